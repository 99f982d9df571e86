//! A peer that speaks to the server byte by byte.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::time::Duration;

use serde::de::DeserializeOwned;

/// How long a peer waits for bytes that never come before the test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection.
pub(crate) struct Peer {
    stream: BufReader<TcpStream>,
    port: u16,
}

/// A response as it arrived.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// The lines of the head after the status line, without line ends, as spelled.
    pub(crate) lines: Vec<String>,
    pub(crate) body: Vec<u8>,
}

impl Peer {
    /// Connects over IPv4.
    pub(crate) fn connect(port: u16) -> Self {
        Self::connect_to(Ipv4Addr::LOCALHOST.into(), port)
    }

    /// Connects to an address.
    pub(crate) fn connect_to(address: IpAddr, port: u16) -> Self {
        let stream = TcpStream::connect((address, port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        stream.set_write_timeout(Some(PATIENCE)).expect("a timeout");
        Self { stream: BufReader::new(stream), port }
    }

    /// Sends a request without a body and reads the answer.
    pub(crate) fn ask(&mut self, method: &str, target: &str, headers: &[&str]) -> Reply {
        self.send(self.head(method, target, headers));
        self.reply_to(method)
    }

    /// Sends a request with a body and reads the answer.
    pub(crate) fn ask_with(
        &mut self,
        method: &str,
        target: &str,
        headers: &[&str],
        body: &str,
    ) -> Reply {
        let length = format!("Content-Length: {}", body.len());
        let head = self.head(method, target, &[headers, &[length.as_str()]].concat());
        self.send(head + body);
        self.reply_to(method)
    }

    /// A head with a `Host` that fits, unless the lines have one.
    pub(crate) fn head(&self, method: &str, target: &str, headers: &[&str]) -> String {
        let mut lines = vec![format!("{method} {target} HTTP/1.1")];
        if !headers.iter().any(|line| line.to_ascii_lowercase().starts_with("host:")) {
            lines.push(format!("Host: localhost:{}", self.port));
        }
        lines.extend(headers.iter().map(|line| (*line).to_owned()));
        lines.join("\r\n") + "\r\n\r\n"
    }

    /// Sends bytes.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.get_mut().write_all(bytes.as_ref()).expect("the server takes bytes");
    }

    /// Sends what the server may refuse to read on.
    pub(crate) fn send_as_much_as_goes(&mut self, bytes: impl AsRef<[u8]>) {
        let _ = self.stream.get_mut().write_all(bytes.as_ref());
    }

    /// Ends this side of the connection.
    pub(crate) fn finish(&mut self) {
        // The server may have ended its own already.
        let _ = self.stream.get_mut().shutdown(std::net::Shutdown::Write);
    }

    /// Reads and forgets whatever still comes.
    pub(crate) fn drain(&mut self) {
        if let Err(error) = self.stream.read_to_end(&mut Vec::new()) {
            assert_eq!(error.kind(), ErrorKind::ConnectionReset, "the server ends the connection");
        }
    }

    /// Reads a response to a request that was no `HEAD`.
    pub(crate) fn reply(&mut self) -> Reply {
        self.reply_to("GET")
    }

    /// Reads a response to a request with this method.
    pub(crate) fn reply_to(&mut self, method: &str) -> Reply {
        let mut reply = self.reply_head();
        let bodiless = method == "HEAD" || matches!(reply.status, 100..=199 | 204 | 304);
        if bodiless {
        } else if reply.value("transfer-encoding").is_some() {
            while let Some(chunk) = self.chunk() {
                reply.body.extend(chunk);
            }
        } else {
            let length = reply.value("content-length").expect("a framed body");
            reply.body = self.body(length.parse().expect("a length"));
        }
        reply
    }

    /// Reads this many bytes.
    pub(crate) fn body(&mut self, bytes: usize) -> Vec<u8> {
        let mut body = vec![0; bytes];
        self.stream.read_exact(&mut body).expect("a whole body");
        body
    }

    /// Reads a response as far as its head.
    pub(crate) fn reply_head(&mut self) -> Reply {
        let status_line = self.line();
        let rest = status_line.strip_prefix("HTTP/1.1 ").expect(&status_line);
        let status = rest[..3].parse().expect("a status");
        let lines = std::iter::from_fn(|| Some(self.line()).filter(|line| !line.is_empty()));
        let lines = lines.collect();
        Reply { status, lines, body: Vec::new() }
    }

    /// Reads a chunk of a body; `None` is the last one.
    pub(crate) fn chunk(&mut self) -> Option<Vec<u8>> {
        let size = usize::from_str_radix(&self.line(), 16).expect("a chunk's size");
        let chunk = self.body(size);
        assert_eq!(self.line(), "");
        (size > 0).then_some(chunk)
    }

    /// Whether the server ends the connection without another byte.
    pub(crate) fn is_closed(&mut self) -> bool {
        match self.end() {
            Ok(bytes) => bytes == 0,
            Err(error) => error.kind() == ErrorKind::ConnectionReset,
        }
    }

    /// Reads where nothing but the end of the connection is expected.
    pub(crate) fn end(&mut self) -> io::Result<usize> {
        self.stream.read(&mut [0])
    }

    /// A line; bytes beyond ASCII become the characters of their value.
    fn line(&mut self) -> String {
        let mut line = Vec::new();
        self.stream.read_until(b'\n', &mut line).expect("a line");
        let line = line.strip_suffix(b"\r\n").expect("a line that ends in CRLF");
        line.iter().copied().map(char::from).collect()
    }
}

impl Reply {
    /// The value of a header.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| {
            let (spelled, value) = line.split_once(": ")?;
            spelled.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    /// The body as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}
