//! Whether a request needs a preflight, and why.

use cors_engine::{Outcome, PreflightReason};

/// Whether the browser had to ask the server first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PreflightNeed {
    /// No hop needs one.
    NotNeeded,
    /// A hop needs one, and it goes out.
    Needed,
    /// Needed, but the browser remembers an earlier answer.
    Cached,
}

impl PreflightNeed {
    /// The identifier that the page shows.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotNeeded => "not-needed",
            Self::Needed => "needed",
            Self::Cached => "cached",
        }
    }
}

/// Whether any hop of an outcome needs a preflight.
pub fn preflight_need(outcome: &Outcome) -> PreflightNeed {
    let mut preflights = outcome.hops.iter().filter_map(|hop| hop.preflight.as_ref()).peekable();
    if preflights.peek().is_none() {
        PreflightNeed::NotNeeded
    } else if preflights.any(|preflight| preflight.sent) {
        PreflightNeed::Needed
    } else {
        PreflightNeed::Cached
    }
}

/// The reasons for the first preflight of an outcome, each by itself; none where none is needed.
pub fn preflight_reasons(outcome: &Outcome) -> &[PreflightReason] {
    outcome
        .hops
        .iter()
        .find_map(|hop| hop.preflight.as_ref())
        .map_or(&[], |preflight| &preflight.reasons)
}
