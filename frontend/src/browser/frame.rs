//! A sandboxed frame, whose origin is opaque: `null` on the wire.

use cors_experiment::{BrowserOutcome, RequestSpec};
use js_sys::Object;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{HtmlIFrameElement, MessageEvent};

use super::elsewhere::{Errand, SCRIPT};
use super::page::window;
use super::{Cancel, send::not_made};

/// A frame in the page. Dropping it takes it out, which ends whatever it was doing.
struct Frame(HtmlIFrameElement);

/// Sends by a frame of its own.
pub(super) async fn send(spec: &RequestSpec, url: &str, cancel: &Cancel) -> BrowserOutcome {
    let (Some(frame), Some(errand)) = (Frame::open(), Errand::new(spec, url)) else {
        return not_made("frame");
    };
    let element = &frame.0;
    let task = errand.task.clone();
    let loaded = {
        let element = element.clone();
        Closure::<dyn FnMut()>::new(move || {
            if let Some(inside) = element.content_window() {
                // An opaque origin cannot be named as the receiver; there is nothing in the frame
                // but our script, and nothing in the message but what the visitor set up.
                let _ = inside.post_message(&task.as_str().into(), "*");
            }
        })
    };
    let is_ours = {
        let element = element.clone();
        move |event: &MessageEvent| {
            event.origin() == "null" && event.source() == element.content_window().map(Object::from)
        }
    };
    let body = window().document().and_then(|document| document.body());
    let mut listening = None;
    let outcome = errand
        .answer(cancel, is_ours, |listener| {
            // Fails only for a listener that is none.
            let _ = window().add_event_listener_with_callback("message", listener);
            listening = Some(listener.clone());
            element.set_onload(Some(loaded.as_ref().unchecked_ref()));
            // Without a body there is no page to run in.
            let _ = body.map(|body| body.append_child(element));
        })
        .await;
    if let Some(listener) = listening {
        let _ = window().remove_event_listener_with_callback("message", &listener);
    }
    element.set_onload(None);
    outcome
}

impl Frame {
    fn open() -> Option<Self> {
        let element = window().document()?.create_element("iframe").ok()?;
        let element: HtmlIFrameElement = element.unchecked_into();
        // Scripts and nothing else: without `allow-same-origin` the origin is opaque.
        element.set_attribute("sandbox", "allow-scripts").ok()?;
        element.set_hidden(true);
        element.set_srcdoc(&format!("<!doctype html><script>{SCRIPT}</script>"));
        Some(Self(element))
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.0.remove();
    }
}
