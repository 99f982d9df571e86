//! About how many bytes a thing keeps in memory, for the bounds on record, events and endpoints.

use cors_wire::{Answer, Exchange, Header, HeaderSource, Policy, Switch};

/// What a value costs besides its text: its own fields and the allocator's share.
const OVERHEAD: usize = 64;

/// The weight of an exchange.
pub(super) fn exchange_weight(exchange: &Exchange) -> usize {
    let request = &exchange.request;
    let answered = exchange.answer.as_ref().map_or(0, |answer| headers_weight(&answer.headers));
    8 * OVERHEAD
        + request.method.len()
        + request.target.len()
        + headers_weight(&request.headers)
        + answered
}

/// The weight of a policy.
pub(crate) fn policy_weight(policy: &Policy) -> usize {
    answer_weight(&policy.preflight) + answer_weight(&policy.actual)
}

fn answer_weight(answer: &Answer) -> usize {
    let switches = [
        &answer.allow_origin,
        &answer.allow_credentials,
        &answer.allow_methods,
        &answer.allow_headers,
        &answer.expose_headers,
        &answer.max_age,
        &answer.vary,
        &answer.timing_allow_origin,
        &answer.resource_policy,
        &answer.cache_control,
    ];
    let switches: usize = switches.into_iter().map(switch_weight).sum();
    let methods = answer.status_for.entries().map(|(method, _)| OVERHEAD + method.len());
    let switches = switches + methods.sum::<usize>();
    let cookie = &answer.set_cookie;
    let parts = cookie.name.len() + cookie.value.len() + cookie.path.len();
    let parts = parts + answer.redirect.location.len();
    OVERHEAD + switches + parts + headers_weight(&answer.headers) + answer.body.len()
}

fn switch_weight(switch: &Switch) -> usize {
    let text = match &switch.value {
        HeaderSource::Fixed(text) => text.len(),
        HeaderSource::Mirror { .. } | HeaderSource::Computed { .. } => 0,
        HeaderSource::Lines { lines: texts } | HeaderSource::List { list: texts } => {
            texts.iter().map(|text| OVERHEAD + text.len()).sum()
        }
    };
    OVERHEAD + text
}

fn headers_weight(headers: &[Header]) -> usize {
    headers.iter().map(|(name, value)| OVERHEAD + name.len() + value.len()).sum()
}
