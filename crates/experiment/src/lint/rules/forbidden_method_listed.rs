//! Methods in a list that no script can use.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_METHODS,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "forbidden-method-listed",
    title: "A list names a method that no script can use",
    why: "CONNECT, TRACE and TRACK are kept from scripts, whatever the list says.",
    remedy: "Take it out.",
    source: "https://fetch.spec.whatwg.org/#forbidden-method",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let forbidden = ["CONNECT", "TRACE", "TRACK"];
    let items = answer.items(ALLOW_METHODS);
    let item = items.iter().find(|item| forbidden.contains(&item.to_ascii_uppercase().as_str()));
    let message = format!("Listing `{}` has no effect.", item?);
    Some(Hit::header(Severity::Low, answer, ALLOW_METHODS, message))
}
