//! Error answers without CORS headers.

use cors_engine::{ExchangeKind, Origin};
use url::Url;

use crate::lint::{
    Asker, ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "errors-without-headers",
    title: "Errors come without the header that lets a script read them",
    why: "A script cannot tell a 401 from a broken network, and people look for the mistake in \
             CORS.",
    remedy: "Send the same CORS headers on errors, from the outermost layer.",
    source: "https://fetch.spec.whatwg.org/#concept-cors-check",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let silent = answer.kind == ExchangeKind::Actual
        && answer.status >= 400
        && answer.asker == Asker::Page
        && is_cross_origin(answer)
        && answer.values(ALLOW_ORIGIN).is_empty();
    let message = format!("A {} cannot be read by the page that got it.", answer.status);
    silent.then(|| Hit::header(Severity::High, answer, ALLOW_ORIGIN, message))
}

/// Whether it was asked with `Origin` from another one; a page reads what its own origin answers.
fn is_cross_origin(answer: &ObservedAnswer) -> bool {
    let url = Url::parse(&answer.url);
    let same = |origin: Origin| url.as_ref().is_ok_and(|url| origin.is_same_origin_with(url));
    answer.origin.as_deref().is_some_and(|origin| !Origin::parse(origin).is_some_and(same))
}
