//! OPTIONS in a list.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_METHODS,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "options-listed",
    title: "OPTIONS is listed as a method",
    why: "The preflight itself needs no listing; only a script that sends OPTIONS does.",
    remedy: "Take it out, unless a script sends OPTIONS.",
    source: "https://fetch.spec.whatwg.org/#cors-preflight-fetch-0",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let listed = answer.items(ALLOW_METHODS).contains(&"OPTIONS");
    let message = "A preflight needs no permission to be sent.";
    listed.then(|| Hit::header(Severity::Info, answer, ALLOW_METHODS, message))
}
