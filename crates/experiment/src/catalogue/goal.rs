//! What an experiment's fix brings about.

use cors_engine::{Outcome, Profile};

use super::question::{Guess, cookie_returns, ending, reads};
use crate::{PreflightNeed, Scenario, preflight_need};

/// When an experiment is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Script reads the answer.
    Readable,
    /// Script reads the answer and this header, named in lower case.
    ReadsHeader(&'static str),
    /// Script reads the answer, and the browser did not have to ask.
    WithoutPreflight,
    /// Script reads the answer, and its cookie comes back with the next request.
    KeepsCookie,
    /// It goes through, though script learns nothing from it.
    Arrives,
    /// A stranger is kept out.
    Refused,
}

impl Goal {
    /// What to call a success that is not what the experiment wants; `None` where its own
    /// headline says so.
    pub fn short_of(self) -> Option<&'static str> {
        match self {
            Self::Readable | Self::Arrives => None,
            Self::ReadsHeader(_) => Some("The script reads the answer, but not the header"),
            Self::WithoutPreflight => Some("It goes through, but the browser had to ask first"),
            Self::KeepsCookie => Some("The script reads the answer, but the cookie is not kept"),
            Self::Refused => Some("A stranger reads the answer"),
        }
    }

    /// What to call the end that the experiment wants, where that is more than a success.
    pub fn reached(self) -> Option<&'static str> {
        match self {
            Self::Readable | Self::Arrives => None,
            Self::ReadsHeader(_) => Some("The script reads the answer and the header"),
            Self::WithoutPreflight => Some("It goes through without a preflight"),
            Self::KeepsCookie => Some("The script reads the answer, and the cookie comes back"),
            Self::Refused => Some("A stranger is refused, as it should be"),
        }
    }

    /// Whether the outcome of a scenario is what the experiment wants, by this engine's rules.
    pub fn is_reached(self, scenario: &Scenario, outcome: &Outcome, profile: Profile) -> bool {
        let readable = ending(outcome) == Guess::Readable;
        match self {
            Self::Readable => readable,
            Self::ReadsHeader(name) => readable && reads(outcome, name),
            Self::WithoutPreflight => readable && preflight_need(outcome) != PreflightNeed::Needed,
            Self::KeepsCookie => readable && cookie_returns(scenario, outcome, profile),
            Self::Arrives => outcome.failure().is_none(),
            Self::Refused => outcome.failure().is_some(),
        }
    }
}
