//! How many bytes a head was on the wire.

use cors_wire::{Header, RecordedAnswer, RecordedRequest};

use crate::reason_phrase::reason_phrase;

/// A request's, if nothing but one space followed each colon.
pub(super) fn of_request(request: &RecordedRequest) -> usize {
    request.method.len() + request.target.len() + "  HTTP/1.1\r\n".len() + lines(&request.headers)
}

/// An answer's, exactly: the lab wrote it.
pub(super) fn of_answer(answer: &RecordedAnswer) -> usize {
    "HTTP/1.1 200 \r\n".len() + reason_phrase(answer.status).len() + lines(&answer.headers)
}

/// Each line, and the empty one. A character of a value is a byte.
fn lines(headers: &[Header]) -> usize {
    let line = |(name, value): &Header| name.len() + value.chars().count() + ": \r\n".len();
    headers.iter().map(line).sum::<usize>() + "\r\n".len()
}
