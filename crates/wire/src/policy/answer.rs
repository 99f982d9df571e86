//! One of an endpoint's two answers.

use serde::Serialize;

use super::{
    BodyType, COMPANION_HEADERS, Cookie, CorsWhen, Delivery, Fault, OriginMatch, Redirect,
    RequestHead, StatusFor, Switch, allow_credentials, allow_headers, allow_methods, allow_origin,
    cache_control, content_length, content_type, expose_headers, max_age, resource_policy,
    timing_allow_origin, vary,
};
use crate::Header;

/// One of the two answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = crate::schema::answer))]
pub struct Answer {
    /// The status code, 200 to 599.
    #[cfg_attr(feature = "schema", schemars(range(min = 200, max = 599)))]
    pub status: u16,
    /// The status for some methods, by their names as spelled; the rest have [`status`](Self::status).
    pub status_for: StatusFor,
    /// When the `Access-Control-` headers and `Vary` are sent at all.
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
    /// `Timing-Allow-Origin`.
    pub timing_allow_origin: Switch,
    /// `Cross-Origin-Resource-Policy`.
    pub resource_policy: Switch,
    /// `Cache-Control`.
    pub cache_control: Switch,
    /// `Set-Cookie`.
    pub set_cookie: Cookie,
    /// Further header lines, in order, duplicates kept.
    #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::header_lines"))]
    pub headers: Vec<Header>,
    /// Where the answer leads instead of answering.
    pub redirect: Redirect,
    /// What spoils the answer before it leaves.
    pub fault: Fault,
    /// What the body is.
    pub body_type: BodyType,
    /// The body's text; not sent with a status that has none, nor to `HEAD`.
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
    /// The head of this answer to a request, with this [`content`](Self::content): all header
    /// lines, the companion's own included.
    pub fn head(&self, request: &RequestHead<'_>, content: &[u8]) -> AnswerHead {
        let status = self.status_to(request);
        let mut headers = self.fault.spoil(self.own_lines(request, status, content));
        headers.extend(content_length::line(status, content));
        headers.extend(COMPANION_HEADERS.map(|(name, value)| (name.to_owned(), value.to_owned())));
        AnswerHead { status, headers }
    }

    /// The status of the answer to a request.
    pub fn status_to(&self, request: &RequestHead<'_>) -> u16 {
        let own = || self.status_for.get(request.method).unwrap_or(self.status);
        self.fault
            .status()
            .or_else(|| self.redirect.location(request).map(|_| self.redirect.status))
            .unwrap_or_else(own)
    }

    /// The endpoint's own lines, before anything spoils them.
    fn own_lines(&self, request: &RequestHead<'_>, status: u16, content: &[u8]) -> Vec<Header> {
        let mut lines = Vec::with_capacity(self.headers.len() + 12);
        if self.cors_when.includes(status) {
            lines.extend(allow_origin::lines(&self.allow_origin, self.origin_match, request));
            lines.extend(allow_credentials::lines(&self.allow_credentials));
            lines.extend(allow_methods::lines(&self.allow_methods, request));
            lines.extend(allow_headers::lines(&self.allow_headers, request));
            lines.extend(expose_headers::lines(&self.expose_headers));
            lines.extend(max_age::lines(&self.max_age));
            lines.extend(vary::lines(self));
        }
        lines.extend(timing_allow_origin::lines(&self.timing_allow_origin, request));
        lines.extend(resource_policy::lines(&self.resource_policy));
        lines.extend(cache_control::lines(&self.cache_control));
        lines.extend(self.set_cookie.line());
        lines.extend(self.headers.iter().cloned());
        let location = self.redirect.location(request);
        lines.extend(location.map(|location| ("Location".to_owned(), location)));
        lines.extend(content_type::line(self, content));
        lines
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
            timing_allow_origin: Switch::off("*"),
            resource_policy: Switch::off("same-origin"),
            cache_control: Switch::off("max-age=60"),
            set_cookie: Cookie::default(),
            headers: Vec::new(),
            redirect: Redirect::default(),
            fault: Fault::None,
            body_type: BodyType::Text,
            body: "Hello server".to_owned(),
            delay_ms: 0,
            delivery: Delivery::Whole,
        }
    }
}
