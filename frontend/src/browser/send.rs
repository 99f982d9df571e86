//! Sends a request with the visitor's own browser.

use cors_engine::Api;
use cors_experiment::{BrowserOutcome, RequestSpec};
use js_sys::Error;
use wasm_bindgen::{JsCast, JsValue};

use super::{Cancel, fetch, xhr};

/// How much of a response body is read, in bytes: the page shows a piece, it is no download.
pub(super) const BODY_BOUND: usize = 16 * 1024;

/// Sends `spec` to `url`, which is the spec's own URL with the run in it, and adds nothing.
pub async fn send(spec: &RequestSpec, url: &str, cancel: &Cancel) -> BrowserOutcome {
    match spec.api {
        Api::Fetch => fetch::fetch(spec, url, cancel).await,
        Api::Xhr => xhr::send(spec, url, cancel).await,
    }
}

/// An exception or a rejection as the browser words it, such as `TypeError: Failed to fetch`.
pub(super) fn error_text(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<Error>() {
        Some(error) => format!("{}: {}", error.name(), error.message()),
        None => {
            thrown.as_string().unwrap_or_else(|| "an exception that is not an Error".to_owned())
        }
    }
}
