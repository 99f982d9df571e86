//! The largest that the parts of a policy may be.

/// Header lines in [`headers`](crate::Answer::headers).
pub const HEADER_LINES: usize = 100;
/// Methods that have a status of their own.
pub const METHODS: usize = 32;
/// Bytes of a header name.
pub const NAME_BYTES: usize = 256;
/// Lines of one header whose value is several.
pub const LINES: usize = 20;
/// Bytes of a header value on the wire.
pub const VALUE_BYTES: usize = 16 * 1024;
/// Origins in a list.
pub const LISTED_ORIGINS: usize = 100;
/// Bytes of a body.
pub const BODY_BYTES: usize = 256 * 1024;
/// Redirects in a chain.
pub const REDIRECTS: u32 = 50;
/// Seconds that the shared cache keeps what does not say how long it may be kept.
pub const CACHE_SECONDS: u32 = 24 * 60 * 60;
/// Milliseconds of delay.
pub const DELAY_MS: u64 = 60_000;
