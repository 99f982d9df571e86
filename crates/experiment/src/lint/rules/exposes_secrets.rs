//! Exposed headers that look like secrets.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::EXPOSE_HEADERS,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "exposes-secrets",
    title: "A header with a secret is shown to scripts",
    why: "Whoever may read the answer can then read the token in it.",
    remedy: "Expose only what the page needs to read.",
    source: "https://fetch.spec.whatwg.org/#http-access-control-expose-headers",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let secret = |item: &&&str| {
        let name = item.to_ascii_lowercase();
        ["authorization", "token", "secret", "csrf", "xsrf", "session", "api-key"]
            .iter()
            .any(|word| name.contains(word))
    };
    let items = answer.items(EXPOSE_HEADERS);
    let message = format!("`{}` is shown to scripts.", items.iter().find(secret)?);
    Some(Hit::header(Severity::Medium, answer, EXPOSE_HEADERS, message))
}
