//! `Vary: Origin` missing where the answer depends on the origin.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "missing-vary-origin",
    title: "The answer depends on who asks and does not say so",
    why: "A cache hands the answer that one origin got to another, which is then refused, or to \
          a request without `Origin`.",
    remedy: "Send `Vary: Origin` on every answer of the URL, the refusals too.",
    source: "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches",
    check: Check::Together(check),
};

/// Two answers of the same kind to different origins that differ in the allowed one.
fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let differs = |answer: &&ObservedAnswer| {
        answers.iter().any(|other| {
            other.kind == answer.kind
                && other.hop == answer.hop
                && other.url == answer.url
                && other.origin != answer.origin
                && other.values(ALLOW_ORIGIN) != answer.values(ALLOW_ORIGIN)
        })
    };
    let hit = |answer: &ObservedAnswer| {
        let message = match answer.allow_origin() {
            Some(origin) => format!("`{origin}` was allowed here and something else elsewhere."),
            None => "Nobody was allowed here, and somebody elsewhere.".to_owned(),
        };
        let severity = match answer.kind {
            cors_engine::ExchangeKind::Actual => Severity::Medium,
            // OPTIONS is not cached by HTTP, though some networks do.
            cors_engine::ExchangeKind::Preflight => Severity::Low,
        };
        Hit::header(severity, answer, "Vary", message)
    };
    answers.iter().filter(|a| !a.varies_on("origin")).filter(differs).map(hit).collect()
}
