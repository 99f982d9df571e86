//! Requests of the page's own, to the origin that it came from: never part of an experiment.

use std::pin::Pin;

use gloo_net::http::RequestBuilder;

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
        let mut request = RequestBuilder::new(self.path);
        // The page's own methods are all known.
        if let Ok(method) = self.method.parse() {
            request = request.method(method);
        }
        if let Some((name, value)) = self.header {
            request = request.header(name, value);
        }
        let request = match self.body {
            Some(body) => request.body(body),
            None => request.build(),
        };
        Box::pin(async {
            let response = request.ok()?.send().await.ok()?;
            Some(Reply { ok: response.ok(), text: response.text().await.ok()? })
        })
    }
}
