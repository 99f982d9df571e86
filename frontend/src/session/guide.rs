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
}

impl Default for Guide {
    fn default() -> Self {
        Self { current: Some(0), done: [false; STAGES.len()], progress: None }
    }
}

impl Guide {
    /// Opens a stage.
    pub fn open(&mut self, stage: usize) {
        self.current = Some(stage);
        self.progress = None;
    }

    /// Takes in how a run of the open stage went.
    pub fn ran(&mut self, progress: Progress) {
        if let (Some(current), Progress::Done) = (self.current, progress) {
            self.done[current] = true;
        }
        self.progress = Some(progress);
    }
}
