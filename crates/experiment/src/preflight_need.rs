//! Whether a request needs a preflight, and why.

use cors_engine::{Hop, Outcome, PreflightReason, PreflightTrigger};

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

/// The reason for a hop's preflight where it is the only one, and one that a page can do without:
/// most often neither a token nor the type of its data.
pub(crate) fn avoidable_reason(hop: &Hop) -> Option<&PreflightReason> {
    let [reason] = hop.preflight.as_ref()?.reasons.as_slice() else { return None };
    let avoidable = match reason {
        PreflightReason::Header { name, trigger } => {
            name != "authorization" && !matches!(trigger, PreflightTrigger::ContentTypeEssence(_))
        }
        PreflightReason::UploadListener => true,
        PreflightReason::Method(_) | PreflightReason::StreamBody | PreflightReason::EarlierHop => {
            false
        }
    };
    avoidable.then_some(reason)
}
