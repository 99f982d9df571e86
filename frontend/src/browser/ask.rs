//! Requests of the page's own, to the origin that it came from: never part of an experiment.

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
    /// Sends it. `None` when no answer comes.
    pub async fn send(&self) -> Option<Reply> {
        let mut request = RequestBuilder::new(self.path).method(self.method.parse().ok()?);
        if let Some((name, value)) = self.header {
            request = request.header(name, value);
        }
        let request = match self.body {
            Some(body) => request.body(body),
            None => request.build(),
        };
        let response = request.ok()?.send().await.ok()?;
        Some(Reply { ok: response.ok(), text: response.text().await.ok()? })
    }
}
