//! Whether anybody can see the page.

use js_sys::{Function, Promise};
use wasm_bindgen_futures::JsFuture;

use super::page::window;

/// Whether the page is in a tab behind others, or its window is minimised.
pub fn is_hidden() -> bool {
    window().document().is_some_and(|document| document.hidden())
}

/// Waits until the page can be seen.
pub async fn until_shown() {
    while is_hidden() {
        let change = Promise::new(&mut |resolve, _| at_change(&resolve));
        // The promise has no way to reject.
        let _ = JsFuture::from(change).await;
    }
}

/// Calls `act` when the page is hidden or shown, instead of what was to be called before.
pub(super) fn at_change(act: &Function) {
    if let Some(document) = window().document() {
        document.set_onvisibilitychange(Some(act));
    }
}
