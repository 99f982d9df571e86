//! Sends a request with the visitor's own browser.

use cors_engine::Api;
use cors_experiment::Sender;
use cors_experiment::{BrowserOutcome, RequestSpec};
use js_sys::Error;
use wasm_bindgen::{JsCast, JsValue};

use super::{Cancel, fetch, frame, worker, xhr};

/// How much of a response body is read, in bytes: the page shows a piece, it is no download.
pub(super) const BODY_BOUND: usize = 16 * 1024;

/// Sends `spec` to `url`, which is the spec's own URL with the run in it, and adds nothing.
pub async fn send(
    sender: Sender,
    spec: &RequestSpec,
    url: &str,
    cancel: &Cancel,
) -> BrowserOutcome {
    match (sender, spec.api) {
        (Sender::Page, Api::Fetch) => fetch::fetch(spec, url, cancel).await,
        (Sender::Page, Api::Xhr) => xhr::send(spec, url, cancel).await,
        (Sender::SandboxedFrame, Api::Fetch | Api::Xhr) => frame::send(spec, url, cancel).await,
        (Sender::Worker, Api::Fetch | Api::Xhr) => worker::send(spec, url, cancel).await,
    }
}

/// What is told where the browser does not make what was to send.
pub(super) fn not_made(what: &str) -> BrowserOutcome {
    BrowserOutcome::Threw(format!("the browser makes no {what}"))
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
