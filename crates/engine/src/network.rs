//! The network as the engine sees it: something that answers requests.

use url::Url;

use crate::HeaderList;

/// Answers the requests that the engine sends.
///
/// A policy, a record of what was really sent, and a recorded exchange are all networks.
pub trait Network {
    /// Answers one request. Nearly all are for `http` and `https`; a `data:` URL, and a `blob:`
    /// URL of the page's own, are asked for here too.
    ///
    /// # Errors
    ///
    /// When no HTTP response came back at all.
    fn send(&mut self, request: &SentRequest<'_>) -> Result<Response, TransportFailure>;

    /// The version that a connection to `url` speaks; a stream body needs [`HttpVersion::Http2`].
    fn http_version(&self, _url: &Url) -> HttpVersion {
        HttpVersion::Http2
    }
}

/// One request as it goes out, without the headers that play no part in CORS.
#[derive(Clone, Debug)]
pub struct SentRequest<'a> {
    /// How many redirects came before, from 0.
    pub hop: usize,
    /// Whether this is the question or the request itself.
    pub kind: ExchangeKind,
    /// The URL asked for, with its fragment removed.
    pub url: &'a Url,
    /// `OPTIONS` for a preflight.
    pub method: &'a str,
    /// The headers on the wire: script's own, `Origin`, and the preflight's.
    pub headers: &'a HeaderList,
    /// Whether cookies and other credentials go along.
    pub include_credentials: bool,
}

/// Which of the two requests of a hop an exchange is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExchangeKind {
    /// The CORS-preflight request.
    Preflight,
    /// The request that script asked for.
    Actual,
}

/// The versions of HTTP that differ in what a body may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HttpVersion {
    /// HTTP/1.1.
    Http1,
    /// HTTP/2 or later.
    Http2,
}

/// An HTTP response, as far as its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header lines, in order, duplicates kept.
    pub headers: HeaderList,
}

/// No response: refused, reset, unresolved, a failed handshake. The standard tells no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TransportFailure;
