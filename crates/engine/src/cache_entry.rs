//! A [cache entry](https://fetch.spec.whatwg.org/#cache-entry) of the CORS-preflight cache, as it
//! can be looked at.

use std::time::Duration;

/// One permission that a browser remembers of a preflight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheEntry<'a> {
    /// What is permitted.
    pub permission: Permission<'a>,
    /// To which URL.
    pub url: &'a str,
    /// From which origin.
    pub origin: &'a str,
    /// For which requests.
    pub credentials: RememberedFor,
    /// For how much longer.
    pub left: Duration,
}

/// What a cache entry permits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission<'a> {
    /// A method, by name or `*`.
    Method(&'a str),
    /// A header, by its lower-case name or `*`.
    Header(&'a str),
}

/// Which kind of request the preflight was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RememberedFor {
    /// One without credentials.
    WithoutCredentials,
    /// One with credentials.
    WithCredentials,
}
