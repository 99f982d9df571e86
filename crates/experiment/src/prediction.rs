//! The first witness: what the standard says should happen, given the server's policy.

use cors_engine::{
    HttpVersion, Network, Origin, Outcome, PreflightCache, Profile, Response, SentRequest,
    TransportFailure, fetch,
};
use cors_wire::{AnswerHead, Header, Place, Policy, RedirectTo, RequestHead, Target};
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
    let mut network = PolicyNetwork::new(policy, &scenario.page_origin);
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

/// The head of the answer that a policy gives to a request for this URL.
pub fn answer_of(policy: &Policy, method: &str, url: &str, headers: &[Header]) -> AnswerHead {
    match Url::parse(url) {
        Ok(url) => policy.answer(&RequestHead { method, place: place(&url), headers }),
        Err(_) => policy.answer(&RequestHead { method, place: Place::ROOT, headers }),
    }
}

/// Where a request for this URL goes.
pub(crate) fn place(url: &Url) -> Place<'_> {
    Place {
        scheme: url.scheme(),
        host: url.host_str().unwrap_or_default(),
        port: url.port_or_known_default().unwrap_or_default(),
        target: &url[Position::BeforePath..Position::AfterQuery],
    }
}

/// A network that answers as a policy says.
pub(crate) struct PolicyNetwork<'a> {
    policy: Option<&'a Policy>,
    page_origin: &'a str,
    /// The port of the first URL.
    first_port: Option<u16>,
    /// What the first URL names; a redirect that leaves it asks somebody else.
    endpoint: Option<String>,
    certainty: Certainty,
}

impl<'a> PolicyNetwork<'a> {
    /// A server that nobody has asked yet.
    pub(crate) fn new(policy: Option<&'a Policy>, page_origin: &'a str) -> Self {
        let certainty = Certainty::Whole;
        Self { policy, page_origin, first_port: None, endpoint: None, certainty }
    }
}

impl Network for PolicyNetwork<'_> {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        self.ask(request).unwrap_or_else(|| {
            self.certainty = Certainty::UntilUnknown;
            Err(TransportFailure)
        })
    }

    fn http_version(&self, _url: &Url) -> HttpVersion {
        // The lab writes its answers itself, and speaks HTTP/1.1.
        HttpVersion::Http1
    }
}

