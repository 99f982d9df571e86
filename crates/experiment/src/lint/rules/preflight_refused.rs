//! Preflights that are refused by their status.

use cors_engine::{ExchangeKind, is_redirect_status};

use crate::lint::{
    ObservedAnswer, Severity,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "preflight-refused",
    title: "The preflight's status is not a success",
    why: "Browsers never send credentials with a preflight and follow no redirect, so a login, a \
          redirect or an error there stops every such request.",
    remedy: "Answer a preflight with 204 before anything else looks at it.",
    source: "https://fetch.spec.whatwg.org/#cors-preflight-fetch-0",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    if answer.kind != ExchangeKind::Preflight || (200..300).contains(&answer.status) {
        return None;
    }
    let what = match answer.status {
        401 | 407 => "it asks for a login",
        403 => "it is refused",
        status if is_redirect_status(status) => "it redirects",
        404 | 405 | 501 => "OPTIONS is not handled",
        _ => "it is not a success",
    };
    let message = format!("The preflight is answered with {}: {what}.", answer.status);
    Some(Hit::answer(Severity::High, answer, message))
}
