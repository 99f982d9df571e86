//! What the browser remembers for this page from one visit to the next.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Storage;

use super::page::window;

/// The name under which the page leaves what it would miss.
const LEFT: &str = "cors-explorer-visit";

/// What was remembered under a name; nothing where the browser does not let us look.
pub fn remembered(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Remembers a text, where the browser lets us.
pub fn remember(name: &str, text: &str) {
    if let Some(storage) = storage() {
        // A full storage forgets; nothing depends on it.
        let _ = storage.set_item(name, text);
    }
}

/// What the page left in this tab before it was loaded anew.
pub fn left() -> Option<String> {
    tab()?.get_item(LEFT).ok()?
}

/// Leaves a text in this tab.
pub fn leave(text: &str) {
    if let Some(tab) = tab()
        && tab.set_item(LEFT, text).is_err()
    {
        // There is no room for it: better nothing than what was left long ago.
        let _ = tab.remove_item(LEFT);
    }
}

/// Calls `act` when the page is left or loaded anew.
pub fn at_leaving(act: impl Fn() + 'static) {
    let act = Closure::<dyn Fn()>::new(act).into_js_value();
    window().set_onpagehide(Some(act.unchecked_ref()));
}

fn tab() -> Option<Storage> {
    window().session_storage().ok()?
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
