//! The exchanges that a run should have, from the prediction and the policy.

use cors_engine::{ExchangeKind, Hop, Outcome, Preflight};
use cors_experiment::{Scenario, answer_of};
use cors_wire::{Delivery, Header, Policy};

use super::exchanged::{Answered, Exchanged};

pub(super) fn exchanges(scenario: &Scenario, outcome: &Outcome) -> Vec<Exchanged> {
    let Some(policy) = &scenario.policy else { return Vec::new() };
    let own = own_headers(scenario, outcome);
    // A redirect may take some of them away.
    let own = |at| if at == 0 { &own[..] } else { &[] };
    outcome.hops.iter().enumerate().flat_map(|(at, hop)| of_hop(at, hop, policy, own(at))).collect()
}

/// Those headers of the script that the browser does not leave out.
fn own_headers(scenario: &Scenario, outcome: &Outcome) -> Vec<Header> {
    let is_sent = |(name, _): &&Header| !outcome.leaves_out(name);
    scenario.request.headers.iter().filter(is_sent).cloned().collect()
}

fn of_hop(position: usize, hop: &Hop, policy: &Policy, own: &[Header]) -> Vec<Exchanged> {
    let exchange = |kind, method: &str, headers: Vec<Header>| {
        let head = answer_of(policy, method, &hop.url, &headers);
        let answered =
            Answered { status: head.status, headers: head.headers, from_cache: None, at: None };
        let told = match kind {
            ExchangeKind::Preflight => &policy.preflight,
            ExchangeKind::Actual => &policy.actual,
        };
        let answer = match told.delivery {
            Delivery::Whole | Delivery::Slow | Delivery::Truncated => Some(answered),
            Delivery::Hang | Delivery::Reset => None,
        };
        Exchanged {
            hop: position,
            kind,
            head: format!("{method} {}", hop.url),
            headers,
            at: None,
            answer,
        }
    };
    let mut exchanges = Vec::new();
    if let Some(preflight) = hop.preflight.as_ref().filter(|preflight| preflight.sent) {
        exchanges.push(exchange(ExchangeKind::Preflight, "OPTIONS", asking(preflight)));
    }
    if hop.sent {
        let origin = hop.origin.clone().map(|origin| ("Origin".to_owned(), origin));
        let headers = origin.into_iter().chain(own.iter().cloned()).collect();
        exchanges.push(exchange(ExchangeKind::Actual, &hop.method, headers));
    }
    exchanges
}

fn asking(preflight: &Preflight) -> Vec<Header> {
    let mut headers = vec![
        ("Origin".to_owned(), preflight.origin.clone()),
        ("Access-Control-Request-Method".to_owned(), preflight.request_method.clone()),
    ];
    let names = preflight.request_headers.clone();
    headers.extend(names.map(|names| ("Access-Control-Request-Headers".to_owned(), names)));
    headers
}
