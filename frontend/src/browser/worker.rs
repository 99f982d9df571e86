//! A dedicated worker, made of a `blob:` URL and so with the page's origin.

use cors_experiment::{BrowserOutcome, RequestSpec};
use js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

use super::elsewhere::{Errand, SCRIPT};
use super::{Cancel, send::not_made};

/// A running worker. Dropping it ends it, and whatever it was doing.
struct Running(Worker);

/// Sends by a worker of its own.
pub(super) async fn send(spec: &RequestSpec, url: &str, cancel: &Cancel) -> BrowserOutcome {
    let (Some(running), Some(errand)) = (Running::start(), Errand::new(spec, url)) else {
        return not_made("worker");
    };
    let worker = &running.0;
    // Only the worker itself can post to its own listener.
    let outcome = errand
        .answer(
            cancel,
            |_| true,
            |listener| {
                worker.set_onmessage(Some(listener));
                // Fails only for what cannot be copied; text can.
                let _ = worker.post_message(&errand.task.as_str().into());
            },
        )
        .await;
    worker.set_onmessage(None);
    outcome
}

impl Running {
    fn start() -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let script = Blob::new_with_str_sequence_and_options(&Array::of1(&SCRIPT.into()), &options);
        let address = Url::create_object_url_with_blob(&script.ok()?).ok()?;
        let worker = Worker::new(&address).ok();
        // The worker holds on to what it was made of.
        let _ = Url::revoke_object_url(&address);
        worker.map(Self)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}
