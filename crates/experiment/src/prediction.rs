//! The first witness: what the standard says should happen, given the server's policy.

use cors_engine::{
    Network, Origin, Outcome, PreflightCache, Profile, Response, SentRequest, TransportFailure,
    fetch,
};
use cors_wire::{Policy, RequestHead};

use crate::Scenario;

/// What should happen, were the request sent now.
///
/// `None` where nothing can be said: the target's answers are not known, and the request gets as
/// far as asking it.
pub fn predict(scenario: &Scenario, profile: Profile) -> Option<Outcome> {
    let origin = Origin::parse(&scenario.page_origin)?;
    let request = scenario.request.to_engine(origin);
    let mut network = PolicyNetwork { policy: scenario.policy.as_ref(), asked_the_unknown: false };
    let outcome = fetch(&request, &mut PreflightCache::new(), &mut network, profile);
    (!network.asked_the_unknown).then_some(outcome)
}

/// A network that answers as a policy says.
struct PolicyNetwork<'a> {
    policy: Option<&'a Policy>,
    asked_the_unknown: bool,
}

impl Network for PolicyNetwork<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let Some(policy) = self.policy else {
            self.asked_the_unknown = true;
            return Err(TransportFailure);
        };
        let headers: Vec<_> = request.headers.iter().cloned().collect();
        let answer = policy.answer(&RequestHead { method: request.method, headers: &headers });
        Ok(Response { status: answer.status, headers: answer.headers.into_iter().collect() })
    }
}
