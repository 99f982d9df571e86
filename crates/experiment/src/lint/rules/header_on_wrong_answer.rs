//! Headers on the answer where they have no effect.

use cors_engine::ExchangeKind;

use crate::lint::{
    ObservedAnswer, Severity,
    answer::{ALLOW_HEADERS, ALLOW_METHODS, EXPOSE_HEADERS, MAX_AGE},
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "header-on-wrong-answer",
    title: "A header is on the answer where nobody reads it",
    why: "Methods, headers and age are read on the answer to a preflight only, exposed headers \
          on the others only.",
    remedy: "Send it where it is read.",
    source: "https://fetch.spec.whatwg.org/#http-responses",
    check: Check::Together(check),
};

fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for answer in answers {
        let (names, where_read): (&[&'static str], _) = match answer.kind {
            ExchangeKind::Preflight => (&[EXPOSE_HEADERS], "on the other answers"),
            ExchangeKind::Actual => {
                (&[ALLOW_METHODS, ALLOW_HEADERS, MAX_AGE], "on the answer to a preflight")
            }
        };
        for &name in names.iter().filter(|name| !answer.values(name).is_empty()) {
            let message = format!("`{name}` is read {where_read} only.");
            hits.push(Hit::header(Severity::Info, answer, name, message));
        }
    }
    hits
}
