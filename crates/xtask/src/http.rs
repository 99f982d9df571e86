//! As much of an HTTP client as it takes to ask our own servers on this machine, with every header
//! in the caller's hand.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    time::Duration,
};

/// More than any of our servers answers.
const LIMIT: u64 = 1 << 22;

/// A request.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The method.
    pub method: &'a str,
    /// Path and query.
    pub path: &'a str,
    /// Further header lines; a `Host` here takes the place of the usual one.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub body: &'a str,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// Asks for a path of this machine.
///
/// # Errors
/// When nobody listens or what answers is not HTTP.
pub fn get(port: u16, path: &str) -> io::Result<Answer> {
    send(port, &Request { method: "GET", path, headers: &[], body: "" })
}

/// Sends JSON to a path of this machine.
///
/// # Errors
/// As [`get`].
pub fn send_json(port: u16, method: &str, path: &str, json: &str) -> io::Result<Answer> {
    let headers = &[("Content-Type", "application/json")];
    send(port, &Request { method, path, headers, body: json })
}

/// Sends a request to this machine.
///
/// # Errors
/// As [`get`].
pub fn send(port: u16, request: &Request<'_>) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(10)))?;
    stream.write_all(text_of(port, request).as_bytes())?;
    let mut bytes = Vec::new();
    stream.take(LIMIT).read_to_end(&mut bytes)?;
    parse(&String::from_utf8_lossy(&bytes))
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the answer is not HTTP"))
}

/// The request as it goes out. HTTP/1.0 spares us chunked answers and open connections.
fn text_of(port: u16, request: &Request<'_>) -> String {
    let Request { method, path, headers, body } = request;
    let mut text = format!("{method} {path} HTTP/1.0\r\n");
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        text += &["Host: localhost:", &port.to_string(), "\r\n"].concat();
    }
    if !body.is_empty() {
        text += &["Content-Length: ", &body.len().to_string(), "\r\n"].concat();
    }
    for (name, value) in *headers {
        text += &[name, ": ", value, "\r\n"].concat();
    }
    text + "\r\n" + body
}

fn parse(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.strip_prefix("HTTP/1.")?.split_whitespace().nth(1)?.parse().ok()?;
    Some(Answer { status, body: body.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{Answer, Request, parse, text_of};

    #[test]
    fn a_request_has_its_host_unless_another_is_given() {
        let request = Request { method: "PUT", path: "/a?b", headers: &[("A", "b")], body: "{}" };
        let text = "PUT /a?b HTTP/1.0\r\nHost: localhost:81\r\nContent-Length: 2\r\nA: b\r\n\r\n{}";
        assert_eq!(text_of(81, &request), text);
        let other = Request { method: "GET", path: "/", headers: &[("Host", "x.test")], body: "" };
        assert_eq!(text_of(81, &other), "GET / HTTP/1.0\r\nHost: x.test\r\n\r\n");
    }

    #[test]
    fn status_and_body_are_told_apart() {
        let answer = parse("HTTP/1.0 201 Created\r\nA: b\r\n\r\n{}\r\n\r\n");
        assert_eq!(answer, Some(Answer { status: 201, body: "{}\r\n\r\n".to_owned() }));
        assert_eq!(parse("SSH-2.0"), None);
    }
}
