//! `XMLHttpRequest`, used as script would use it.

use cors_engine::CredentialsMode;
use cors_experiment::{BrowserOutcome, BrowserResponse, RequestSpec};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::XmlHttpRequest;

use super::Cancel;
use super::body::body;
use super::send::{BODY_BOUND, error_text};

/// Sends and waits for `load`, `error`, `abort` or `timeout`.
pub(super) async fn send(spec: &RequestSpec, url: &str, cancel: &Cancel) -> BrowserOutcome {
    let xhr = match open(spec, url) {
        Ok(xhr) => xhr,
        Err(thrown) => return BrowserOutcome::Threw(error_text(&thrown)),
    };
    let abort = {
        let xhr = xhr.clone();
        // Aborting an XHR that is done has no effect, and that is its only error.
        Closure::<dyn FnMut()>::new(move || drop(xhr.abort()))
    };
    cancel.signal().set_onabort(Some(abort.as_ref().unchecked_ref()));
    // The listener is what forces a preflight; it need not do anything.
    let listener = Function::new_no_args("");
    if spec.upload_listener
        && let Ok(upload) = xhr.upload()
    {
        upload.set_onprogress(Some(&listener));
    }
    let settled = settled(&xhr);
    let sent = body(spec).and_then(|body| match body {
        Some(body) => send_body(&xhr, &body),
        None => xhr.send(),
    });
    if let Err(thrown) = sent {
        return BrowserOutcome::Rejected(error_text(&thrown));
    }
    match JsFuture::from(settled).await {
        Ok(_) => BrowserOutcome::Resolved(read(&xhr)),
        Err(event) => BrowserOutcome::Rejected(event.as_string().unwrap_or_default()),
    }
}

/// `send()` takes one of many types; the object made from the spec is always one of them.
fn send_body(xhr: &XmlHttpRequest, body: &JsValue) -> Result<(), JsValue> {
    let send: Function = js_sys::Reflect::get(xhr, &"send".into())?.unchecked_into();
    send.call1(xhr, body).map(drop)
}

fn open(spec: &RequestSpec, url: &str) -> Result<XmlHttpRequest, JsValue> {
    let xhr = XmlHttpRequest::new()?;
    xhr.open_with_async(&spec.method, url, true)?;
    for (name, value) in &spec.headers {
        xhr.set_request_header(name, value)?;
    }
    xhr.set_with_credentials(spec.credentials == CredentialsMode::Include);
    Ok(xhr)
}

/// Resolves on `load`; rejects with the event's name otherwise.
fn settled(xhr: &XmlHttpRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        xhr.set_onload(Some(&resolve));
        let rejected = |event: &str| {
            let text = JsValue::from(format!("{event} event, status 0"));
            reject.bind1(&JsValue::NULL, &text).unchecked_into::<Function>()
        };
        xhr.set_onerror(Some(&rejected("error")));
        xhr.set_onabort(Some(&rejected("abort")));
        xhr.set_ontimeout(Some(&rejected("timeout")));
    })
}

fn read(xhr: &XmlHttpRequest) -> BrowserResponse {
    let lines = xhr.get_all_response_headers().unwrap_or_default();
    let headers = lines
        .split("\r\n")
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut body = xhr.response_text().ok().flatten().unwrap_or_default();
    let bound = (0..=BODY_BOUND.min(body.len())).rev().find(|&at| body.is_char_boundary(at));
    body.truncate(bound.unwrap_or(0));
    BrowserResponse { response_type: None, status: xhr.status().unwrap_or(0), headers, body }
}
