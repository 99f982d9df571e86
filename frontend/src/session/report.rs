//! A finished run: what the three witnesses said.

use cors_engine::{Outcome, PreflightCache, Profile, Settlement};
use cors_experiment::explanation::{Context, explain_success};
use cors_experiment::{BrowserOutcome, Explanation, Fix, Scenario, Verdict, predict_with_cache};
use cors_wire::Exchange;

use super::Route;

/// What the three witnesses said of one run, and the verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What was set up, with the URL as typed.
    pub scenario: Scenario,
    /// The rules of the browser that sent it.
    pub profile: Profile,
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
    /// What the browser remembered of preflights under that URL when it was sent.
    pub remembered: PreflightCache,
    /// What browser and record say together.
    pub verdict: Verdict,
    /// The failure in words, where it was computed from evidence.
    pub explanation: Option<Explanation>,
    /// Edits that mend the failure, best first.
    pub fixes: Vec<Fix>,
    /// What each of them leaves to be mended, in a sentence; computed once, for it is some work.
    pub ahead: Vec<Option<String>>,
}

/// What a fix leaves to be mended.
pub fn ahead(fix: &Fix, profile: Profile) -> Option<String> {
    let next = fix.next_failure(profile)?;
    Some(["Step 1 of ", &fix.steps(profile).to_string(), "; next: ", &next, "."].concat())
}

impl Report {
    /// What should have happened by the rules of `profile`, with this browser's memory.
    pub fn predict(&self, profile: Profile) -> Option<Outcome> {
        predict_with_cache(&self.scenario, &mut self.remembered.clone(), profile)
    }

    /// What came of it, in a sentence with values between back-quotes.
    pub fn headline(&self) -> String {
        let words = match &self.verdict {
            Verdict::Failed(_) => match &self.explanation {
                Some(explanation) => return explanation.headline.clone(),
                None => "It failed",
            },
            Verdict::Resolved(outcome) => match &outcome.settlement {
                Settlement::Resolve(response) if response.is_readable_error() => {
                    return format!("CORS lets it through; the server answers {}", response.status);
                }
                Settlement::Resolve(response) => {
                    let context = Context::new(&self.scenario, outcome);
                    return explain_success(response, &context).headline;
                }
                Settlement::Reject(_) | Settlement::Throw(_) => "It failed",
            },
            Verdict::Disagreement(_) => "Browser and server record contradict each other",
            Verdict::Unknown(unknown) => match &unknown.browser {
                BrowserOutcome::Rejected(_) => "It failed, and the evidence does not say why",
                BrowserOutcome::Resolved(_) => "It went through",
                BrowserOutcome::Threw(_) => "The browser refused the request",
            },
        };
        words.to_owned()
    }
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
