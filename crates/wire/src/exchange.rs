//! The record: what really arrived and what was really sent.

use serde::{Deserialize, Serialize};

/// A header line as spelled. Values are isomorphic text: one character up to U+00FF is one byte.
pub type Header = (String, String);

/// What stands for a header's value that is kept back where exchanges are handed on.
pub const MASKED: &str = "(masked)";

/// The values of the lines with this name, in order.
pub fn values<'a>(headers: &'a [Header], name: &str) -> impl Iterator<Item = &'a str> {
    let named = move |(spelled, _): &&Header| spelled.eq_ignore_ascii_case(name);
    headers.iter().filter(named).map(|(_, value)| value.as_str())
}

/// A request that the lab received and the answer that it sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// Counts from 1 since the server started.
    pub number: u64,
    /// The run that the URL names, if it names one.
    pub run: Option<String>,
    /// The endpoint that answered; `None` when there is none at this path.
    pub endpoint: Option<String>,
    /// The revision of the policy that answered.
    pub revision: Option<u64>,
    /// Whether the request is a CORS-preflight request.
    pub kind: ExchangeKind,
    /// What arrived.
    pub request: RecordedRequest,
    /// What was sent; `None` while it is on its way or when nothing was.
    pub answer: Option<RecordedAnswer>,
}

/// Which of the two requests of a hop this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ExchangeKind {
    /// `OPTIONS` with `Origin` and `Access-Control-Request-Method`.
    Preflight,
    /// Anything else.
    Actual,
}

/// A request as received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordedRequest {
    /// The port of the lab that it came in on.
    pub port: u16,
    /// The method as spelled.
    pub method: String,
    /// The request target as spelled, isomorphic text as the values of headers are.
    pub target: String,
    /// The header lines in order and as spelled.
    pub headers: Vec<Header>,
    /// How many bytes of body arrived.
    pub body_bytes: u64,
    /// Microseconds from the server's start to the end of the request's head.
    pub at_us: u64,
}

/// An answer as sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordedAnswer {
    /// The status code.
    pub status: u16,
    /// The header lines in order and as spelled.
    pub headers: Vec<Header>,
    /// The length of the body in bytes.
    pub body_bytes: u64,
    /// Microseconds from the server's start to when the head was written.
    pub at_us: u64,
    /// Where the answer came from the shared cache before the endpoint: the number of the exchange
    /// for which it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_cache: Option<u64>,
}

/// The answer to `GET /api/record?after=N`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordPage {
    /// Names the start of the server from which the numbers count.
    pub instance: String,
    /// Whether `after` named another start: this page then begins with the oldest entry.
    pub restarted: bool,
    /// The number to pass as `after` next time, best behind the instance and a `-`.
    pub next: u64,
    /// How many entries since the server's start were dropped to stay within bounds.
    pub dropped: u64,
    /// The entries after the given number, oldest first.
    pub exchanges: Vec<Exchange>,
}
