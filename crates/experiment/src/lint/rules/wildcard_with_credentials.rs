//! `*` as the allowed origin, and credentials.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "wildcard-with-credentials",
    title: "`*` together with credentials",
    why: "Browsers refuse the pair, so whoever sends credentials gets nothing. The next step is \
          often to send back any origin, which is worse.",
    remedy: "Name the origins that need credentials, or drop `Access-Control-Allow-Credentials`.",
    source: "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let both = answer.allow_origin() == Some("*") && answer.allows_credentials();
    let message = "`*` and `Access-Control-Allow-Credentials: true` cancel each other.";
    both.then(|| Hit::header(Severity::High, answer, ALLOW_ORIGIN, message))
}
