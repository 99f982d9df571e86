//! As much of an HTTP client as it takes to see every header line of an answer.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    time::Duration,
};

/// More than any of these servers answers.
const LIMIT: u64 = 1 << 20;

/// An answer's status and header lines, as spelled and in order.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
}

impl Answer {
    /// The values of a header, one for each line.
    pub(crate) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = self.headers.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name));
        lines.map(|(_, value)| value.as_str())
    }
}

/// Asks a server on this machine, on a connection of its own.
pub(crate) fn ask(
    port: u16,
    method: &str,
    path: &str,
    headers: &[(String, String)],
) -> io::Result<Answer> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n");
    for (name, value) in headers {
        text += &[name, ": ", value, "\r\n"].concat();
    }
    // A body goes along where its type is said; without one there is nothing to parse.
    let typed = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let body = if typed && method != "OPTIONS" { "{}" } else { "" };
    text += &["Content-Length: ", &body.len().to_string(), "\r\n"].concat();
    text += "Connection: close\r\n\r\n";
    text += body;
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.write_all(text.as_bytes())?;
    let mut bytes = Vec::new();
    stream.take(LIMIT).read_to_end(&mut bytes)?;
    parse(&String::from_utf8_lossy(&bytes))
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the answer is not HTTP"))
}

fn parse(text: &str) -> Option<Answer> {
    let (head, _) = text.split_once("\r\n\r\n")?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
    let line = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_owned(), value.trim().to_owned()))
    };
    Some(Answer { status, headers: lines.map(line).collect::<Option<_>>()? })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_is_kept() {
        let text = "HTTP/1.1 404 Not Found\r\nVary: A\r\nvary:B\r\nEmpty:\r\n\r\nbody";
        let answer = super::parse(text).expect("it is HTTP");
        assert_eq!(answer.status, 404);
        assert_eq!(answer.values("Vary").collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(answer.values("empty").collect::<Vec<_>>(), [""]);
        assert!(super::parse("SSH-2.0\r\n\r\n").is_none());
    }
}
