//! `Content-Length`, which frames every body of the lab.

use super::Answer;
use crate::Header;

/// The length of the body in bytes; no line with 204, which must not have one, and 304.
///
/// A 205 says 0. The answer to `HEAD` says what the answer to `GET` would.
pub(super) fn header(answer: &Answer, status: u16) -> Option<Header> {
    let framed = !matches!(status, 204 | 304);
    framed.then(|| ("Content-Length".to_owned(), answer.content(status).len().to_string()))
}
