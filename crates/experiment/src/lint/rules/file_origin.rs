//! `file:` as the allowed origin.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "file-origin",
    title: "A `file:` origin is allowed",
    why: "Pages from files are `null` to every server, so this never matches.",
    remedy: "Serve the page over HTTP.",
    source: "https://fetch.spec.whatwg.org/#concept-cors-check",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let value = answer.allow_origin().filter(|value| value.starts_with("file:"))?;
    let message = format!("`{value}` never matches; pages from files send `null`.");
    Some(Hit::header(Severity::Low, answer, ALLOW_ORIGIN, message))
}
