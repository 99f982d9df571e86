//! From a request to the answer that its endpoint's policy makes of it, with an entry in the
//! record.

use std::time::Duration;

use cors_wire::{
    Answer, AnswerHead, Delivery, Endpoint, RecordedAnswer, RecordedRequest, RequestHead, Target,
};

use super::{Lab, head::Head, refusal::Refusal, response};
use crate::journal::Arrival;

/// How many endpoints the answer for an unknown one names.
const MOST_NAMED: usize = 20;

/// A request that has arrived.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) head: Head,
    pub(super) body_bytes: u64,
    pub(super) at_us: u64,
}

/// A response, and how far it is to get.
#[derive(Debug)]
pub(super) struct Outgoing {
    /// Head and body, as much of it as is to be sent.
    pub(super) bytes: Vec<u8>,
    /// How many of these are the head.
    pub(super) head_bytes: usize,
    pub(super) delivery: Delivery,
}

/// Answers as the endpoint's policy says at this moment, after the delay that it demands.
///
/// The policy is taken once: whatever changes during the delay is for the next request. The
/// exchange is in the record before the first byte of the returned response is written; without
/// an answer when the policy lets none arrive.
pub(super) async fn respond(lab: &Lab, received: Received) -> Outgoing {
    let endpoint = Target::parse(&received.head.target).endpoint;
    match endpoint.and_then(|name| lab.endpoints.get(name)) {
        Some(endpoint) => {
            let answer = endpoint.policy.answering(request_head(&received.head).kind());
            send(lab, received, Some(&endpoint), answer).await
        }
        None => send(lab, received, None, &unknown(lab)).await,
    }
}

/// Answers a request that was understood as far as its head, and records that.
pub(super) async fn refuse(lab: &Lab, received: Received, refusal: Refusal) -> Outgoing {
    send(lab, received, None, &refusal.answer()).await
}

/// Records a request whose peer went away before it could be answered.
pub(super) fn record_abandoned(lab: &Lab, received: Received) {
    lab.journal.enter(arrival(lab, received, None), None);
}

async fn send(
    lab: &Lab,
    received: Received,
    endpoint: Option<&Endpoint>,
    answer: &Answer,
) -> Outgoing {
    let head = answer.head(&request_head(&received.head));
    let body = answer.body_sent(&received.head.method);
    let delivery = answer.delivery;
    let body_bytes = match delivery {
        Delivery::Whole | Delivery::Slow => body.len(),
        Delivery::Truncated => body.len() / 2,
        Delivery::Hang | Delivery::Reset => 0,
    };
    let mut bytes = response::to_bytes(&head, body);
    let head_bytes = bytes.len() - body.len();
    bytes.truncate(head_bytes + body_bytes);
    let recorded = |head: AnswerHead| RecordedAnswer {
        status: head.status,
        headers: head.headers,
        body_bytes: body_bytes as u64,
        at_us: lab.journal.now_us(),
    };
    let arrival = arrival(lab, received, endpoint);
    if answer.delay_ms == 0 {
        let answer = delivery.sends_head().then(|| recorded(head));
        lab.journal.enter(arrival, answer);
    } else {
        let number = lab.journal.enter(arrival, None);
        tokio::time::sleep(Duration::from_millis(answer.delay_ms)).await;
        if delivery.sends_head() {
            lab.journal.complete(number, recorded(head));
        }
    }
    Outgoing { bytes, head_bytes, delivery }
}

fn request_head(head: &Head) -> RequestHead<'_> {
    RequestHead { method: &head.method, headers: &head.headers }
}

fn arrival(lab: &Lab, received: Received, endpoint: Option<&Endpoint>) -> Arrival {
    let Received { head, body_bytes, at_us } = received;
    Arrival {
        run: Target::parse(&head.target).run.map(str::to_owned),
        endpoint: endpoint.map(|endpoint| endpoint.name.clone()),
        revision: endpoint.map(|endpoint| endpoint.revision),
        kind: request_head(&head).kind(),
        request: RecordedRequest {
            port: lab.port,
            method: head.method,
            target: head.target,
            headers: head.headers,
            body_bytes,
            at_us,
        },
    }
}

/// The answer at a path that no endpoint owns.
fn unknown(lab: &Lab) -> Answer {
    let (known, paths) = lab.endpoints.some_paths(MOST_NAMED);
    let more = if known > paths.len() { "\nand more" } else { "" };
    let body = format!("There is no endpoint here. These are known:\n{}{more}\n", paths.join("\n"));
    Answer { status: 404, body, ..Answer::default() }
}
