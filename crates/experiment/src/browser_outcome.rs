//! The third witness: what the browser gave the page.

/// What the browser gave the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrowserOutcome {
    /// A response.
    Resolved(BrowserResponse),
    /// A network error, with its text.
    Rejected(String),
    /// An exception before anything was sent, with its text.
    Threw(String),
}

/// A response as script saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserResponse {
    /// `basic`, `cors`, `opaque` or `opaqueredirect`; `None` for an XHR.
    pub response_type: Option<String>,
    /// The status.
    pub status: u16,
    /// The headers that script can read.
    pub headers: Vec<(String, String)>,
    /// The body's text, cut at a bound.
    pub body: String,
}
