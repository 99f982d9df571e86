//! Requests of one page, answered from a script.

use cors_engine::{
    ExchangeKind, HttpVersion, Network, Origin, Outcome, PreflightCache, Profile, Request,
    Response, SentRequest, Settlement, TransportFailure, VisibleResponse, fetch,
};
use url::Url;

pub(crate) const PAGE: &str = "https://app.example";
pub(crate) const TARGET: &str = "https://api.test/";

/// Header lines, as written.
pub(crate) type Lines<'a> = &'a [(&'a str, &'a str)];

/// An answer: a status and header lines.
pub(crate) type Answer<'a> = (u16, Lines<'a>);

/// Answers to the preflight and to the request of one hop.
#[derive(Clone, Copy)]
pub(crate) struct Hop<'a> {
    pub(crate) preflight: Option<Answer<'a>>,
    pub(crate) actual: Option<Answer<'a>>,
}

/// A request with credentials or without, from the page to the target.
pub(crate) fn get(url: &str) -> Request {
    Request::new(Origin::parse(PAGE).expect("an origin"), url)
}

/// The same with a method.
pub(crate) fn with_method(method: &str) -> Request {
    Request { method: method.to_owned(), ..get(TARGET) }
}

/// The same with headers.
pub(crate) fn with_headers(headers: Lines<'_>) -> Request {
    Request { headers: owned(headers), ..get(TARGET) }
}

/// Header lines that own their text.
pub(crate) fn owned(headers: Lines<'_>) -> Vec<(String, String)> {
    headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A hop that answers the request only.
pub(crate) fn answers(status: u16, lines: Lines<'_>) -> Hop<'_> {
    Hop { preflight: None, actual: Some((status, lines)) }
}

/// A hop that answers the preflight, and the request with permission.
pub(crate) fn preflight_answers(status: u16, lines: Lines<'_>) -> Hop<'_> {
    Hop { preflight: Some((status, lines)), actual: Some((200, SHARED)) }
}

/// What shares an answer with everyone.
pub(crate) const SHARED: Lines<'_> = &[("Access-Control-Allow-Origin", "*")];

/// Runs a request over a script.
pub(crate) fn run(request: &Request, hops: &[Hop<'_>]) -> Outcome {
    run_with(request, &mut PreflightCache::new(), hops)
}

/// Runs a request over a script, with a memory of earlier preflights.
pub(crate) fn run_with(request: &Request, cache: &mut PreflightCache, hops: &[Hop<'_>]) -> Outcome {
    fetch(request, cache, &mut Script { hops, version: HttpVersion::Http2 }, Profile::Standard)
}

/// Runs a request over a script, on connections that speak HTTP/1.1.
pub(crate) fn run_over_http1(request: &Request, hops: &[Hop<'_>]) -> Outcome {
    let mut script = Script { hops, version: HttpVersion::Http1 };
    fetch(request, &mut PreflightCache::new(), &mut script, Profile::Standard)
}

/// What came of it: `resolve`, or stage, cause and step.
pub(crate) fn verdict(outcome: &Outcome) -> String {
    match &outcome.settlement {
        Settlement::Resolve(_) => "resolve".to_owned(),
        Settlement::Reject(failure) | Settlement::Throw(failure) => {
            format!("{}/{} at {}", failure.stage.id(), failure.cause.id(), failure.step.number)
        }
    }
}

/// The response that script got.
#[track_caller]
pub(crate) fn response(outcome: &Outcome) -> &VisibleResponse {
    match &outcome.settlement {
        Settlement::Resolve(response) => response,
        Settlement::Reject(failure) | Settlement::Throw(failure) => panic!("{failure:?}"),
    }
}

/// The value of `Access-Control-Request-Headers` on the first hop; `None` without a preflight.
pub(crate) fn asked(outcome: &Outcome) -> Option<String> {
    let preflight = outcome.hops.first()?.preflight.as_ref()?;
    Some(preflight.request_headers.clone().unwrap_or_default())
}

struct Script<'a> {
    hops: &'a [Hop<'a>],
    version: HttpVersion,
}

impl Network for Script<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let hop = self.hops.get(request.hop).ok_or(TransportFailure)?;
        let (status, lines) = match request.kind {
            ExchangeKind::Preflight => hop.preflight,
            ExchangeKind::Actual => hop.actual,
        }
        .ok_or(TransportFailure)?;
        Ok(Response { status, headers: owned(lines).into_iter().collect() })
    }

    fn http_version(&self, _url: &Url) -> HttpVersion {
        self.version
    }
}
