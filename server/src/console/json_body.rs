//! A request body as JSON, with every way to be wrong told apart.

use std::{error::Error, sync::Arc};

use axum::body::{self, Body};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use bytes::Bytes;
use http_body_util::LengthLimitError;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use super::{Console, Refused, pointer};
use crate::Limits;

/// The body of a request, read from JSON.
#[derive(Clone, Debug)]
pub(super) struct JsonBody<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Arc<Console>> for JsonBody<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, console: &Arc<Console>) -> Result<Self, Refused> {
        check_media_type(request.headers())?;
        let bytes = read(request.into_body(), &console.limits).await?;
        parse(&bytes).map(Self)
    }
}

/// Reads a value of ours out of JSON that was already parsed.
pub(super) fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Refused> {
    serde_path_to_error::deserialize(value)
        .map_err(|error| wrong_member(error.path(), &error.inner().to_string()))
}

/// A page can send a form or plain text anywhere without being asked; JSON it cannot.
fn check_media_type(headers: &HeaderMap) -> Result<(), Refused> {
    let Some(value) = headers.get(header::CONTENT_TYPE) else {
        return Err(Refused::media_type("nothing"));
    };
    let text = String::from_utf8_lossy(value.as_bytes());
    let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let json = essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"));
    if json { Ok(()) } else { Err(Refused::media_type(&text)) }
}

async fn read(body: Body, limits: &Limits) -> Result<Bytes, Refused> {
    let most_bytes = limits.console_body_bytes;
    match tokio::time::timeout(limits.body_time, body::to_bytes(body, most_bytes)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => Err(broken(error.into_inner().as_ref(), most_bytes)),
        Err(_) => Err(Refused::too_slow()),
    }
}

/// Why there is no whole body: it is larger than allowed, or the peer did not send it to its end.
fn broken(error: &(dyn Error + 'static), most_bytes: usize) -> Refused {
    if error.is::<LengthLimitError>() {
        return Refused::too_large(most_bytes);
    }
    Refused::unreadable(format!("the body cannot be read to its end: {error}"))
}

/// Reads twice: first whether it is JSON at all, so that this is never mixed up with JSON that has
/// a wrong member.
fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice::<IgnoredAny>(bytes)
        .map_err(|error| Refused::unreadable(format!("a JSON document was expected: {error}")))?;
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(Refused::member(String::new(), "an object was expected".to_owned()));
    }
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    serde_path_to_error::deserialize(&mut deserializer)
        .map_err(|error| wrong_member(error.path(), &error.inner().to_string()))
}

fn wrong_member(path: &serde_path_to_error::Path, detail: &str) -> Refused {
    Refused::member(pointer::from_path(path), detail.to_owned())
}
