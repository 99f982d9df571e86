//! A timer that can be taken back.

use std::time::Duration;

use wasm_bindgen::{JsCast, prelude::Closure};

use super::page::window;

/// Something that is to happen later. Dropping it prevents that.
pub struct Timer {
    id: Option<i32>,
    // Kept for as long as the browser may call it.
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `act` once, and not before so much time has passed.
    pub fn after(duration: Duration, act: impl FnOnce() + 'static) -> Self {
        let call = Closure::once(act);
        let function = call.as_ref().unchecked_ref();
        let millis =
            i32::try_from(duration.as_millis()).map_or(i32::MAX, |millis| millis.saturating_add(1));
        let id =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(function, millis).ok();
        Self { id, _call: call }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            window().clear_timeout_with_handle(id);
        }
    }
}
