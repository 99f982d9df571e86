//! `Vary: Origin` with `*`.

use crate::lint::{
    ObservedAnswer, Severity,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "needless-vary",
    title: "`Vary: Origin` on an answer for everybody",
    why: "The answer is the same for everyone, and caches keep one copy for each origin.",
    remedy: "Send `*` always, and no `Vary: Origin`.",
    source: "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let items = answer.items("vary");
    let origin = items.iter().any(|item| item.eq_ignore_ascii_case("origin"));
    let needless = answer.allow_origin() == Some("*") && origin;
    let message = "`*` does not depend on the origin.";
    needless.then(|| Hit::header(Severity::Info, answer, "Vary", message))
}
