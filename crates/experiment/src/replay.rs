//! The second witness: what the standard says of the answers that the server really sent.

use cors_engine::{
    ExchangeKind, Network, Origin, Outcome, PreflightCache, Profile, Response, SentRequest,
    TransportFailure, fetch,
};
use cors_wire::Exchange;

use crate::RequestSpec;

/// The outcome of running the standard's rules over the recorded exchanges of one run.
///
/// `None` when the record has no answer for a request that must have been sent.
pub fn replay(
    page_origin: &str,
    request: &RequestSpec,
    record: &[Exchange],
    profile: Profile,
) -> Option<Outcome> {
    let origin = Origin::parse(page_origin)?;
    let mut network = ReplayNetwork { record, next: 0, missing: false };
    let outcome =
        fetch(&request.to_engine(origin), &mut PreflightCache::new(), &mut network, profile);
    (!network.missing).then_some(outcome)
}

/// A network that answers each request with the next recorded exchange of its kind.
struct ReplayNetwork<'a> {
    record: &'a [Exchange],
    next: usize,
    missing: bool,
}

impl Network for ReplayNetwork<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let kind = match request.kind {
            ExchangeKind::Preflight => cors_wire::ExchangeKind::Preflight,
            ExchangeKind::Actual => cors_wire::ExchangeKind::Actual,
        };
        let found = self.record[self.next..].iter().position(|exchange| exchange.kind == kind);
        let Some(offset) = found else {
            self.missing = true;
            return Err(TransportFailure);
        };
        self.next += offset + 1;
        let answer = self.record[self.next - 1].answer.as_ref().ok_or(TransportFailure)?;
        Ok(Response { status: answer.status, headers: answer.headers.iter().cloned().collect() })
    }
}
