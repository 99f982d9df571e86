//! `*` on a private network.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::{ALLOW_ORIGIN, Reach},
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "wildcard-on-private-network",
    title: "A server of a private network allows everybody",
    why: "What protects it is only that strangers cannot reach it. A page on the web can, \
          through a visitor's browser.",
    remedy: "Name the origins that may read.",
    source: "https://fetch.spec.whatwg.org/#basic-safe-cors-protocol-setup",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let open = answer.allow_origin() == Some("*") && answer.reach() == Reach::Private;
    let message = "Every page on the web can read this through a visitor's browser.";
    open.then(|| Hit::header(Severity::High, answer, ALLOW_ORIGIN, message))
}
