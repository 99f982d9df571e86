//! What may have happened where nobody recorded it.

use cors_engine::{
    ExchangeKind, Network, Origin, Outcome, PreflightCache, Profile, Response, SentRequest, Stage,
    TransportFailure, fetch,
};

use crate::{
    BrowserOutcome, Scenario,
    generous::{ALLOW_CREDENTIALS, ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN, generous_headers},
};

/// A run without a record, or with a part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// What the browser gave the page.
    pub browser: BrowserOutcome,
    /// For a rejection, every failure that can come of this request, likeliest first.
    pub possible: Vec<Possibility>,
    /// The part that needs no answer: whether a preflight goes out, what was dropped.
    pub so_far: Option<Outcome>,
}

/// A failure that remains possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Possibility {
    /// The part of the flow.
    pub stage: Stage,
    /// The cause's identifier.
    pub cause: &'static str,
}

/// The failures that this request can end in, were the server to answer in some way, likeliest
/// first.
///
/// Found by asking: the engine runs over a server that allows everything and one that gets exactly
/// one thing wrong, for each thing that a server can get wrong.
pub fn possible_failures(scenario: &Scenario, profile: Profile) -> Vec<Possibility> {
    let Some(origin) = Origin::parse(&scenario.page_origin) else { return Vec::new() };
    let request = scenario.request.to_engine(origin);
    let mut found: Vec<Possibility> = Vec::new();
    for at in [ExchangeKind::Preflight, ExchangeKind::Actual] {
        for &flaw in Flaw::ALL {
            let mut network = FlawedNetwork { at, flaw };
            let outcome = fetch(&request, &mut PreflightCache::new(), &mut network, profile);
            if let Some(failure) = outcome.failure() {
                let possibility = Possibility { stage: failure.stage, cause: failure.cause.id() };
                if !found.contains(&possibility) {
                    let rank = likelihood(&possibility);
                    let at = found.partition_point(|other| likelihood(other) <= rank);
                    found.insert(at, possibility);
                }
            }
        }
    }
    found
}

/// The place of a failure among all of them, the likeliest at 0.
fn likelihood(possibility: &Possibility) -> usize {
    let known = |row: &(Stage, &str)| *row == (possibility.stage, possibility.cause);
    LIKELIHOOD.iter().position(known).unwrap_or(LIKELIHOOD.len())
}

/// What goes wrong most often comes first: by how often it is asked about and how easily it
/// happens, not by a count. What is not here is rare, and stays in the order in which it was found.
const LIKELIHOOD: &[(Stage, &str)] = &[
    (Stage::Response, "allow-origin-missing"),
    (Stage::Preflight, "allow-origin-missing"),
    (Stage::Preflight, "status-not-ok"),
    (Stage::Response, "transport"),
    (Stage::Preflight, "header-not-allowed"),
    (Stage::Preflight, "method-not-allowed"),
    (Stage::Response, "allow-origin-wildcard-with-credentials"),
    (Stage::Response, "allow-origin-mismatch"),
    (Stage::Preflight, "redirected"),
    (Stage::Response, "allow-credentials-missing"),
    (Stage::Preflight, "allow-origin-wildcard-with-credentials"),
    (Stage::Preflight, "allow-origin-mismatch"),
    (Stage::Preflight, "allow-credentials-missing"),
    (Stage::Response, "allow-origin-multiple"),
    (Stage::Preflight, "transport"),
    (Stage::Preflight, "authorization-not-listed"),
    (Stage::Preflight, "header-wildcard-with-credentials"),
    (Stage::Preflight, "method-wildcard-with-credentials"),
    (Stage::Preflight, "allow-origin-multiple"),
    (Stage::Response, "resource-policy"),
    (Stage::Redirect, "redirect-mode-error"),
    (Stage::Dispatch, "same-origin-mode"),
    (Stage::Response, "allow-credentials-not-true"),
    (Stage::Preflight, "allow-credentials-not-true"),
    (Stage::Response, "allow-origin-invalid"),
    (Stage::Preflight, "allow-origin-invalid"),
    (Stage::Redirect, "too-many-redirects"),
];

/// One thing that an answer can get wrong.
#[derive(Clone, Copy)]
enum Flaw {
    /// The connection.
    Silence,
    /// A header left out.
    Without(&'static str),
    /// A header with another value.
    With(&'static str, &'static str),
    /// A header twice.
    Twice(&'static str),
    /// Another status.
    Status(u16),
    /// A redirect, on the first hop only.
    RedirectTo(&'static str),
    /// A redirect on every hop.
    RedirectForever,
}

impl Flaw {
    const ALL: &'static [Self] = &[
        Self::Without(ALLOW_ORIGIN),
        Self::With(ALLOW_ORIGIN, "*"),
        Self::Twice(ALLOW_ORIGIN),
        Self::With(ALLOW_ORIGIN, "invalid"),
        Self::With(ALLOW_ORIGIN, "https://other.invalid"),
        Self::Without(ALLOW_CREDENTIALS),
        Self::With(ALLOW_CREDENTIALS, "True"),
        Self::RedirectTo("/elsewhere"),
        Self::Status(404),
        Self::With(ALLOW_METHODS, "not a list"),
        Self::With(ALLOW_HEADERS, "not a list"),
        Self::Without(ALLOW_METHODS),
        Self::With(ALLOW_METHODS, "*"),
        Self::With(ALLOW_HEADERS, "*"),
        Self::Without(ALLOW_HEADERS),
        Self::Silence,
        Self::RedirectTo("http://["),
        Self::RedirectTo("data:,x"),
        Self::RedirectTo("http://user:secret@elsewhere.invalid/"),
        Self::RedirectTo("http://elsewhere.invalid/"),
        Self::RedirectTo("http://elsewhere.invalid:6000/"),
        Self::RedirectForever,
        Self::With("cross-origin-resource-policy", "same-origin"),
    ];
}

/// A server that allows everything, but for one flaw in one of its answers.
struct FlawedNetwork {
    at: ExchangeKind,
    flaw: Flaw,
}

impl Network for FlawedNetwork {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let mut status = 200;
        let mut headers = generous_headers(request);
        if request.kind == self.at {
            match self.flaw {
                Flaw::Silence => return Err(TransportFailure),
                Flaw::Without(name) => headers.retain(|(known, _)| known != name),
                Flaw::With(name, value) => {
                    headers.retain(|(known, _)| known != name);
                    headers.push((name.to_owned(), value.to_owned()));
                }
                Flaw::Twice(name) => {
                    let again: Vec<_> =
                        headers.iter().filter(|(known, _)| known == name).cloned().collect();
                    headers.extend(again);
                }
                Flaw::Status(other) => status = other,
                Flaw::RedirectTo(location) if request.hop == 0 => {
                    status = 307;
                    headers.push(("location".to_owned(), location.to_owned()));
                }
                Flaw::RedirectTo(_) => {}
                Flaw::RedirectForever => {
                    status = 307;
                    headers.push(("location".to_owned(), "#".to_owned()));
                }
            }
        }
        Ok(Response { status, headers: headers.into_iter().collect() })
    }
}
