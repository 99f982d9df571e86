//! `Vary`: the request headers that the answer depends on.

use super::{Answer, HeaderSource, RedirectTo, Switch, header_lines};
use crate::Header;

const NAME: &str = "Vary";

/// The lines: fixed, or what the answer really depends on, which may be nothing and then no line.
pub(super) fn lines(answer: &Answer) -> Vec<Header> {
    if let HeaderSource::Computed { .. } = &answer.vary.value {
        let names = depends_on(answer);
        let value = (!names.is_empty()).then(|| names.join(", "));
        return header_lines::one(&answer.vary, NAME, value);
    }
    header_lines::fixed(&answer.vary, NAME)
}

/// The request headers that decide on a line of this answer: also on a line that is then missing,
/// because a cache must not give one origin what was meant for another.
fn depends_on(answer: &Answer) -> Vec<&'static str> {
    let mirrors = |switch: &Switch| {
        switch.on
            && match switch.value {
                HeaderSource::Mirror { .. } | HeaderSource::List { .. } => true,
                HeaderSource::Fixed(_)
                | HeaderSource::Lines { .. }
                | HeaderSource::Computed { .. } => false,
            }
    };
    let origin = mirrors(&answer.allow_origin)
        || mirrors(&answer.timing_allow_origin)
        || answer.redirect.to == RedirectTo::Home;
    [
        (origin, "Origin"),
        (mirrors(&answer.allow_methods), "Access-Control-Request-Method"),
        (mirrors(&answer.allow_headers), "Access-Control-Request-Headers"),
    ]
    .into_iter()
    .filter_map(|(depends, name)| depends.then_some(name))
    .collect()
}
