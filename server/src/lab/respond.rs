//! From a request to the answer that its endpoint's policy makes of it, with an entry in the
//! record.

use std::borrow::Cow;
use std::time::Duration;

use cors_wire::{
    Answer, AnswerHead, CacheUse, Delivery, Endpoint, Place, RecordedAnswer, RecordedRequest,
    RequestBody, RequestHead, Target,
};

use super::{Lab, body::Passed, head::Head, refusal::Refusal, response};
use crate::cache::{Lookup, Stored};
use crate::journal::Arrival;

/// How many endpoints the answer for an unknown one names.
const MOST_NAMED: usize = 20;

/// A request that has arrived.
#[derive(Debug)]
pub(super) struct Received {
    pub(super) head: Head,
    pub(super) body: Passed,
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

/// An answer that is ready to be sent.
struct Made<'a> {
    head: AnswerHead,
    content: Cow<'a, [u8]>,
    delay_ms: u64,
    delivery: Delivery,
    /// The exchange for which a shared cache stored it.
    from_cache: Option<u64>,
    /// What the shared cache is to store of it.
    to_store: Option<Stored>,
}

/// Answers as the endpoint's policy says at this moment, after the delay that it demands.
///
/// The policy is taken once: whatever changes during the delay is for the next request. The
/// exchange is in the record before the first byte of the returned response is written; without
/// an answer when the policy lets none arrive.
pub(super) async fn respond(lab: &Lab, received: Received) -> Outgoing {
    let endpoint = Target::parse(&received.head.target).endpoint;
    let Some(endpoint) = endpoint.and_then(|name| lab.endpoints.get(name)) else {
        let answer = unknown(lab);
        let made = make(lab, &received, &answer);
        return send(lab, received, None, made).await;
    };
    let made = if endpoint.policy.cache.on {
        through_cache(lab, &received, &endpoint)
    } else {
        let kind = request_head(lab, &received.head).kind();
        make(lab, &received, endpoint.policy.answering(kind))
    };
    send(lab, received, Some(&endpoint), made).await
}

/// Answers a request that was understood as far as its head, and records that.
pub(super) async fn refuse(lab: &Lab, received: Received, refusal: Refusal) -> Outgoing {
    let answer = refusal.answer();
    let made = make(lab, &received, &answer);
    send(lab, received, None, made).await
}

/// Records a request whose peer went away before it could be answered.
pub(super) fn record_abandoned(lab: &Lab, received: Received) {
    lab.journal.enter(arrival(lab, received, None), None);
}

/// What an answer of a policy is for this request.
fn make<'a>(lab: &Lab, received: &Received, answer: &'a Answer) -> Made<'a> {
    let request = request_head(lab, &received.head);
    let body = RequestBody { start: &received.body.start, bytes: received.body.bytes };
    let content = answer.content(&request, body);
    Made {
        head: answer.head(&request, &content),
        content,
        delay_ms: answer.delay_ms,
        delivery: answer.delivery,
        from_cache: None,
        to_store: None,
    }
}

/// The answer of an endpoint behind its shared cache: a stored one, or a new one to be stored.
fn through_cache<'a>(lab: &Lab, received: &Received, endpoint: &'a Endpoint) -> Made<'a> {
    let request = request_head(lab, &received.head);
    let lookup = Lookup {
        endpoint: &endpoint.name,
        policy: &endpoint.policy.cache,
        request: &request,
        now_us: received.at_us,
    };
    // What was asked with a password is for nobody else.
    let cacheable = request.method == "GET" && request.value("authorization").is_none();
    if let Some(mut hit) = cacheable.then(|| lab.endpoints.caches.find(lookup)).flatten() {
        hit.head.headers.extend(CacheUse::Hit { age_s: hit.age_s }.lines());
        return Made {
            head: hit.head,
            content: Cow::Owned(hit.content),
            delay_ms: 0,
            delivery: Delivery::Whole,
            from_cache: Some(hit.exchange),
            to_store: None,
        };
    }
    let mut made = make(lab, received, endpoint.policy.answering(request.kind()));
    let whole = matches!(made.delivery, Delivery::Whole | Delivery::Slow);
    if cacheable && whole {
        made.to_store = Stored::new(&lookup, &made.head, &made.content);
    }
    let told = if cacheable { CacheUse::Miss } else { CacheUse::Bypass };
    made.head.headers.extend(told.lines());
    made
}

async fn send(
    lab: &Lab,
    received: Received,
    endpoint: Option<&Endpoint>,
    made: Made<'_>,
) -> Outgoing {
    let Made { head, content, delay_ms, delivery, from_cache, to_store } = made;
    let body = if received.head.method == "HEAD" { &[] } else { &content[..] };
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
        from_cache,
    };
    let arrival = arrival(lab, received, endpoint);
    // Before the delay, so that a change of the endpoint during it counts.
    let is_stored = to_store.is_some();
    let reserve = |number| {
        if let (Some(endpoint), Some(new)) = (endpoint, to_store) {
            lab.endpoints.reserve(endpoint, new, number);
        }
        number
    };
    let number = if delay_ms == 0 {
        let answer = delivery.sends_head().then(|| recorded(head));
        reserve(lab.journal.enter(arrival, answer))
    } else {
        let number = reserve(lab.journal.enter(arrival, None));
        tokio::time::sleep(Duration::from_millis(delay_ms)).await;
        if delivery.sends_head() {
            lab.journal.complete(number, recorded(head));
        }
        number
    };
    if is_stored {
        lab.endpoints.caches.store(number);
    }
    Outgoing { bytes, head_bytes, delivery }
}

fn request_head<'a>(lab: &Lab, head: &'a Head) -> RequestHead<'a> {
    let Lab { scheme, port, .. } = *lab;
    let place = Place { scheme, host: head.host(), port, target: &head.target };
    RequestHead { method: &head.method, place, headers: &head.headers }
}

fn arrival(lab: &Lab, received: Received, endpoint: Option<&Endpoint>) -> Arrival {
    let Received { head, body, at_us } = received;
    Arrival {
        run: Target::parse(&head.target).run.map(str::to_owned),
        endpoint: endpoint.map(|endpoint| endpoint.name.clone()),
        revision: endpoint.map(|endpoint| endpoint.revision),
        kind: request_head(lab, &head).kind(),
        request: RecordedRequest {
            port: lab.port,
            method: head.method,
            target: head.target,
            headers: head.headers,
            body_bytes: body.bytes,
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
