//! One of an endpoint's two answers.

use serde::Serialize;

use super::{
    COMPANION_HEADERS, CorsWhen, Delivery, OriginMatch, RequestHead, StatusFor, Switch,
    allow_credentials, allow_headers, allow_methods, allow_origin, content_length, content_type,
    expose_headers, max_age, vary,
};
use crate::Header;

/// One of the two answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = crate::schema::all_optional))]
pub struct Answer {
    /// The status code, 200 to 599.
    #[cfg_attr(feature = "schema", schemars(range(min = 200, max = 599)))]
    pub status: u16,
    /// The status for some methods, by their names as spelled; the rest have [`status`](Self::status).
    pub status_for: StatusFor,
    /// When the switched headers, from here to [`vary`](Self::vary), are sent at all.
    pub cors_when: CorsWhen,
    /// `Access-Control-Allow-Origin`.
    pub allow_origin: Switch,
    /// How the request's `Origin` is looked up where [`allow_origin`](Self::allow_origin) is a list.
    pub origin_match: OriginMatch,
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
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::header_lines"))]
    pub headers: Vec<Header>,
    /// The body; not sent with a status that has none, nor to `HEAD`.
    pub body: String,
    /// How long the server waits before it answers, in milliseconds, at most 60,000.
    #[cfg_attr(feature = "schema", schemars(range(max = 60_000)))]
    pub delay_ms: u64,
    /// How far the answer gets.
    pub delivery: Delivery,
}

/// The head of an answer, every line that goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerHead {
    /// The status code.
    pub status: u16,
    /// The header lines in order and as spelled.
    pub headers: Vec<Header>,
}

impl Answer {
    /// The head of this answer to a request: all header lines, the companion's own included.
    pub fn head(&self, request: &RequestHead<'_>) -> AnswerHead {
        let status = self.status_to(request.method);
        let mut headers = Vec::with_capacity(self.headers.len() + 8);
        if self.cors_when.includes(status) {
            headers.extend(allow_origin::header(&self.allow_origin, self.origin_match, request));
            headers.extend(allow_credentials::header(&self.allow_credentials));
            headers.extend(allow_methods::header(&self.allow_methods, request));
            headers.extend(allow_headers::header(&self.allow_headers, request));
            headers.extend(expose_headers::header(&self.expose_headers));
            headers.extend(max_age::header(&self.max_age));
            headers.extend(vary::header(&self.vary));
        }
        headers.extend(self.headers.iter().cloned());
        headers.extend(content_type::header(self, status));
        headers.extend(content_length::header(self, status));
        headers.extend(COMPANION_HEADERS.map(|(name, value)| (name.to_owned(), value.to_owned())));
        AnswerHead { status, headers }
    }

    /// The body that goes out with this answer to a request with this method.
    pub fn body_sent(&self, method: &str) -> &str {
        if method == "HEAD" { "" } else { self.content(self.status_to(method)) }
    }

    /// The status of the answer to a request with this method.
    pub fn status_to(&self, method: &str) -> u16 {
        self.status_for.get(method).unwrap_or(self.status)
    }

    /// The body, empty with a status that has none.
    ///
    /// [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-15) gives 204, 205 and 304 none.
    pub(super) fn content(&self, status: u16) -> &str {
        if matches!(status, 204 | 205 | 304) { "" } else { &self.body }
    }

    /// What a preflight answer is before anybody changes it: 204 and nothing else.
    pub fn default_preflight() -> Self {
        Self { status: 204, body: String::new(), ..Self::default() }
    }
}

/// What an actual answer is before anybody changes it: the article's `/`.
impl Default for Answer {
    fn default() -> Self {
        Self {
            status: 200,
            status_for: StatusFor::default(),
            cors_when: CorsWhen::Always,
            allow_origin: Switch::off("*"),
            origin_match: OriginMatch::Exact,
            allow_credentials: Switch::off("true"),
            allow_methods: Switch::off("GET"),
            allow_headers: Switch::off("Content-Type"),
            expose_headers: Switch::off("*"),
            max_age: Switch::off("5"),
            vary: Switch::off("Origin"),
            headers: Vec::new(),
            body: "Hello server".to_owned(),
            delay_ms: 0,
            delivery: Delivery::Whole,
        }
    }
}
