//! What comes into the page from outside: the address and files.

use js_sys::JsString;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

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

/// What the browser calls itself.
pub fn user_agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// The text of the file that was chosen in an input, as far as its first `most` bytes.
pub async fn chosen_file(input: &HtmlInputElement, most: f64) -> Option<String> {
    let file = input.files()?.get(0)?;
    let start = file.slice_with_f64_and_f64(0.0, most).ok()?;
    let text = JsFuture::from(start.text()).await.ok()?;
    // Choosing the same file once more is a change again.
    input.set_value("");
    Some(text.unchecked_into::<JsString>().into())
}
