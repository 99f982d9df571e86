//! The first witness: what the standard says should happen, given the server's policy.

use cors_engine::{
    HttpVersion, Network, Origin, Outcome, PreflightCache, Profile, Response, SentRequest,
    TransportFailure, fetch,
};
use cors_wire::{Policy, RequestHead, Target};
use url::{Position, Url};

use crate::Scenario;

/// What should happen, were the request sent now, on an unused connection to an unasked server.
///
/// `None` where nothing can be said: the target's answers are not known, and the request gets as
/// far as asking it.
pub fn predict(scenario: &Scenario, profile: Profile) -> Option<Outcome> {
    predict_with_cache(scenario, &mut PreflightCache::new(), profile)
}

/// Like [`predict`], by a browser that remembers earlier preflights.
pub fn predict_with_cache(
    scenario: &Scenario,
    cache: &mut PreflightCache,
    profile: Profile,
) -> Option<Outcome> {
    let (outcome, certainty) = predict_as_far(scenario, cache, profile)?;
    match certainty {
        Certainty::Whole => Some(outcome),
        Certainty::UntilUnknown => None,
    }
}

/// Whether a prediction knew every answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    /// Every answer is known.
    Whole,
    /// Somebody was asked whose answer is not known; the outcome breaks off there as a transport
    /// failure.
    UntilUnknown,
}

/// What should happen, as far as the answers are known.
pub(crate) fn predict_as_far(
    scenario: &Scenario,
    cache: &mut PreflightCache,
    profile: Profile,
) -> Option<(Outcome, Certainty)> {
    let origin = Origin::parse(&scenario.page_origin)?;
    let request = scenario.request.to_engine(origin);
    let policy = scenario.policy.as_ref();
    let mut network = PolicyNetwork::new(policy);
    let outcome = fetch(&request, cache, &mut network, profile);
    Some((outcome, network.certainty))
}

/// What can be said whatever the server answers: whether a preflight goes out, what is dropped,
/// and what fails before anything is sent. Everything after the first answer is left out, so the
/// settlement is a transport failure for a request that goes out.
///
/// `None` if the page's origin is not an origin.
pub fn predict_request(scenario: &Scenario, profile: Profile) -> Option<Outcome> {
    let origin = Origin::parse(&scenario.page_origin)?;
    let request = scenario.request.to_engine(origin);
    Some(fetch(&request, &mut PreflightCache::new(), &mut SilentNetwork, profile))
}

/// A network that answers as a policy says.
pub(crate) struct PolicyNetwork<'a> {
    policy: Option<&'a Policy>,
    /// What the first URL names; a redirect that leaves it asks somebody else.
    endpoint: Option<String>,
    certainty: Certainty,
}

impl<'a> PolicyNetwork<'a> {
    /// A server that nobody has asked yet.
    pub(crate) fn new(policy: Option<&'a Policy>) -> Self {
        Self { policy, endpoint: None, certainty: Certainty::Whole }
    }
}

impl Network for PolicyNetwork<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let asked = endpoint(request.url);
        let same = self.endpoint.get_or_insert_with(|| asked.clone()) == &asked;
        let Some(policy) = self.policy.filter(|_| same) else {
            self.certainty = Certainty::UntilUnknown;
            return Err(TransportFailure);
        };
        let headers: Vec<_> = request.headers.iter().cloned().collect();
        let head = RequestHead { method: request.method, headers: &headers };
        if !policy.answering(head.kind()).delivery.sends_head() {
            return Err(TransportFailure);
        }
        let answer = policy.answer(&head);
        Ok(response(answer.status, &answer.headers))
    }

    fn http_version(&self, _url: &Url) -> HttpVersion {
        // The lab writes its answers itself, and speaks HTTP/1.1.
        HttpVersion::Http1
    }
}

/// A response as it arrives: HTTP takes the blanks around a value away.
pub(crate) fn response(status: u16, headers: &[cors_wire::Header]) -> Response {
    let trimmed = |(name, value): &cors_wire::Header| {
        (name.clone(), value.trim_matches([' ', '\t']).to_owned())
    };
    Response { status, headers: headers.iter().map(trimmed).collect() }
}

/// A network that never answers.
pub(crate) struct SilentNetwork;

impl Network for SilentNetwork {
    fn send(&mut self, _request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        Err(TransportFailure)
    }
}

/// What a URL names on the companion, by whatever name the machine goes; the whole URL where that
/// is no endpoint. `/own/name` on the page's origin is the same endpoint by another way, but a
/// redirect between the two is not followed: the page's origin may be forwarded or not.
fn endpoint(url: &Url) -> String {
    let machine = match url.host_str() {
        Some("localhost" | "127.0.0.1" | "[::1]") => "loopback",
        Some(other) => other,
        None => "",
    };
    let target = &url[Position::BeforePath..Position::AfterQuery];
    let forwarded = target.strip_prefix("/own/").map(|rest| format!("/e/{rest}"));
    let named = Target::parse(forwarded.as_deref().unwrap_or(target)).endpoint;
    let name = named.unwrap_or(target);
    format!("{}://{machine}:{:?} {name}", url.scheme(), url.port_or_known_default())
}
