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

/// Sends and waits until the XHR is done.
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
    let watch = cancel.on_cancel(abort.as_ref().unchecked_ref());
    // The listener is what forces a preflight; it need not do anything.
    let listener = Closure::<dyn FnMut()>::new(|| ());
    if spec.upload_listener
        && let Ok(upload) = xhr.upload()
    {
        upload.set_onprogress(Some(listener.as_ref().unchecked_ref()));
    }
    let settled = settled(&xhr);
    let sent = body(spec).and_then(|body| match body {
        Some(body) => send_body(&xhr, &body),
        None => xhr.send(),
    });
    if let Err(thrown) = sent {
        return BrowserOutcome::Rejected(error_text(&thrown));
    }
    // The promise has no way to reject.
    let _ = JsFuture::from(settled).await;
    // The closure ends with this function, the signal may still fire.
    drop(watch);
    match xhr.status() {
        // No HTTP answer has this status: it stands for every way to fail.
        Ok(0) | Err(_) => BrowserOutcome::Rejected("error event, status 0".to_owned()),
        Ok(_) => BrowserOutcome::Resolved(read(&xhr)),
    }
}

/// `send()` takes one of many types; the object made from the spec is always one of them.
fn send_body(xhr: &XmlHttpRequest, body: &JsValue) -> Result<(), JsValue> {
    let send: Function = js_sys::Reflect::get(xhr, &"send".into())?.unchecked_into();
    send.call1(xhr, body).map(drop)
}

fn open(spec: &RequestSpec, url: &str) -> Result<XmlHttpRequest, JsValue> {
    let xhr = XmlHttpRequest::new()?;
    // Never a synchronous one: the session has none.
    let (user, password) = (spec.xhr_username.as_deref(), spec.xhr_password.as_deref());
    xhr.open_with_async_and_user_and_password(&spec.method, url, true, user, password)?;
    for (name, value) in &spec.headers {
        xhr.set_request_header(name, value)?;
    }
    xhr.set_with_credentials(spec.credentials == CredentialsMode::Include);
    Ok(xhr)
}

/// Resolves when the XHR is done, whether it loaded or failed.
fn settled(xhr: &XmlHttpRequest) -> Promise {
    Promise::new(&mut |resolve, _| xhr.set_onloadend(Some(&resolve)))
}

fn read(xhr: &XmlHttpRequest) -> BrowserResponse {
    let lines = xhr.get_all_response_headers().unwrap_or_default();
    let headers = lines
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_owned(), value.trim_start().to_owned()))
        .collect();
    let mut body = xhr.response_text().ok().flatten().unwrap_or_default();
    let bound = (0..=BODY_BOUND.min(body.len())).rev().find(|&at| body.is_char_boundary(at));
    body.truncate(bound.unwrap_or(0));
    BrowserResponse { response_type: None, status: xhr.status().unwrap_or(0), headers, body }
}
