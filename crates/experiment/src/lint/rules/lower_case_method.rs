//! Methods listed in the wrong case.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_METHODS,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "lower-case-method",
    title: "A method is listed in lower case",
    why: "Methods are case-sensitive, and browsers send `PUT`, not `put`.",
    remedy: "Write it in upper case.",
    source: "https://fetch.spec.whatwg.org/#concept-method-normalize",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    // GET, HEAD and POST need not be listed.
    let known = ["PUT", "PATCH", "DELETE", "OPTIONS"];
    let items = answer.items(ALLOW_METHODS);
    let wrong = |item: &&&str| {
        known.contains(&item.to_ascii_uppercase().as_str()) && !known.contains(*item)
    };
    let item = items.iter().find(wrong)?;
    // Script can send `patch` in lower case, and then it must be listed so too.
    if items.contains(&item.to_ascii_uppercase().as_str()) {
        return None;
    }
    let message = format!("`{item}` does not allow `{}`.", item.to_ascii_uppercase());
    Some(Hit::header(Severity::Medium, answer, ALLOW_METHODS, message))
}
