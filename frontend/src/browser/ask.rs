//! Requests of the page's own, to the origin that it came from: never part of an experiment.

use std::pin::Pin;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestInit, Response};

use super::page::window;

/// What the page wants to know, or to have done.
pub struct Ask<'a> {
    /// The method.
    pub method: &'a str,
    /// Where, on the page's own origin.
    pub path: &'a str,
    /// A header, where one is needed.
    pub header: Option<(&'a str, &'a str)>,
    /// The body, if there is one.
    pub body: Option<&'a str>,
}

/// An answer that came whole.
pub struct Reply {
    /// Whether its status is one of success.
    pub ok: bool,
    /// Its body.
    pub text: String,
}

impl Ask<'_> {
    /// Sends it at once. `None` when no answer comes. Whoever waits for it holds a pointer to what
    /// there is to be kept meanwhile, not a copy of it each.
    pub fn send(&self) -> Pin<Box<dyn Future<Output = Option<Reply>>>> {
        let init = RequestInit::new();
        init.set_method(self.method);
        if let Some((name, value)) = self.header {
            init.set_headers(&Array::of1(&Array::of2(&name.into(), &value.into())));
        }
        if let Some(body) = self.body {
            init.set_body(&body.into());
        }
        let request = Request::new_with_str_and_init(self.path, &init);
        let response = request.map(|request| JsFuture::from(window().fetch_with_request(&request)));
        Box::pin(async {
            let response: Response = response.ok()?.await.ok()?.unchecked_into();
            let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
            Some(Reply { ok: response.ok(), text })
        })
    }
}
