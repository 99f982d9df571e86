//! A finished run: what the three witnesses said.

use cors_engine::Outcome;
use cors_experiment::{BrowserOutcome, Explanation, Fix, Scenario, Verdict};
use cors_wire::Exchange;

use super::Route;

/// What the three witnesses said of one run, and the verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What was set up, with the URL as typed.
    pub scenario: Scenario,
    /// The URL that was sent, with the run in it.
    pub sent_url: String,
    /// The way to the companion, if it went there.
    pub route: Option<Route>,
    /// The first witness: what should have happened, by the policy.
    pub prediction: Option<Outcome>,
    /// The second witness: what the server recorded of this run.
    pub record: Record,
    /// The third witness: what the browser gave the page.
    pub browser: BrowserOutcome,
    /// What browser and record say together.
    pub verdict: Verdict,
    /// The failure in words, where it was computed from evidence.
    pub explanation: Option<Explanation>,
    /// Edits that mend the failure, best first.
    pub fixes: Vec<Fix>,
}

/// What the server recorded of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// These exchanges, oldest first; perhaps none.
    Read(Vec<Exchange>),
    /// The target is not the companion's, which so recorded nothing.
    NotOurs,
    /// The companion could not be asked.
    Unreadable,
}

impl Record {
    /// The exchanges, if there are any.
    pub fn exchanges(&self) -> &[Exchange] {
        match self {
            Self::Read(exchanges) => exchanges,
            Self::NotOurs | Self::Unreadable => &[],
        }
    }
}
