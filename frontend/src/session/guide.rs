//! How far the visitor is in the guided stages.

use cors_experiment::{Progress, STAGES};

/// The guided stages as the visitor walks them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// The stage that is open; `None` once the visitor has closed the guide.
    pub current: Option<usize>,
    /// Which stages were done.
    pub done: [bool; STAGES.len()],
    /// How the last run of the open stage went.
    pub progress: Option<Progress>,
    /// Whether the visitor has seen the open stage as it is before its solution.
    pub was_unsolved: bool,
}

/// What there is to say of a success that is not the visitor's.
const FOUND_SOLVED: &str = "It goes through already: an earlier visit or somebody else has changed \
                            the server or the request. Set the stage up to see what it is about.";

impl Default for Guide {
    fn default() -> Self {
        Self { current: Some(0), done: [false; STAGES.len()], progress: None, was_unsolved: false }
    }
}

impl Guide {
    /// Opens a stage.
    pub fn open(&mut self, stage: usize) {
        self.current = Some(stage);
        self.progress = None;
        self.was_unsolved = true;
    }

    /// Takes in how a run of the open stage went.
    pub fn ran(&mut self, progress: Progress) {
        let progress = match (self.current, progress) {
            (Some(current), Progress::Done) if self.was_unsolved => {
                self.done[current] = true;
                progress
            }
            (_, Progress::Done) => Progress::Beside(FOUND_SOLVED),
            (_, Progress::Failing) => {
                self.was_unsolved = true;
                progress
            }
            (_, Progress::Beside(_)) => progress,
        };
        self.progress = Some(progress);
    }
}

#[cfg(test)]
mod tests {
    use cors_experiment::Progress;

    use super::{FOUND_SOLVED, Guide};

    #[test]
    fn a_stage_that_was_found_solved_is_not_the_visitors_doing() {
        let mut guide = Guide::default();
        guide.ran(Progress::Done);
        assert_eq!((guide.progress, guide.done[0]), (Some(Progress::Beside(FOUND_SOLVED)), false));
        guide.open(0);
        guide.ran(Progress::Done);
        assert_eq!((guide.progress, guide.done[0]), (Some(Progress::Done), true));
    }

    #[test]
    fn a_stage_that_failed_once_is_to_be_solved() {
        let mut guide = Guide::default();
        guide.ran(Progress::Failing);
        guide.ran(Progress::Done);
        assert!(guide.done[0]);
    }
}
