//! What can still be found out where a request failed and nobody recorded why: a ladder of further
//! requests, each chosen by what the ones before it showed.
//!
//! Nothing here asks anybody anything. [`next_probe`] says what to try, whoever can tries it, and
//! [`conclude`] says what the findings amount to, and how sure that is; [`remaining`] says which
//! causes they leave possible.

mod conclusion;
mod finding;
mod remaining;
#[cfg(test)]
mod tests;

pub use conclusion::{Conclusion, Confidence, conclude};
pub use finding::{Finding, describe_finding};
pub use remaining::{Remaining, remaining};

use cors_engine::{CredentialsMode, Mode, RedirectMode};

use crate::{RequestSpec, Scenario};

/// A rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Probe {
    /// Whether the browser believes to have a network. Asks nobody.
    Network,
    /// The same URL in mode `no-cors`, without credentials: whether anybody answers at all.
    Reach,
    /// The same URL as a GET without headers and credentials: whether the server lets this page
    /// read anything.
    Plain,
}

/// A probe that was made, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProbeStep {
    /// What was tried.
    pub probe: Probe,
    /// What came of it.
    pub finding: Finding,
}

impl Probe {
    /// What it tries, in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Network => "Is the browser online?",
            Self::Reach => "Does anybody answer? A GET in mode `no-cors`",
            Self::Plain => "May this page read anything? A plain GET, without headers and cookies",
        }
    }

    /// The identifier that the page shows.
    pub fn id(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Reach => "reach",
            Self::Plain => "plain",
        }
    }
}

/// What to try next; `None` when nothing that could be tried would tell more.
pub fn next_probe(scenario: &Scenario, steps: &[ProbeStep]) -> Option<Probe> {
    let Some(last) = steps.last() else { return Some(Probe::Network) };
    match (last.probe, &last.finding) {
        (_, Finding::PolicyViolated { .. } | Finding::TimedOut { .. }) | (Probe::Plain, _) => None,
        // A server on this machine is reached without a network, too.
        (Probe::Network, _) => Some(Probe::Reach),
        // What was sent was this very request: to send it again would tell nothing.
        (Probe::Reach, _) if is_plain(scenario) => None,
        (Probe::Reach, _) => Some(Probe::Plain),
    }
}

/// Whether the request is already what [`Probe::Plain`] would send, to be taken alike.
fn is_plain(scenario: &Scenario) -> bool {
    let request = &scenario.request;
    asks_plainly(request)
        && request.redirect == RedirectMode::Follow
        && request.integrity.is_empty()
}

/// Whether a server gets to see what it gets to see of [`Probe::Plain`].
fn asks_plainly(request: &RequestSpec) -> bool {
    request.method.eq_ignore_ascii_case("GET")
        && request.mode == Mode::Cors
        && request.headers.is_empty()
        && !request.upload_listener
        && request.credentials != CredentialsMode::Include
        && request.xhr_username.is_none()
}
