//! Requests that a sandboxed frame or a worker sends in the page's stead.
//!
//! Both run the same script, which sends the one request that it is told and tells what came of
//! it. A message counts only if it comes from the frame or worker that was asked and repeats the
//! secret that it was given: any other window may post messages too.

use cors_experiment::json::{from_json, object};
use cors_experiment::{BrowserOutcome, BrowserResponse, RequestSpec};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

use super::Cancel;
use super::page::secret;

/// What runs in the frame and in the worker.
pub(super) const SCRIPT: &str = include_str!("sender.js");

/// Longer messages are nobody's we asked: a body's bound, escaped, with room for headers.
const LONGEST: usize = 1 << 20;

/// One question to a frame or worker, and the promise of its answer.
pub(super) struct Errand {
    /// The message to post: what the script is told.
    pub(super) task: String,
    nonce: String,
}

impl Errand {
    /// `spec` with the URL that is really to be sent. `None` without a secret to tell its answer by.
    pub(super) fn new(spec: &RequestSpec, url: &str) -> Option<Self> {
        let nonce = secret()?;
        let spec = RequestSpec { url: url.to_owned(), ..spec.clone() };
        let mut task = String::new();
        object(&mut task, &["nonce", "spec"], &[&nonce, &spec]);
        Some(Self { task, nonce })
    }

    /// Waits for the answer. `listen` gets what is to be called with each message, `is_ours` tells
    /// whether its source is the one that was asked.
    pub(super) async fn answer(
        &self,
        cancel: &Cancel,
        is_ours: impl Fn(&MessageEvent) -> bool + 'static,
        listen: impl FnOnce(&Function),
    ) -> BrowserOutcome {
        let mut settle = None;
        let promise = Promise::new(&mut |resolve, _| settle = Some(resolve));
        let Some(settle) = settle else { return gave_up() };
        let aborted = cancel.on_cancel(&settle);
        let nonce = self.nonce.clone();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(text) = event.data().as_string().filter(|_| is_ours(&event)) else { return };
            if text.len() <= LONGEST && read(&text).first() == Some(&nonce) {
                // The promise's own function does not throw.
                let _ = settle.call1(&JsValue::NULL, &text.into());
            }
        });
        listen(wasm_bindgen::JsCast::unchecked_ref(listener.as_ref()));
        // The promise has no way to reject.
        let text = JsFuture::from(promise).await.ok().and_then(|settled| settled.as_string());
        drop(aborted);
        let reply = text.map(|text| read(&text)).unwrap_or_default();
        told(reply.get(1..).unwrap_or_default()).unwrap_or_else(gave_up)
    }
}

/// The texts of a message; none if it is nothing of ours.
fn read(text: &str) -> Vec<String> {
    from_json(text).unwrap_or_default()
}

/// What the script tells behind the secret: how it ended, and then the parts of that.
fn told(reply: &[String]) -> Option<BrowserOutcome> {
    let (end, parts) = reply.split_first()?;
    match (end.as_str(), parts) {
        ("resolved", [kind, status, body, headers @ ..]) => {
            let pairs = headers.chunks_exact(2);
            Some(BrowserOutcome::Resolved(BrowserResponse {
                response_type: Some(kind.clone()).filter(|kind| !kind.is_empty()),
                status: status.parse().ok()?,
                headers: pairs.map(|pair| (pair[0].clone(), pair[1].clone())).collect(),
                body: body.clone(),
            }))
        }
        ("rejected", [text]) => Some(BrowserOutcome::Rejected(text.clone())),
        ("threw", [text]) => Some(BrowserOutcome::Threw(text.clone())),
        _ => None,
    }
}

fn gave_up() -> BrowserOutcome {
    BrowserOutcome::Rejected("the sender gave no answer".to_owned())
}
