//! A value for credentials that means nothing.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_CREDENTIALS,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "allow-credentials-not-true",
    title: "`Access-Control-Allow-Credentials` is something other than `true`",
    why: "Only `true`, in lower case and once, means anything.",
    remedy: "Send `true`, or leave the header out.",
    source: "https://fetch.spec.whatwg.org/#http-access-control-allow-credentials",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let values = answer.values(ALLOW_CREDENTIALS);
    let message = match values.as_slice() {
        [] | ["true"] => return None,
        [only] => format!("`{only}` means nothing; only `true` does."),
        lines => format!("The header is there {} times, and so means nothing.", lines.len()),
    };
    let severity = if values == ["false"] { Severity::Low } else { Severity::Medium };
    Some(Hit::header(severity, answer, ALLOW_CREDENTIALS, message))
}
