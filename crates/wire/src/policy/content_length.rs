//! `Content-Length`, which frames every body of the lab.

use crate::Header;

/// The length of the body in bytes; no line with 204, which must not have one, and 304.
///
/// A 205 says 0. The answer to `HEAD` says what the answer to `GET` would.
pub(super) fn line(status: u16, content: &[u8]) -> Option<Header> {
    let framed = !matches!(status, 204 | 304);
    framed.then(|| ("Content-Length".to_owned(), content.len().to_string()))
}
