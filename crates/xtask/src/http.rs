//! As much of an HTTP client as it takes to ask our own servers on this machine.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    time::Duration,
};

/// More than any of our servers answers.
const LIMIT: u64 = 1 << 22;

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
    exchange(port, &format!("GET {path} HTTP/1.0\r\nHost: localhost:{port}\r\n\r\n"))
}

/// Posts JSON to a path of this machine.
///
/// # Errors
/// As [`get`].
pub fn post_json(port: u16, path: &str, json: &str) -> io::Result<Answer> {
    let length = json.len();
    exchange(
        port,
        &format!(
            "POST {path} HTTP/1.0\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{json}"
        ),
    )
}

fn exchange(port: u16, request: &str) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(10)))?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.take(LIMIT).read_to_end(&mut bytes)?;
    parse(&String::from_utf8_lossy(&bytes))
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the answer is not HTTP"))
}

fn parse(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.strip_prefix("HTTP/1.")?.split_whitespace().nth(1)?.parse().ok()?;
    Some(Answer { status, body: body.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{Answer, parse};

    #[test]
    fn status_and_body_are_told_apart() {
        let answer = parse("HTTP/1.0 201 Created\r\nA: b\r\n\r\n{}\r\n\r\n");
        assert_eq!(answer, Some(Answer { status: 201, body: "{}\r\n\r\n".to_owned() }));
        assert_eq!(parse("SSH-2.0"), None);
    }
}
