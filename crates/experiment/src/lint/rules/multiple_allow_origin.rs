//! Several allowed origins in one answer.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "multiple-allow-origin",
    title: "More than one allowed origin",
    why: "Browsers compare the whole value with one origin, so a list allows nobody. Two lines \
          mostly come from two layers.",
    remedy: "Send exactly one value, from one layer.",
    source: "https://fetch.spec.whatwg.org/#concept-cors-check",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let values = answer.values(ALLOW_ORIGIN);
    let message = match values.as_slice() {
        [only] if only.contains([',', ' ']) => format!("`{only}` is more than one origin."),
        [] | [_] => return None,
        lines => format!("The header is there {} times.", lines.len()),
    };
    Some(Hit::header(Severity::High, answer, ALLOW_ORIGIN, message))
}
