//! A check of an answer that failed, before it is known which part of the flow it ends.

use crate::{Cause, Failure, Stage, Step};

/// What a check of an answer found wrong.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    /// The step that decided.
    pub(crate) step: Step,
    /// What was wrong.
    pub(crate) cause: Cause,
    /// What else in the same answer would have been wrong.
    pub(crate) also: Vec<Cause>,
}

impl Refusal {
    /// The failure of a hop, in a part of the flow.
    pub(crate) fn into_failure(self, stage: Stage, hop: usize) -> Box<Failure> {
        let Self { step, cause, also } = self;
        Box::new(Failure { stage, hop, step, cause, also })
    }
}
