//! `*` in a list where it is no wildcard.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::{ALLOW_HEADERS, ALLOW_METHODS, EXPOSE_HEADERS},
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "literal-wildcard",
    title: "`*` in a list, together with credentials",
    why: "With credentials `*` is no wildcard, only a name that nothing has.",
    remedy: "Name what is allowed.",
    source: "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials",
    check: Check::Together(check),
};

fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for answer in answers.iter().filter(|answer| answer.allows_credentials()) {
        for header in [ALLOW_METHODS, ALLOW_HEADERS, EXPOSE_HEADERS] {
            if answer.items(header).contains(&"*") {
                let message = "With credentials `*` allows nothing.";
                hits.push(Hit::header(Severity::Medium, answer, header, message));
            }
        }
    }
    hits
}
