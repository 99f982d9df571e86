//! The second witness: what the standard says of the answers that the server really sent.

use std::time::Duration;

use cors_engine::{
    ExchangeKind, HttpVersion, Network, Origin, Outcome, PreflightCache, Profile, Request,
    Response, SentRequest, TransportFailure, fetch,
};
use cors_wire::Exchange;
use url::{Position, Url};

use crate::{RequestSpec, generous::GenerousNetwork, prediction::response};

/// What the rules make of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Replay {
    /// What should have come of it. Where an answer is missing, the rest counts as unanswered.
    pub outcome: Outcome,
    /// Whether the record answers every request that the rules send.
    pub record: RecordState,
    /// Which exchanges of the record, by position, the rules have no request for.
    pub leftover: Vec<usize>,
}

/// Whether a record answers all that had to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordState {
    /// Every request has its exchange and its answer.
    Complete,
    /// A request has no answer: none was sent, or the record was read too early.
    Unanswered,
    /// A request that must have been sent is not there.
    Missing,
}

/// The outcome of running the rules over the recorded exchanges of one run.
///
/// `record` holds the exchanges of this run, oldest first, and must have been read after the
/// browser settled: the server records an answer before it sends it, so that an exchange without
/// an answer then means that none was sent. `None` if the page's origin is not an origin.
pub fn replay(
    page_origin: &str,
    request: &RequestSpec,
    record: &[Exchange],
    profile: Profile,
) -> Option<Replay> {
    replay_with_cache(page_origin, request, record, &mut PreflightCache::new(), profile)
}

/// Like [`replay`], by a browser that is known to remember earlier preflights.
///
/// Where the record shows that the browser remembers less or more than that, the record is
/// believed. The cache is the browser's as the request went out; it becomes what the run left in
/// it, at the time when the last preflight was answered.
pub fn replay_with_cache(
    page_origin: &str,
    request: &RequestSpec,
    record: &[Exchange],
    cache: &mut PreflightCache,
    profile: Profile,
) -> Option<Replay> {
    let origin = Origin::parse(page_origin)?;
    let request = request.to_engine(origin);
    cache.advance(until_last_preflight(record));
    let mut left = cache.clone();
    let known = replay_with(&request, &mut left, record, profile);
    if known.explains_preflights(record) {
        *cache = left;
        return Some(known);
    }
    // The browser asked though it was thought to remember: it has forgotten.
    let mut left = cache.clone();
    for hop in &known.outcome.hops {
        left.forget(&hop.url);
    }
    let asked = replay_with(&request, &mut left, record, profile);
    if asked.record != RecordState::Missing {
        if asked.explains_preflights(record) {
            *cache = left;
        }
        return Some(asked);
    }
    // A request that went out without the preflight that it needs: the browser remembers an
    // earlier one that allowed it. For how long is not known.
    let mut remembered = PreflightCache::new();
    fetch(&request, &mut remembered, &mut GenerousNetwork, profile);
    let cached = replay_with(&request, &mut remembered, record, profile);
    Some(if cached.record == RecordState::Missing { asked } else { cached })
}

/// The time from the first request of a run to the answer that may be remembered.
fn until_last_preflight(record: &[Exchange]) -> Duration {
    let mut preflights =
        record.iter().filter(|exchange| exchange.kind == cors_wire::ExchangeKind::Preflight);
    let last = preflights.next_back().and_then(|exchange| exchange.answer.as_ref());
    let micros = match (record.first(), last) {
        (Some(first), Some(last)) => last.at_us.saturating_sub(first.request.at_us),
        (_, None) | (None, _) => 0,
    };
    Duration::from_micros(micros)
}

impl Replay {
    /// Whether the preflights of a record are those that the rules send.
    fn explains_preflights(&self, record: &[Exchange]) -> bool {
        self.record != RecordState::Missing
            && self
                .leftover
                .iter()
                .all(|&position| record[position].kind == cors_wire::ExchangeKind::Actual)
    }
}

