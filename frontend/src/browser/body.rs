//! Makes the object that script would pass as a body.

use cors_experiment::{BodyType, RequestSpec};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, FormData, UrlSearchParams};

/// The body of a request as the object that its `body_type` names; `None` for no body.
///
/// # Errors
///
/// When the browser refuses to make such an object.
pub(super) fn body(spec: &RequestSpec) -> Result<Option<JsValue>, JsValue> {
    let Some(content) = &spec.body else { return Ok(None) };
    let object = match spec.body_type {
        BodyType::String => JsValue::from_str(content),
        BodyType::UrlSearchParams => UrlSearchParams::new_with_str(content)?.into(),
        BodyType::FormData => {
            let form = FormData::new()?;
            form.append_with_str("body", content)?;
            form.into()
        }
        BodyType::Blob => blob(content, spec.blob_type.as_deref())?.into(),
        BodyType::BufferSource => Uint8Array::from(content.as_bytes()).into(),
        BodyType::Stream => blob(content, None)?.stream().into(),
    };
    Ok(Some(object))
}

fn blob(content: &str, media_type: Option<&str>) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    if let Some(media_type) = media_type {
        options.set_type(media_type);
    }
    Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options)
}
