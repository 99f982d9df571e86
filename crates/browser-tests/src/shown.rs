//! What the page shows of a verdict or a prediction.

use std::fmt;

use serde::Deserialize;

/// The attributes of the page's `Verdict` or `Prediction`. An absent attribute is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// `resolve`, `reject` or `throw`.
    pub outcome: Option<String>,
    /// The failure's stage.
    pub stage: Option<String>,
    /// The failure's cause.
    pub cause: Option<String>,
    /// `needed` or `not-needed`.
    pub preflight: Option<String>,
    /// `agree`, `disagreement` or `unknown`.
    pub witnesses: Option<String>,
    /// How many runs this page has finished.
    pub run: Option<String>,
}

impl Shown {
    /// How many runs this page has finished.
    pub fn runs(&self) -> u64 {
        self.run.as_deref().and_then(|run| run.parse().ok()).unwrap_or_default()
    }

    /// Outcome, stage and cause as one short text: `resolve`, `reject response/transport`.
    pub fn verdict(&self) -> String {
        let outcome = self.outcome.as_deref().unwrap_or("nothing");
        match (&self.stage, &self.cause) {
            (Some(stage), Some(cause)) => format!("{outcome} {stage}/{cause}"),
            (None, None) => outcome.to_owned(),
            (stage, cause) => format!("{outcome} with stage {stage:?} and cause {cause:?}"),
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |part: &Option<String>| part.as_deref().unwrap_or("-").to_owned();
        let (preflight, witnesses) = (part(&self.preflight), part(&self.witnesses));
        write!(f, "{}, preflight {preflight}, witnesses {witnesses}", self.verdict())
    }
}
