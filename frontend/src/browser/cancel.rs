//! Stops a run that takes too long.

use js_sys::Function;
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

    /// Calls `act` when the run is aborted, until what is returned is dropped.
    pub(super) fn on_cancel(&self, act: &Function) -> Watch {
        let signal = self.0.signal();
        // Fails only for a listener that is none.
        let _ = signal.add_event_listener_with_callback("abort", act);
        Watch(signal, act.clone())
    }

    pub(super) fn signal(&self) -> AbortSignal {
        self.0.signal()
    }
}

/// A function that waits for an abort.
pub(super) struct Watch(AbortSignal, Function);

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.0.remove_event_listener_with_callback("abort", &self.1);
    }
}
