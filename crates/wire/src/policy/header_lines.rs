//! The lines that a switch makes of a header.

use super::{HeaderSource, Switch};
use crate::Header;

/// The lines of a header whose value cannot depend on the request.
pub(super) fn fixed(switch: &Switch, name: &str) -> Vec<Header> {
    asked(switch, name, || None)
}

/// The lines of a header whose value may repeat what the request asked for. A list and a computed
/// value make none: they mean something for one header only, which makes its lines itself.
pub(super) fn asked(
    switch: &Switch,
    name: &str,
    asked: impl FnOnce() -> Option<String>,
) -> Vec<Header> {
    match &switch.value {
        HeaderSource::Fixed(text) => one(switch, name, Some(text.clone())),
        HeaderSource::Lines { lines } if switch.on => {
            lines.iter().map(|line| (name.to_owned(), line.clone())).collect()
        }
        HeaderSource::Mirror { .. } => one(switch, name, asked()),
        HeaderSource::Lines { .. } | HeaderSource::List { .. } | HeaderSource::Computed { .. } => {
            Vec::new()
        }
    }
}

/// The line when the switch is on and there is a value.
pub(super) fn one(switch: &Switch, name: &str, value: Option<String>) -> Vec<Header> {
    let value = value.filter(|_| switch.on);
    value.into_iter().map(|value| (name.to_owned(), value)).collect()
}