fn replay_with(
    request: &Request,
    cache: &mut PreflightCache,
    record: &[Exchange],
    profile: Profile,
) -> Replay {
    let mut network = ReplayNetwork::new(record);
    let outcome = fetch(request, cache, &mut network, profile);
    let leftover = network.leftover();
    Replay { outcome, record: network.state, leftover }
}

/// A network that answers each request with the next recorded exchange of its kind and target.
pub(crate) struct ReplayNetwork<'a> {
    record: &'a [Exchange],
    used: Vec<Use>,
    next: usize,
    matching: Matching,
    state: RecordState,
}

/// What has become of an exchange of the record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Nothing yet.
    Free,
    /// It answered a request.
    Answered,
    /// The browser tried the same request again.
    Retried,
}

/// Whether targets tell the exchanges apart. Something between page and server may rewrite them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matching {
    /// The first request will tell.
    Undecided,
    /// Targets arrive as they are asked for.
    ByTarget,
    /// They do not; only kind and order are left.
    ByOrder,
}

impl<'a> ReplayNetwork<'a> {
    /// A network of which nothing is used yet.
    pub(crate) fn new(record: &'a [Exchange]) -> Self {
        Self {
            record,
            used: vec![Use::Free; record.len()],
            next: 0,
            matching: Matching::Undecided,
            state: RecordState::Complete,
        }
    }

    /// The position of the exchange that answers `request`.
    pub(crate) fn find(&mut self, request: &SentRequest<'_>) -> Option<usize> {
        let kind = wire_kind(request.kind);
        let targets = targets(request.url);
        let free = |position: &usize| {
            self.used[*position] == Use::Free && self.record[*position].kind == kind
        };
        let asked = |position: &usize| targets.contains(&self.record[*position].request.target);
        let mut rest = (self.next..self.record.len()).filter(free);
        match self.matching {
            Matching::ByTarget => rest.find(asked),
            Matching::ByOrder => rest.next(),
            Matching::Undecided => {
                let exact = rest.clone().find(asked);
                self.matching =
                    if exact.is_some() { Matching::ByTarget } else { Matching::ByOrder };
                exact.or_else(|| rest.next())
            }
        }
    }

    /// Skips attempts that got no answer and were repeated. Engines try a request again when the
    /// connection closed under it.
    fn last_attempt(&mut self, first: usize) -> usize {
        let mut position = first;
        while self.record[position].answer.is_none()
            && let Some(again) = self.record.get(position + 1)
            && again.kind == self.record[position].kind
            && again.request.method == self.record[position].request.method
            && again.request.target == self.record[position].request.target
        {
            self.used[position] = Use::Retried;
            position += 1;
        }
        position
    }

    fn leftover(&self) -> Vec<usize> {
        (0..self.record.len()).filter(|position| self.used[*position] == Use::Free).collect()
    }
}

impl Network for ReplayNetwork<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let Some(first) = self.find(request) else {
            self.state = RecordState::Missing;
            return Err(TransportFailure);
        };
        let position = self.last_attempt(first);
        self.used[position] = Use::Answered;
        self.next = position + 1;
        let Some(answer) = &self.record[position].answer else {
            self.state = RecordState::Unanswered;
            return Err(TransportFailure);
        };
        Ok(response(answer.status, &answer.headers))
    }

    fn http_version(&self, _url: &Url) -> HttpVersion {
        HttpVersion::Http1
    }
}

fn wire_kind(kind: ExchangeKind) -> cors_wire::ExchangeKind {
    match kind {
        ExchangeKind::Preflight => cors_wire::ExchangeKind::Preflight,
        ExchangeKind::Actual => cors_wire::ExchangeKind::Actual,
    }
}

/// The request targets under which a request to `url` may have arrived: as it is, and as the page's
/// own server forwards it, `/own/…` as `/e/…`.
fn targets(url: &Url) -> Vec<String> {
    let target = &url[Position::BeforePath..Position::AfterQuery];
    let mut targets = vec![target.to_owned()];
    if let Some(rest) = target.strip_prefix("/own/") {
        targets.push(format!("/e/{rest}"));
    }
    targets
}