impl PolicyNetwork<'_> {
    /// The answer to a request; `None` where somebody is asked whose answer is not known.
    pub(crate) fn ask(
        &mut self,
        request: &SentRequest<'_>,
    ) -> Option<Result<Response, TransportFailure>> {
        if request.url.scheme() == "data" {
            // No server is asked: the answer stands in the URL, behind the first comma.
            let is_whole = request.url.path().contains(',');
            return Some(if is_whole { Ok(response(200, &[])) } else { Err(TransportFailure) });
        }
        let asked = self.endpoint(request.url);
        let same = self.endpoint.get_or_insert_with(|| asked.clone()) == &asked;
        let policy = self.policy.filter(|_| same)?;
        let headers: Vec<_> = request.headers.iter().cloned().collect();
        let forwarded = self.forwarded(request.url);
        let mut place = place(request.url);
        place.target = forwarded.as_deref().unwrap_or(place.target);
        let head = RequestHead { method: request.method, place, headers: &headers };
        if !policy.answering(head.kind()).delivery.sends_head() {
            return Some(Err(TransportFailure));
        }
        let answer = policy.answer(&head);
        let redirect = policy.answering(head.kind()).redirect.to;
        let as_given = matches!(redirect, RedirectTo::Nowhere | RedirectTo::Location);
        let leaves = |(name, value): &Header| {
            let absolute = name == "Location" && value.starts_with("http");
            absolute && !value.starts_with(self.page_origin)
        };
        if forwarded.is_some() && !as_given && answer.headers.iter().any(leaves) {
            // The lab names itself there as it was asked by whoever forwarded.
            return None;
        }
        Some(Ok(response(answer.status, &answer.headers)))
    }

    /// What a URL names on the companion, by whatever name the machine goes and on either of the
    /// lab's ports; the whole URL where that is no endpoint.
    fn endpoint(&mut self, url: &Url) -> String {
        let forwarded = self.forwarded(url);
        let target =
            forwarded.as_deref().unwrap_or(&url[Position::BeforePath..Position::AfterQuery]);
        let name = Target::parse(target).endpoint.unwrap_or(target);
        let port = url.port_or_known_default();
        let first = *self.first_port.get_or_insert(port.unwrap_or_default());
        let redirect = self.policy.map(|policy| &policy.actual.redirect);
        let second = redirect.filter(|redirect| redirect.to == RedirectTo::OtherPort);
        let lab = port == Some(first) || second.is_some_and(|second| port == Some(second.port));
        match url.host_str() {
            _ if forwarded.is_some() => format!("http://lab {name}"),
            Some("localhost" | "127.0.0.1" | "[::1]") if lab => {
                format!("{}://lab {name}", url.scheme())
            }
            _ => format!("{} {name}", url.origin().ascii_serialization()),
        }
    }

    /// The request target as the lab sees it, of a URL by which the page's own origin forwards to
    /// the lab: `/own/name` is `/e/name`.
    fn forwarded(&self, url: &Url) -> Option<String> {
        let target = &url[Position::BeforePath..Position::AfterQuery];
        let rest = target.strip_prefix("/own/")?;
        (url.origin().ascii_serialization() == self.page_origin).then(|| format!("/e/{rest}"))
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

#[cfg(test)]
mod tests {
    use cors_engine::Settlement;
    use cors_wire::Switch;

    use super::*;
    use crate::RequestSpec;

    /// Where a request ends whose first answer leads there, and how.
    #[track_caller]
    fn check(to: RedirectTo, url: &str, allow: &str, end: &str, settlement: &str) {
        let mut policy = Policy::default();
        policy.actual.redirect.to = to;
        policy.actual.allow_origin = Switch::on(allow);
        let page_origin = "http://localhost:8000".to_owned();
        let scenario = Scenario::new(page_origin, RequestSpec::new(url), Some(policy));
        let outcome = predict(&scenario, Profile::Standard).expect("a known server");
        assert_eq!(outcome.hops.last().map(|hop| hop.url.as_str()), Some(end));
        let found = match &outcome.settlement {
            Settlement::Resolve(_) => "resolved",
            Settlement::Reject(failure) | Settlement::Throw(failure) => failure.cause.id(),
        };
        assert_eq!(found, settlement);
    }

    #[test]
    fn a_redirect_is_followed_to_the_answer_that_the_same_policy_gives_there() {
        const ROOT: &str = "http://localhost:3000/";
        const PAGE: &str = "http://localhost:8000";
        let mismatch = "allow-origin-mismatch";
        check(RedirectTo::SamePath, ROOT, PAGE, "http://localhost:3000/?hop=1", "resolved");
        check(
            RedirectTo::TrailingSlash,
            ROOT,
            PAGE,
            "http://localhost:3000/e/root/?hop=1",
            "resolved",
        );
        check(RedirectTo::OtherPort, ROOT, "*", "http://localhost:3001/?hop=1", "resolved");
        check(RedirectTo::OtherPort, ROOT, PAGE, "http://localhost:3001/?hop=1", mismatch);
        check(RedirectTo::OtherSite, ROOT, "*", "http://127.0.0.1:3000/?hop=1", "resolved");
        let tls = "https://127.0.0.1:3443/?hop=1";
        check(RedirectTo::OtherSite, "https://localhost:3443/", "*", tls, "resolved");
        check(RedirectTo::Home, ROOT, "*", "http://localhost:8000/own/root?hop=1", "resolved");
        check(RedirectTo::Chain, ROOT, "*", "http://localhost:3000/?hop=3", "resolved");
        check(RedirectTo::Loop, ROOT, "*", ROOT, "too-many-redirects");
    }

    #[test]
    fn nothing_is_predicted_of_a_server_that_is_not_known() {
        let mut policy = Policy::default();
        policy.actual.allow_origin.on = true;
        policy.actual.redirect.to = RedirectTo::Location;
        for location in ["/e/other", "http://localhost:4000/", "https://a.test/"] {
            location.clone_into(&mut policy.actual.redirect.location);
            let scenario = Scenario::new(
                "http://localhost:8000".to_owned(),
                RequestSpec::new("http://localhost:3000/"),
                Some(policy.clone()),
            );
            assert_eq!(predict(&scenario, Profile::Standard), None, "{location}");
        }
    }
}
