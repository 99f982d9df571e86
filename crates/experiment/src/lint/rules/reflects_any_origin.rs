//! An origin that is sent back whoever it is.

use crate::lint::{
    Asker, ObservedAnswer, Severity,
    answer::{ALLOW_ORIGIN, Reach},
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "reflects-any-origin",
    title: "Whoever asks is allowed",
    why: "With credentials any site can read what the server shows to a visitor who is logged \
          in. Without, it is a `*` that also defeats caches, and lets the web read what only a \
          private network should see.",
    remedy: "Compare the origin with a list of exact origins; for public data send `*` and no \
             credentials.",
    source: "https://portswigger.net/web-security/cors",
    check: Check::Together(check),
};

fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let repeats = |answer: &&ObservedAnswer| {
        answer.asker == Asker::Stranger && answer.allow_origin() == answer.origin.as_deref()
    };
    let hit = |answer: &ObservedAnswer| {
        let origin = answer.origin.as_deref().unwrap_or_default();
        let (severity, with) = if answer.allows_credentials() {
            (Severity::Critical, ", and credentials with it")
        } else if answer.reach() == Reach::Private {
            (Severity::High, "")
        } else {
            (Severity::Medium, "")
        };
        let message = format!("A stranger, `{origin}`, was allowed{with}.");
        Hit::header(severity, answer, ALLOW_ORIGIN, message)
    };
    answers.iter().filter(repeats).map(hit).collect()
}
