//! [Extracting a body](https://fetch.spec.whatwg.org/#concept-bodyinit-extract) with its type.

use std::borrow::Cow;

use crate::{Body, fetch_request::RequestBody};

/// A browser chooses a random boundary; its length is what can matter.
const FORM_DATA_TYPE: &str = "multipart/form-data; boundary=----FormBoundary0123456789abcdef";

/// The body and the `Content-Type` that it brings along, if any.
pub(super) fn extract(body: &Body) -> (RequestBody, Option<Cow<'static, str>>) {
    let buffered = |content: &str| RequestBody::Buffered(content.len());
    match body {
        Body::Text(content) => (buffered(content), Some(Cow::Borrowed("text/plain;charset=UTF-8"))),
        Body::UrlSearchParams(content) => (
            buffered(content),
            Some(Cow::Borrowed("application/x-www-form-urlencoded;charset=UTF-8")),
        ),
        Body::FormData(content) => (buffered(content), Some(Cow::Borrowed(FORM_DATA_TYPE))),
        Body::Blob { content, media_type } => (buffered(content), blob_type(media_type)),
        Body::BufferSource(content) => (buffered(content), None),
        Body::Stream { .. } => (RequestBody::Stream, None),
    }
}

/// What script passed, in a word.
pub(super) fn kind(body: &Body) -> &'static str {
    match body {
        Body::Text(_) => "string",
        Body::UrlSearchParams(_) => "URLSearchParams",
        Body::FormData(_) => "FormData",
        Body::Blob { .. } => "Blob",
        Body::BufferSource(_) => "BufferSource",
        Body::Stream { .. } => "ReadableStream",
    }
}

/// A blob's type: lower case, and nothing at all if it has a character outside printable ASCII.
fn blob_type(media_type: &str) -> Option<Cow<'static, str>> {
    let printable = media_type.bytes().all(|byte| (0x20..=0x7E).contains(&byte));
    (printable && !media_type.is_empty()).then(|| Cow::Owned(media_type.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_body_brings_its_type() {
        let text = |text: &str| text.to_owned();
        let blob =
            |media_type: &str| Body::Blob { content: text("é"), media_type: text(media_type) };
        for (body, expected) in [
            (Body::Text(text("é")), Some("text/plain;charset=UTF-8")),
            (
                Body::UrlSearchParams(text("é")),
                Some("application/x-www-form-urlencoded;charset=UTF-8"),
            ),
            (Body::FormData(text("é")), Some(FORM_DATA_TYPE)),
            (blob("Application/JSON"), Some("application/json")),
            (blob(""), None),
            (blob("té/xt"), None),
            (Body::BufferSource(text("é")), None),
        ] {
            let (extracted, content_type) = extract(&body);
            assert_eq!(extracted, RequestBody::Buffered(2), "{body:?}");
            assert_eq!(content_type.as_deref(), expected, "{body:?}");
        }
    }
}
