//! *Guess first*: a question about an experiment, and the answer that an outcome gives to it.

use cors_engine::{Outcome, Profile, ResponseType, Settlement, Stage};

use crate::{PreflightNeed, Scenario, cookies::set_cookie_fate, preflight_need};

/// What the visitor is asked before sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// How does it end?
    Ending,
    /// Does the browser ask first?
    Preflight,
    /// Can the script read this response header, named in lower case?
    Header(&'static str),
    /// Does the cookie that the answer sets come back with the next request?
    Cookie,
}

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guess {
    /// Script gets the response.
    Readable,
    /// It goes through, and script learns nothing.
    Closed,
    /// The preflight fails.
    PreflightFails,
    /// The request is sent and fails afterwards.
    FailsAfterwards,
    /// The browser refuses before anything is sent.
    NeverSent,
    /// The browser asks first.
    Asks,
    /// It does not.
    DoesNotAsk,
    /// Script can read the header.
    ReadsHeader,
    /// It cannot.
    ReadsNoHeader,
    /// The cookie comes back.
    CookieReturns,
    /// It does not.
    CookieIsLost,
}

impl Question {
    /// The question in words.
    pub fn words(self) -> String {
        match self {
            Self::Ending => "How will it end?".to_owned(),
            Self::Preflight => "Will the browser ask first, with a preflight?".to_owned(),
            Self::Header(name) => format!("Will the script be able to read `{name}`?"),
            Self::Cookie => "Will the next request bring the cookie back?".to_owned(),
        }
    }

    /// What there is to choose from.
    pub fn choices(self) -> &'static [Guess] {
        match self {
            Self::Ending => &[
                Guess::Readable,
                Guess::Closed,
                Guess::PreflightFails,
                Guess::FailsAfterwards,
                Guess::NeverSent,
            ],
            Self::Preflight => &[Guess::Asks, Guess::DoesNotAsk],
            Self::Header(_) => &[Guess::ReadsHeader, Guess::ReadsNoHeader],
            Self::Cookie => &[Guess::CookieReturns, Guess::CookieIsLost],
        }
    }

    /// The right answer, as the outcome of a scenario tells it, by this engine's rules.
    pub fn answer(self, scenario: &Scenario, outcome: &Outcome, profile: Profile) -> Guess {
        match self {
            Self::Ending => ending(outcome),
            Self::Preflight => match preflight_need(outcome) {
                PreflightNeed::Needed => Guess::Asks,
                PreflightNeed::NotNeeded | PreflightNeed::Cached => Guess::DoesNotAsk,
            },
            Self::Header(name) => {
                if reads(outcome, name) {
                    Guess::ReadsHeader
                } else {
                    Guess::ReadsNoHeader
                }
            }
            Self::Cookie => {
                if cookie_returns(scenario, outcome, profile) {
                    Guess::CookieReturns
                } else {
                    Guess::CookieIsLost
                }
            }
        }
    }
}

impl Guess {
    /// The answer in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Readable => "The script gets the answer",
            Self::Closed => "It goes through, but the script learns nothing",
            Self::PreflightFails => "The preflight fails, and the request is never sent",
            Self::FailsAfterwards => "The request is sent, and fails afterwards",
            Self::NeverSent => "The browser refuses to send anything",
            Self::Asks | Self::ReadsHeader | Self::CookieReturns => "Yes",
            Self::DoesNotAsk | Self::ReadsNoHeader | Self::CookieIsLost => "No",
        }
    }
}

pub(super) fn ending(outcome: &Outcome) -> Guess {
    match &outcome.settlement {
        Settlement::Resolve(response) => match response.response_type {
            ResponseType::Basic | ResponseType::Cors => Guess::Readable,
            ResponseType::Opaque | ResponseType::OpaqueRedirect => Guess::Closed,
        },
        Settlement::Reject(failure) | Settlement::Throw(failure) => match failure.stage {
            Stage::Construct | Stage::Blocked | Stage::Dispatch => Guess::NeverSent,
            Stage::Preflight => Guess::PreflightFails,
            Stage::Redirect | Stage::Response => Guess::FailsAfterwards,
        },
    }
}

/// Whether script can read a response header, named in lower case.
pub(super) fn reads(outcome: &Outcome, name: &str) -> bool {
    match &outcome.settlement {
        Settlement::Resolve(response) => {
            response.visible_headers.iter().any(|visible| visible == name)
        }
        Settlement::Reject(_) | Settlement::Throw(_) => false,
    }
}

/// Whether the cookie that the scenario's answer sets is stored and goes along with the next
/// request like this, where the browser blocks no third parties.
pub(super) fn cookie_returns(scenario: &Scenario, outcome: &Outcome, profile: Profile) -> bool {
    let policy = scenario.policy.as_ref();
    let line = policy.and_then(|policy| policy.actual.set_cookie.line());
    let arrived = outcome.hops.last().is_some_and(|hop| hop.sent);
    arrived
        && line.is_some_and(|(_, value)| {
            set_cookie_fate(&scenario.page_origin, &outcome.hops, &value, &profile.rules())
        })
}
