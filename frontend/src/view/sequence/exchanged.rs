//! A request and its answer, predicted or recorded.

use cors_engine::ExchangeKind;
use cors_wire::Header;

/// One request over the wire, and its answer.
pub(super) struct Exchanged {
    /// The hop of the chain that it belongs to.
    pub(super) hop: usize,
    /// Preflight or not.
    pub(super) kind: ExchangeKind,
    /// Method and target.
    pub(super) head: String,
    /// The request's headers.
    pub(super) headers: Vec<Header>,
    /// When the request arrived, in microseconds; `None` for one that is predicted.
    pub(super) at: Option<u64>,
    /// The answer; `None` where none came.
    pub(super) answer: Option<Answered>,
}

/// An answer.
pub(super) struct Answered {
    /// The status code.
    pub(super) status: u16,
    /// The headers as they went out.
    pub(super) headers: Vec<Header>,
    /// Whether it came from the shared cache before the endpoint: then the number of the exchange
    /// that stored it.
    pub(super) from_cache: Option<u64>,
    /// When it left, in microseconds; `None` for one that is predicted.
    pub(super) at: Option<u64>,
}

/// Whether a header of a request plays a part in CORS.
pub(super) fn asks((name, _): &Header) -> bool {
    const NAMES: [&str; 6] = [
        "origin",
        "access-control-request-method",
        "access-control-request-headers",
        "authorization",
        "cookie",
        "content-type",
    ];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a header of an answer plays a part in CORS or beside it.
pub(super) fn answers((name, _): &Header) -> bool {
    const NAMES: [&str; 9] = [
        "vary",
        "location",
        "set-cookie",
        "cross-origin-resource-policy",
        "timing-allow-origin",
        "cache-control",
        "allow",
        "age",
        "x-cache",
    ];
    name.to_ascii_lowercase().starts_with("access-control-")
        || NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}
