//! `Authorization` left to the wildcard.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_HEADERS,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "wildcard-for-authorization",
    title: "`*` is meant to cover `Authorization`",
    why: "The standard leaves it out of `*`. Browsers still let it pass, warn, and do not \
          remember the preflight.",
    remedy: "List `Authorization` by name.",
    source: "https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let items = answer.items(ALLOW_HEADERS);
    let named = items.iter().any(|item| item.eq_ignore_ascii_case("authorization"));
    let asked = answer.request_headers.iter().any(|name| name == "authorization");
    let message = "The request has `Authorization`, and only `*` is there to allow it.";
    (asked && items.contains(&"*") && !named)
        .then(|| Hit::header(Severity::Medium, answer, ALLOW_HEADERS, message))
}
