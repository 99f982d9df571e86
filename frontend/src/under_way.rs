//! Something that is under way and can be cancelled.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::Cancel;

/// Holds the handle of the last one that was begun, unless it was cancelled.
#[derive(Clone, Default)]
pub(crate) struct UnderWay(Rc<RefCell<Option<Cancel>>>);

impl UnderWay {
    /// A handle for one that begins. `None` where the browser has no `AbortController`.
    pub(crate) fn begin(&self) -> Option<Cancel> {
        let handle = Cancel::new()?;
        self.0.replace(Some(handle.clone()));
        Some(handle)
    }

    /// Whether it was neither cancelled nor followed by another.
    pub(crate) fn is(&self, handle: &Cancel) -> bool {
        self.0.borrow().as_ref() == Some(handle)
    }

    /// Cancels it.
    pub(crate) fn cancel(&self) {
        if let Some(handle) = self.0.take() {
            handle.cancel();
        }
    }
}
