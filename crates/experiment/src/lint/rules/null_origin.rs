//! `null` as the allowed origin.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "null-origin",
    title: "`null` is allowed",
    why: "Every sandboxed frame, and every local file, is `null`. Whoever can show a frame can \
          be it.",
    remedy: "Serve the page over HTTP and allow its origin.",
    source: "https://fetch.spec.whatwg.org/#concept-cors-check",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    if answer.allow_origin() != Some("null") {
        return None;
    }
    let (severity, message) = if answer.allows_credentials() {
        (Severity::Critical, "`null` is allowed, with credentials.")
    } else {
        (Severity::Medium, "`null` is allowed.")
    };
    Some(Hit::header(severity, answer, ALLOW_ORIGIN, message))
}
