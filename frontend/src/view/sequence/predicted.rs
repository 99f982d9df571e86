//! The messages that a run should have, from the prediction and the policy.

use cors_engine::{Hop, Outcome, Preflight, Settlement};
use cors_experiment::explanation::{Context, explain};
use cors_experiment::{Scenario, response_type_id};
use cors_wire::{Header, Policy, RequestHead};

use super::message::{Kind, Message};

pub(super) fn messages(scenario: &Scenario, outcome: &Outcome) -> Vec<Message> {
    let request = &scenario.request;
    let mut messages = vec![Message::call(request)];
    if let Some(policy) = &scenario.policy {
        for hop in &outcome.hops {
            messages.extend(crossing(hop, policy));
        }
    }
    let failure = match &outcome.settlement {
        Settlement::Resolve(response) => {
            let kind = response_type_id(response.response_type);
            messages.push(Message::resolved(Some(kind), response.status));
            return messages;
        }
        Settlement::Reject(failure) | Settlement::Throw(failure) => failure,
    };
    messages.push(Message::plain(
        Kind::Stop,
        explain(failure, &Context::new(scenario, outcome)).headline,
    ));
    if let Some(hop) = outcome.hops.get(failure.hop).filter(|hop| !hop.sent) {
        messages.push(Message::plain(Kind::NeverSent, format!("{} will not be sent", hop.method)));
    }
    messages.push(Message::plain(Kind::Failure, "TypeError"));
    messages
}

fn crossing(hop: &Hop, policy: &Policy) -> Vec<Message> {
    let mut messages = Vec::new();
    if let Some(preflight) = hop.preflight.as_ref().filter(|preflight| preflight.sent) {
        messages.extend(exchange(policy, "OPTIONS", &hop.url, &asking(preflight)));
    }
    if hop.sent {
        let origin = hop.origin.clone().map(|origin| ("Origin".to_owned(), origin));
        messages.extend(exchange(
            policy,
            &hop.method,
            &hop.url,
            &origin.into_iter().collect::<Vec<_>>(),
        ));
    }
    messages
}

fn exchange(policy: &Policy, method: &str, url: &str, headers: &[Header]) -> [Message; 2] {
    let answer = policy.answer(&RequestHead { method, headers });
    [
        Message::request(format!("{method} {url}"), headers),
        Message::answer(answer.status, &answer.headers, None),
    ]
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
