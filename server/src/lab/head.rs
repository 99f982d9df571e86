//! The head of a request as it arrived.

use std::mem::MaybeUninit;

use cors_wire::{Header, values};
use httparse::{ParserConfig, Status};

use super::refusal::Refusal;

/// How many header lines a request may have.
const MOST_LINES: usize = 512;

/// The head of a request: all as spelled, bytes of target and values as characters up to U+00FF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) version: Version,
    pub(super) headers: Vec<Header>,
}

/// The versions that the lab speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// HTTP/1.0: the connection closes after one answer.
    Http10,
    /// HTTP/1.1.
    Http11,
}

impl Head {
    /// Parses a head at the start of `bytes`, and says how long it is; `None` until it is whole.
    pub(super) fn parse(bytes: &[u8]) -> Result<Option<(Self, usize)>, Refusal> {
        let mut lines = [const { MaybeUninit::uninit() }; MOST_LINES];
        let mut request = httparse::Request::new(&mut []);
        let parsed = ParserConfig::default().parse_request_with_uninit_headers(
            &mut request,
            bytes,
            &mut lines,
        );
        let length = match parsed {
            Ok(Status::Complete(length)) => length,
            Ok(Status::Partial) => return Ok(None),
            Err(httparse::Error::TooManyHeaders) => return Err(Refusal::HeadTooLarge),
            Err(error) => return Err(Refusal::NotHttp(error)),
        };
        let header = |line: &httparse::Header<'_>| {
            (line.name.to_owned(), line.value.iter().copied().map(char::from).collect())
        };
        let head = Self {
            method: request.method.unwrap_or_default().to_owned(),
            target: request.path.unwrap_or_default().bytes().map(char::from).collect(),
            version: if request.version == Some(0) { Version::Http10 } else { Version::Http11 },
            headers: request.headers.iter().map(header).collect(),
        };
        match head.version {
            Version::Http11 if head.lines("host").count() != 1 => Err(Refusal::HostMissing),
            Version::Http11 | Version::Http10 => Ok(Some((head, length))),
        }
    }

    /// The values of the lines with this name.
    pub(super) fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        values(&self.headers, name)
    }

    /// The host that the request names, without the port; `localhost` where it names none that
    /// could be part of a URL.
    pub(super) fn host(&self) -> &str {
        let host = self.lines("host").next().unwrap_or_default();
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
            Some(_) | None => host,
        };
        let plain = |b: u8| b.is_ascii_alphanumeric() || b".-_:[]".contains(&b);
        if !name.is_empty() && name.bytes().all(plain) { name } else { "localhost" }
    }

    /// Whether the connection ends with the answer to this request.
    pub(super) fn is_last(&self) -> bool {
        let closes = |value: &str| value.split(',').any(|o| o.trim().eq_ignore_ascii_case("close"));
        self.version == Version::Http10 || self.lines("connection").any(closes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &[u8]) -> Result<Option<(Head, usize)>, Refusal> {
        Head::parse(text)
    }

    #[test]
    fn spelling_order_and_duplicates_are_kept() {
        let bytes =
            b"\r\npUt /e/a?b HTTP/1.1\r\nhOST: a\r\nX-a: 1\r\nx-A:\r\nB: \xe9\t \r\n\r\nrest";
        let (head, length) = parse(bytes).expect("valid").expect("whole");
        assert_eq!(&bytes[length..], b"rest");
        assert_eq!((head.method.as_str(), head.target.as_str()), ("pUt", "/e/a?b"));
        let headers: Vec<_> = head.headers.iter().map(|(n, v)| format!("{n}={v}")).collect();
        assert_eq!(headers, ["hOST=a", "X-a=1", "x-A=", "B=é"]);
    }

    #[test]
    fn half_a_head_is_no_head_yet() {
        let whole = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        for end in 0..whole.len() {
            assert_eq!(parse(&whole[..end]), Ok(None));
        }
        assert!(matches!(parse(whole), Ok(Some(_))));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let refused = |text: &[u8]| parse(text).expect_err("a refusal");
        assert!(matches!(refused(b"\x16\x03\x01\x02\x00"), Refusal::NotHttp(_)));
        assert!(matches!(refused(b"GET / HTTP/2.0\r\n\r\n"), Refusal::NotHttp(_)));
        assert!(matches!(refused(b"GET / HTTP/1.1\r\nA: \0\r\n\r\n"), Refusal::NotHttp(_)));
        assert_eq!(refused(b"GET / HTTP/1.1\r\n\r\n"), Refusal::HostMissing);
        assert_eq!(refused(b"GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n"), Refusal::HostMissing);
        let many = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "A: b\r\n".repeat(MOST_LINES));
        assert_eq!(refused(many.as_bytes()), Refusal::HeadTooLarge);
    }

    #[test]
    fn a_host_is_named_without_its_port() {
        for (host, name) in [
            ("localhost:3000", "localhost"),
            ("127.0.0.1", "127.0.0.1"),
            ("[::1]:3000", "[::1]"),
            ("[::1]", "[::1]"),
            ("a.test:b", "a.test:b"),
            ("a/b@c:1", "localhost"),
            ("", "localhost"),
        ] {
            let text = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
            let head = parse(text.as_bytes()).expect("valid").expect("whole").0;
            assert_eq!(head.host(), name);
        }
    }

    #[test]
    fn a_connection_ends_when_the_peer_says_so() {
        let last = |text: &[u8]| parse(text).expect("valid").expect("whole").0.is_last();
        assert!(!last(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
        assert!(last(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: TE, Close\r\n\r\n"));
        assert!(last(b"GET / HTTP/1.0\r\n\r\n"));
    }
}
