//! Error answers without CORS headers.

use cors_engine::ExchangeKind;

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
        && answer.origin.is_some()
        && answer.values(ALLOW_ORIGIN).is_empty();
    let message = format!("A {} cannot be read by the page that got it.", answer.status);
    silent.then(|| Hit::header(Severity::High, answer, ALLOW_ORIGIN, message))
}
