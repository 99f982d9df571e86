//! The page's address, and what stands behind its `#`.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::page::window;

/// The fragment of the page's address, without the `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Calls `act` whenever the fragment changes, for as long as the page is open.
pub fn at_fragment(act: impl Fn() + 'static) {
    let act = Closure::<dyn Fn()>::new(act).into_js_value();
    window().set_onhashchange(Some(act.unchecked_ref()));
}

/// Takes the fragment out of the address, so that loading the page again opens it plain.
pub fn forget_fragment() {
    let plain = address();
    if let Ok(history) = window().history() {
        // Refused only for addresses of another origin.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&plain));
    }
}

/// The page's address without its fragment.
pub fn address() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}
