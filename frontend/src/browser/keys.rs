//! Keys pressed anywhere on the page.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::KeyboardEvent;

use super::page::window;

/// Listens for keys until it is dropped.
pub struct Keys(Closure<dyn FnMut(KeyboardEvent)>);

impl Keys {
    /// Calls `act` for every key that is pressed, wherever the focus is.
    pub fn listen(act: impl Fn(KeyboardEvent) + 'static) -> Self {
        let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(act);
        let function = listener.as_ref().unchecked_ref();
        // Fails only for a listener that is none.
        let _ = window().add_event_listener_with_callback("keydown", function);
        Self(listener)
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let function = self.0.as_ref().unchecked_ref();
        let _ = window().remove_event_listener_with_callback("keydown", function);
    }
}
