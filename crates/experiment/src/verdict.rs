//! The verdict: what the browser did, explained by what the server recorded.

use cors_engine::{Check, Failure, Hop, Outcome, Settlement, Warning};

use crate::{BrowserOutcome, Contradiction, PreflightNeed, Unknown, preflight_need};

/// What browser and record say together.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Browser and replay agree on success.
    Resolved(Outcome),
    /// Browser and replay agree on failure: the outcome is one.
    Failed(Outcome),
    /// Browser and replay contradict each other.
    Disagreement(Box<Contradiction>),
    /// Nothing, or not enough, was recorded.
    Unknown(Box<Unknown>),
}

/// How the witnesses relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Witnesses {
    /// Browser and replay say the same.
    Agree,
    /// They contradict each other.
    Disagreement,
    /// Only the browser spoke.
    Unknown,
}

impl Witnesses {
    /// The identifier that the page shows.
    pub fn id(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagreement => "disagreement",
            Self::Unknown => "unknown",
        }
    }
}

impl Verdict {
    /// How the witnesses relate.
    pub fn witnesses(&self) -> Witnesses {
        match self {
            Self::Resolved(_) | Self::Failed(..) => Witnesses::Agree,
            Self::Disagreement(_) => Witnesses::Disagreement,
            Self::Unknown(_) => Witnesses::Unknown,
        }
    }

    /// `resolve`, `reject` or `throw`: what the browser did.
    pub fn outcome_id(&self) -> &'static str {
        match self {
            Self::Resolved(outcome) | Self::Failed(outcome) => settlement_id(&outcome.settlement),
            Self::Disagreement(contradiction) => contradiction.browser.id(),
            Self::Unknown(unknown) => unknown.browser.id(),
        }
    }

    /// The failure, where it was computed from evidence.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(outcome) => outcome.failure(),
            Self::Resolved(_) | Self::Disagreement(_) | Self::Unknown(_) => None,
        }
    }

    /// The identifier of the stage that failed, where it was computed from evidence.
    pub fn stage_id(&self) -> Option<&'static str> {
        self.failure().map(|failure| failure.stage.id())
    }

    /// The identifier of the cause, where it was computed from evidence.
    pub fn cause_id(&self) -> Option<&'static str> {
        self.failure().map(|failure| failure.cause.id())
    }

    /// Whether a preflight was needed on any hop; `None` where nothing can be said.
    pub fn preflight(&self) -> Option<PreflightNeed> {
        self.outcome().map(preflight_need)
    }

    /// What the replay computed; for a target without a record, as far as it goes without one.
    pub fn outcome(&self) -> Option<&Outcome> {
        match self {
            Self::Resolved(outcome) | Self::Failed(outcome) => Some(outcome),
            Self::Disagreement(contradiction) => Some(&contradiction.replay),
            Self::Unknown(unknown) => unknown.so_far.as_ref(),
        }
    }

    /// Every decision on the way, in order; empty where nothing can be said.
    pub fn trace(&self) -> &[Check] {
        self.outcome().map_or(&[], |outcome| &outcome.trace)
    }

    /// Every hop that the browser got to.
    pub fn hops(&self) -> &[Hop] {
        self.outcome().map_or(&[], |outcome| &outcome.hops)
    }

    /// What did not fail but surprises.
    pub fn warnings(&self) -> &[Warning] {
        self.outcome().map_or(&[], |outcome| &outcome.warnings)
    }
}

/// `resolve`, `reject` or `throw`.
pub fn settlement_id(settlement: &Settlement) -> &'static str {
    match settlement {
        Settlement::Resolve(_) => "resolve",
        Settlement::Reject(_) => "reject",
        Settlement::Throw(_) => "throw",
    }
}

impl BrowserOutcome {
    /// `resolve`, `reject` or `throw`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Resolved(_) => "resolve",
            Self::Rejected(_) => "reject",
            Self::Threw(_) => "throw",
        }
    }
}
