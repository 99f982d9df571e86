//! `fetch()`, called as script would call it.

use cors_engine::{CacheMode, CredentialsMode, Keyword, Mode, RedirectMode, ReferrerPolicy};
use cors_experiment::{BrowserOutcome, BrowserResponse, RequestSpec};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Request, RequestInit, Response};

use super::Cancel;
use super::body::body;
use super::page::window;
use super::send::{BODY_BOUND, error_text};

/// Builds a `Request` first, since only its constructor tells an exception from a network error:
/// the promise of `fetch()` rejects with a `TypeError` for both.
pub(super) async fn fetch(spec: &RequestSpec, url: &str, cancel: &Cancel) -> BrowserOutcome {
    let request =
        match init(spec, cancel).and_then(|init| Request::new_with_str_and_init(url, &init)) {
            Ok(request) => request,
            Err(thrown) => return BrowserOutcome::Threw(error_text(&thrown)),
        };
    match JsFuture::from(window().fetch_with_request(&request)).await {
        Ok(response) => BrowserOutcome::Resolved(read(&response.unchecked_into()).await),
        Err(rejection) => BrowserOutcome::Rejected(error_text(&rejection)),
    }
}

fn init(spec: &RequestSpec, cancel: &Cancel) -> Result<RequestInit, JsValue> {
    let init = RequestInit::new();
    init.set_method(&spec.method);
    init.set_signal(Some(&cancel.signal()));
    // An array keeps duplicates apart, which a `Headers` object would join.
    let headers: Array =
        spec.headers.iter().map(|(name, value)| Array::of2(&name.into(), &value.into())).collect();
    if headers.length() > 0 {
        init.set_headers(&headers);
    }
    let set = |name: &str, value: &str| Reflect::set(&init, &name.into(), &value.into());
    // A member that has Fetch's default is left out, as script would.
    if spec.mode != Mode::Cors {
        set("mode", spec.mode.as_str())?;
    }
    if spec.credentials != CredentialsMode::SameOrigin {
        set("credentials", spec.credentials.as_str())?;
    }
    if spec.redirect != RedirectMode::Follow {
        set("redirect", spec.redirect.as_str())?;
    }
    if spec.cache != CacheMode::Default {
        set("cache", spec.cache.as_str())?;
    }
    if spec.referrer_policy != ReferrerPolicy::Unset {
        set("referrerPolicy", spec.referrer_policy.as_str())?;
    }
    if !spec.integrity.is_empty() {
        set("integrity", &spec.integrity)?;
    }
    if let Some(duplex) = &spec.duplex {
        set("duplex", duplex)?;
    }
    if spec.keepalive {
        Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
    }
    if let Some(body) = body(spec)? {
        init.set_body(&body);
    }
    Ok(init)
}

async fn read(response: &Response) -> BrowserResponse {
    let response_type =
        Reflect::get(response, &"type".into()).ok().and_then(|kind| kind.as_string());
    BrowserResponse {
        response_type,
        status: response.status(),
        headers: readable_headers(response),
        body: body_text(response).await.unwrap_or_else(|thrown| error_text(&thrown)),
    }
}

fn readable_headers(response: &Response) -> Vec<(String, String)> {
    let text = |pair: &Array, position| pair.get(position).as_string().unwrap_or_default();
    // A `Headers` object is iterable: its items are pairs of name and value.
    let pairs = Array::from(&response.headers()).to_vec();
    pairs
        .into_iter()
        .map(|pair| {
            let pair = pair.unchecked_into::<Array>();
            (text(&pair, 0), text(&pair, 1))
        })
        .collect()
}

/// The beginning of the body; what comes after the bound is not read.
async fn body_text(response: &Response) -> Result<String, JsValue> {
    let Some(stream) = response.body() else { return Ok(String::new()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    while bytes.len() < BODY_BOUND {
        let chunk = JsFuture::from(reader.read()).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            break;
        }
        let chunk: Uint8Array = Reflect::get(&chunk, &"value".into())?.unchecked_into();
        let wanted = chunk.length().min(u32::try_from(BODY_BOUND - bytes.len()).unwrap_or(0));
        bytes.extend(chunk.subarray(0, wanted).to_vec());
    }
    // Whether the rest could be cancelled changes nothing for what was read.
    let _ = JsFuture::from(reader.cancel()).await;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
