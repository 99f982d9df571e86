//! `Vary: Access-Control-Request-Headers` missing where a preflight's answer repeats them.

use super::repeats_request_headers::repeats;
use crate::lint::{
    ObservedAnswer, Severity,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "missing-vary-request-headers",
    title: "The preflight's answer depends on what is asked and does not say so",
    why: "Networks that keep answers to OPTIONS, though HTTP has none kept, give one request's \
          list to another, which is then refused.",
    remedy: "Send `Vary: Access-Control-Request-Headers`, or a list that is always the same.",
    source: "https://www.rfc-editor.org/rfc/rfc9110#name-options",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let message = "The list is the one that was asked for.";
    (repeats(answer) && !answer.varies_on("access-control-request-headers"))
        .then(|| Hit::header(Severity::Low, answer, "Vary", message))
}
