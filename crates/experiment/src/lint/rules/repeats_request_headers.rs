//! Lists of a preflight's answer that repeat whatever is asked for, with credentials.

use crate::lint::{
    Asker, ObservedAnswer, Severity,
    answer::ALLOW_HEADERS,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "repeats-request-headers",
    title: "Whatever header is asked for is allowed",
    why: "With credentials a page can then send headers that the server trusts from proxies or \
          debuggers, and nobody looks at the list any more.",
    remedy: "List the headers that the pages send.",
    source: "https://fetch.spec.whatwg.org/#http-access-control-allow-headers",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let message = "A header that nobody can have on a list is allowed.";
    (repeats(answer) && answer.allows_credentials())
        .then(|| Hit::header(Severity::Low, answer, ALLOW_HEADERS, message))
}

/// Whether a preflight's answer allows the headers that only a stranger makes up.
pub(super) fn repeats(answer: &ObservedAnswer) -> bool {
    let items = answer.items(ALLOW_HEADERS);
    let allowed = |name: &String| items.iter().any(|item| item.eq_ignore_ascii_case(name));
    answer.kind == cors_engine::ExchangeKind::Preflight
        && answer.asker == Asker::Stranger
        && !answer.request_headers.is_empty()
        && answer.request_headers.iter().all(allowed)
}
