//! Stops a run that takes too long.

use web_sys::{AbortController, AbortSignal};

/// A handle that aborts one run, from a button or from a timer.
#[derive(Clone, Debug, PartialEq)]
pub struct Cancel(AbortController);

impl Cancel {
    /// A handle that has not fired. `None` where the browser has no `AbortController`.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// Aborts the run; a second call does nothing.
    pub fn cancel(&self) {
        self.0.abort();
    }

    /// Whether [`cancel`](Self::cancel) was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.signal().aborted()
    }

    pub(super) fn signal(&self) -> AbortSignal {
        self.0.signal()
    }
}
