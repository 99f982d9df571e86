//! An experiment as an exchange, which `cors judge` reads.

use cors_engine::{
    ExchangeKind, HttpVersion, Network, Origin, PreflightCache, Profile, Response, SentRequest,
    TransportFailure, fetch,
};
use url::Url;

use super::mask::masked;
use crate::{
    Scenario,
    json::object,
    judge::{
        Answer, Exchange, HopAnswers, HttpAnswer, HttpVersionSpec, Page, PageOrigin,
        ResponseHeader, Shape, Status, Step, TransportError, position,
    },
    prediction::PolicyNetwork,
    replay::ReplayNetwork,
};

/// The experiment with the answers of its record, and those of its policy where the record has
/// none: for a preflight that the browser remembered, or before a run. A verdict over it is the
/// verdict over the experiment. Where neither tells an answer it breaks off: what nobody saw is not
/// there, neither as an answer nor as a connection that failed.
///
/// `None` where the page's origin is not an origin.
pub fn exchange(scenario: &Scenario, record: &[cors_wire::Exchange]) -> Option<Exchange> {
    let mut written = Written {
        scenario,
        record: ReplayNetwork::new(record),
        policy: PolicyNetwork::new(scenario.policy.as_ref(), &scenario.page_origin),
        hops: Vec::new(),
    };
    let request = scenario.request.to_engine(Origin::parse(&scenario.page_origin)?);
    fetch(&request, &mut PreflightCache::new(), &mut written, Profile::Standard);
    Some(Exchange {
        id: "cors-explorer".to_owned(),
        page: Page { origin: PageOrigin::parse(&scenario.page_origin)? },
        steps: vec![Step { after_s: 0.0, request: scenario.request.clone(), hops: written.hops }],
        shape: Shape::Single,
        http_version: HttpVersionSpec::Http1,
    })
}

/// The same, as JSON.
pub fn exchange_json(scenario: &Scenario, record: &[cors_wire::Exchange]) -> Option<String> {
    let Exchange { id, page, steps, .. } = exchange(scenario, record)?;
    let Step { request, hops, .. } = steps.first()?;
    let names = ["id", "page", "request", "hops", "http_version"];
    let mut json = String::new();
    object(&mut json, &names, &[&id, &page, request, hops, &"1.1".to_owned()]);
    Some(json)
}

/// A network that writes down what record and policy answer.
struct Written<'a> {
    scenario: &'a Scenario,
    record: ReplayNetwork<'a>,
    policy: PolicyNetwork<'a>,
    hops: Vec<HopAnswers>,
}

impl Network for Written<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        // Asked in any case: the policy is that of the first URL, whoever answers that.
        let by_policy = self.policy.ask(request);
        let answer = match self.record.find(request) {
            Some(_) => self.record.send(request),
            None => by_policy.ok_or(TransportFailure)?,
        };
        let at = position(&self.hops, request.hop);
        while self.hops.len() <= at {
            self.hops.push(HopAnswers::default());
        }
        let written = match &answer {
            Ok(response) => http_answer(response, self.scenario),
            Err(TransportFailure) => Some(Answer::Failed { error: TransportError::Connection }),
        };
        match request.kind {
            ExchangeKind::Preflight => self.hops[at].preflight = written,
            ExchangeKind::Actual => self.hops[at].response = written,
        }
        answer
    }

    fn http_version(&self, url: &Url) -> HttpVersion {
        self.record.http_version(url)
    }
}

fn http_answer(response: &Response, scenario: &Scenario) -> Option<Answer> {
    let lines = response.headers.iter();
    let lines =
        lines.filter_map(|(name, value)| ResponseHeader::new(name, masked(name, value, scenario)));
    let headers = lines.collect();
    Some(Answer::Http(HttpAnswer { status: Status::new(response.status)?, headers }))
}
