//! A server that allows exactly what each request asks for, and remembers nothing.

use cors_engine::{Header, Network, Response, SentRequest, TransportFailure};

/// `Access-Control-Allow-Origin`, as responses here spell it.
pub(crate) const ALLOW_ORIGIN: &str = "access-control-allow-origin";
/// `Access-Control-Allow-Credentials`.
pub(crate) const ALLOW_CREDENTIALS: &str = "access-control-allow-credentials";
/// `Access-Control-Allow-Methods`.
pub(crate) const ALLOW_METHODS: &str = "access-control-allow-methods";
/// `Access-Control-Allow-Headers`.
pub(crate) const ALLOW_HEADERS: &str = "access-control-allow-headers";

/// A server that allows exactly what each request asks for, for ten minutes.
pub(crate) struct GenerousNetwork;

impl Network for GenerousNetwork {
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure> {
        let mut headers = generous_headers(request);
        headers.push(("access-control-max-age".to_owned(), "600".to_owned()));
        Ok(Response { status: 200, headers: headers.into_iter().collect() })
    }
}

/// The headers that allow exactly what a request asks for.
pub(crate) fn generous_headers(request: &SentRequest<'_>) -> Vec<Header> {
    let asked = |name: &str| {
        let mut lines = request.headers.iter();
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.clone())
    };
    let pairs = [
        (ALLOW_ORIGIN, asked("origin")),
        (ALLOW_CREDENTIALS, Some("true".to_owned())),
        (ALLOW_METHODS, asked("access-control-request-method")),
        (ALLOW_HEADERS, asked("access-control-request-headers")),
    ];
    pairs
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| (name.to_owned(), value)))
        .collect()
}
