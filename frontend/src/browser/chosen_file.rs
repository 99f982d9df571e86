//! A file that the visitor chose.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// The text of the file that was chosen in an input, as far as its first `most` bytes.
pub async fn chosen_file(input: &HtmlInputElement, most: f64) -> Option<String> {
    let file = input.files()?.get(0)?;
    let start = file.slice_with_f64_and_f64(0.0, most).ok()?;
    let text = JsFuture::from(start.text()).await.ok()?;
    // Choosing the same file once more is a change again.
    input.set_value("");
    Some(text.unchecked_into::<JsString>().into())
}
