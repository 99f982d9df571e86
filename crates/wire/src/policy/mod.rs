//! How an endpoint answers: a preflight answer and an actual answer.

use serde::{Deserialize, Serialize};

use crate::{ExchangeKind, Header};

/// How an endpoint answers. In JSON every member may be left out; its default is the article's `/`.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// The answer to a CORS-preflight request.
    pub preflight: Answer,
    /// The answer to every other request.
    pub actual: Answer,
}

/// One of the two answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Answer {
    /// The status code, 200 to 599.
    pub status: u16,
    /// `Access-Control-Allow-Origin`.
    pub allow_origin: Switch,
    /// `Access-Control-Allow-Credentials`.
    pub allow_credentials: Switch,
    /// `Access-Control-Allow-Methods`.
    pub allow_methods: Switch,
    /// `Access-Control-Allow-Headers`.
    pub allow_headers: Switch,
    /// `Access-Control-Expose-Headers`.
    pub expose_headers: Switch,
    /// `Access-Control-Max-Age`.
    pub max_age: Switch,
    /// `Vary`.
    pub vary: Switch,
    /// Further header lines, in order, duplicates kept.
    pub headers: Vec<Header>,
    /// The body.
    pub body: String,
    /// How long the server waits before it answers, in milliseconds, at most 60,000.
    pub delay_ms: u64,
}

/// A header that can be switched off without losing its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Whether the header is sent.
    pub on: bool,
    /// What is sent.
    pub value: HeaderSource,
}

/// Where a header's value comes from. In JSON: `"text"`, `{"mirror": true}` or `{"list": ["…"]}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum HeaderSource {
    /// This text, whatever was asked.
    Fixed(String),
    /// What the request asked for: its `Origin`, `Access-Control-Request-Method` or
    /// `Access-Control-Request-Headers`. No header when the request has none.
    Mirror {
        /// Always true.
        mirror: bool,
    },
    /// The request's `Origin` if it is one of these, else no header.
    List {
        /// Serialized origins.
        list: Vec<String>,
    },
}

/// The head of a request, as much as an answer can depend on.
#[derive(Clone, Copy, Debug)]
pub struct RequestHead<'a> {
    /// The method as spelled.
    pub method: &'a str,
    /// The header lines.
    pub headers: &'a [Header],
}

impl RequestHead<'_> {
    /// Whether this is a CORS-preflight request: `OPTIONS` with `Origin` and
    /// `Access-Control-Request-Method`.
    pub fn kind(&self) -> ExchangeKind {
        let has = |name: &str| self.headers.iter().any(|(n, _)| n.eq_ignore_ascii_case(name));
        if self.method == "OPTIONS" && has("origin") && has("access-control-request-method") {
            ExchangeKind::Preflight
        } else {
            ExchangeKind::Actual
        }
    }
}

/// The head of an answer, every line that goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerHead {
    /// The status code.
    pub status: u16,
    /// The header lines in order and as spelled.
    pub headers: Vec<Header>,
}

impl Policy {
    /// The head of the answer to a request: all header lines, the companion's own included.
    pub fn answer(&self, request: &RequestHead<'_>) -> AnswerHead {
        let answer = match request.kind() {
            ExchangeKind::Preflight => &self.preflight,
            ExchangeKind::Actual => &self.actual,
        };
        AnswerHead { status: answer.status, headers: answer.headers.clone() }
    }
}

impl Default for Answer {
    fn default() -> Self {
        let off = |value: &str| Switch { on: false, value: HeaderSource::Fixed(value.to_owned()) };
        Self {
            status: 200,
            allow_origin: off("*"),
            allow_credentials: off("true"),
            allow_methods: off("GET"),
            allow_headers: off("Content-Type"),
            expose_headers: off("*"),
            max_age: off("5"),
            vary: off("Origin"),
            headers: Vec::new(),
            body: "Hello server".to_owned(),
            delay_ms: 0,
        }
    }
}
