//! A response as bytes.

use cors_wire::AnswerHead;

use crate::reason_phrase::reason_phrase;

/// The whole response: status line, the head's lines exactly as they are, and the body.
pub(super) fn to_bytes(head: &AnswerHead, body: &[u8]) -> Vec<u8> {
    let lines: usize = head.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    let mut bytes = Vec::with_capacity(64 + lines + body.len());
    let status_line = format!("HTTP/1.1 {} {}\r\n", head.status, reason_phrase(head.status));
    bytes.extend_from_slice(status_line.as_bytes());
    for (name, value) in &head.headers {
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend(value.chars().map(byte));
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    bytes
}

/// The byte that a character of a header value stands for. A policy with any other was refused.
fn byte(character: char) -> u8 {
    u8::try_from(character).unwrap_or(b'?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(status: u16, headers: &[(&str, &str)], body: &str, expected: &[u8]) {
        let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        assert_eq!(to_bytes(&AnswerHead { status, headers }, body.as_bytes()), expected);
    }

    #[test]
    fn lines_go_out_as_they_are() {
        let headers = [("x-B", "é\u{1}"), ("X-b", ""), ("a", " 1 ")];
        check(
            200,
            &headers,
            "é",
            b"HTTP/1.1 200 OK\r\nx-B: \xe9\x01\r\nX-b: \r\na:  1 \r\n\r\n\xc3\xa9",
        );
    }

    #[test]
    fn a_status_without_a_name_has_an_empty_reason() {
        check(299, &[], "", b"HTTP/1.1 299 \r\n\r\n");
    }
}
