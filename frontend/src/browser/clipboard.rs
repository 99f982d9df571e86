//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard; false where the browser does not let us.
pub async fn copy(text: &str) -> bool {
    let clipboard = super::page::window().navigator().clipboard();
    // A page that is not secure has none.
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}
