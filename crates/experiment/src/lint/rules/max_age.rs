//! `Access-Control-Max-Age`: missing, unreadable, too long.

use cors_engine::ExchangeKind;

use crate::lint::{
    ObservedAnswer, Severity,
    answer::MAX_AGE,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "max-age",
    title: "How long preflights are remembered",
    why: "Unreadable, it counts as 5 seconds. Missing, the same: one preflight for nearly every \
          request. Very long, a permission that was taken back lives on; Chrome stops at 2 \
          hours, Safari at 10 minutes, Firefox at a day.",
    remedy: "Send 600 to 7200 seconds.",
    source: "https://fetch.spec.whatwg.org/#http-access-control-max-age",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let allowed = answer.kind == ExchangeKind::Preflight && answer.allow_origin().is_some();
    let values = answer.values(MAX_AGE);
    let (severity, message) = match values.as_slice() {
        [] if !allowed => return None,
        [] => (Severity::Info, "It is missing, so 5 seconds apply.".to_owned()),
        [value] if value.is_empty() || !value.bytes().all(|b| b.is_ascii_digit()) => {
            (Severity::Low, format!("`{value}` is no number of seconds."))
        }
        [value] => match value.parse::<u64>() {
            Ok(seconds) if seconds <= 86_400 => return None,
            Ok(_) | Err(_) => {
                (Severity::Low, format!("`{value}` seconds are longer than any browser keeps."))
            }
        },
        lines => (Severity::Low, format!("It is there {} times.", lines.len())),
    };
    Some(Hit::header(severity, answer, MAX_AGE, message))
}
