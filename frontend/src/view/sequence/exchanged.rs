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
