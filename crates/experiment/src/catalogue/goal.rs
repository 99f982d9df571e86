//! What an experiment's fix brings about.

use cors_engine::Outcome;

use super::question::{Guess, Question, reads};

/// When an experiment is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Script reads the answer.
    Readable,
    /// Script reads the answer and this header, named in lower case.
    ReadsHeader(&'static str),
    /// Script reads the answer, and the browser did not have to ask.
    WithoutPreflight,
    /// It goes through, though script learns nothing from it.
    Arrives,
    /// A stranger is kept out.
    Refused,
}

impl Goal {
    /// Whether an outcome is what the experiment wants.
    pub fn is_reached(self, outcome: &Outcome) -> bool {
        let readable = Question::Ending.answer(outcome) == Guess::Readable;
        match self {
            Self::Readable => readable,
            Self::ReadsHeader(name) => readable && reads(outcome, name),
            Self::WithoutPreflight => {
                readable && Question::Preflight.answer(outcome) == Guess::DoesNotAsk
            }
            Self::Arrives => outcome.failure().is_none(),
            Self::Refused => outcome.failure().is_some(),
        }
    }
}
