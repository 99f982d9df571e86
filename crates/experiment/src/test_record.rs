//! The record that a lab with a given policy would keep of a run, for tests of replay and verdict.

use cors_engine::{
    ExchangeKind, HttpVersion, Network, Origin, PreflightCache, Profile, Response, SentRequest,
    TransportFailure, fetch,
};
use cors_wire::{Exchange, RecordedAnswer, RecordedRequest, RequestHead};
use url::{Position, Url};

use crate::{
    Scenario,
    prediction::{place, response},
};

/// Runs a scenario against its policy and records every exchange, as the lab does.
pub(crate) fn record(scenario: &Scenario) -> Vec<Exchange> {
    let origin = Origin::parse(&scenario.page_origin).expect("an origin");
    let mut lab = RecordingLab { scenario, record: Vec::new() };
    let request = scenario.request.to_engine(origin);
    fetch(&request, &mut PreflightCache::new(), &mut lab, Profile::Standard);
    lab.record
}

struct RecordingLab<'a> {
    scenario: &'a Scenario,
    record: Vec<Exchange>,
}

impl Network for RecordingLab<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let policy = self.scenario.policy.clone().unwrap_or_default();
        let headers: Vec<_> = request.headers.iter().cloned().collect();
        let head =
            RequestHead { method: request.method, place: place(request.url), headers: &headers };
        let answer = policy.answer(&head);
        let sent = policy.answering(head.kind()).delivery.sends_head();
        let number = self.record.len() as u64 + 1;
        self.record.push(Exchange {
            number,
            run: None,
            endpoint: Some(cors_wire::ROOT.to_owned()),
            revision: Some(1),
            kind: match request.kind {
                ExchangeKind::Preflight => cors_wire::ExchangeKind::Preflight,
                ExchangeKind::Actual => cors_wire::ExchangeKind::Actual,
            },
            request: RecordedRequest {
                port: request.url.port_or_known_default().unwrap_or_default(),
                method: request.method.to_owned(),
                target: request.url[Position::BeforePath..Position::AfterQuery].to_owned(),
                headers,
                body_bytes: 0,
                at_us: 2 * number,
            },
            answer: sent.then(|| RecordedAnswer {
                status: answer.status,
                headers: answer.headers.clone(),
                body_bytes: 0,
                at_us: 2 * number + 1,
                from_cache: None,
            }),
        });
        if !sent {
            return Err(TransportFailure);
        }
        Ok(response(answer.status, &answer.headers))
    }

    fn http_version(&self, _url: &Url) -> HttpVersion {
        HttpVersion::Http1
    }
}
