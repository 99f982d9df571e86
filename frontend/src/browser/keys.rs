//! Keys pressed anywhere on the page.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::KeyboardEvent;

use super::page::window;

/// Calls `act` for every key that is pressed, wherever the focus is, for as long as the page is
/// open.
pub fn at_keys(act: impl Fn(KeyboardEvent) + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(act).into_js_value();
    // Fails only for a listener that is none.
    let _ = window().add_event_listener_with_callback("keydown", listener.unchecked_ref());
}

/// The key that makes a command of another, as it is labelled here.
pub fn command_key() -> &'static str {
    let platform = window().navigator().platform().unwrap_or_default();
    if platform.starts_with("Mac") || platform.starts_with("iP") { "⌘" } else { "Ctrl" }
}
