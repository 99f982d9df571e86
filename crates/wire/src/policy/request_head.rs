//! The head of a request, as much of it as an answer can depend on.

use crate::{ExchangeKind, Header, values};

/// The head of a request, as much as an answer can depend on.
#[derive(Clone, Copy, Debug)]
pub struct RequestHead<'a> {
    /// The method as spelled.
    pub method: &'a str,
    /// Where the request went; only a redirect depends on it.
    pub place: Place<'a>,
    /// The header lines.
    pub headers: &'a [Header],
}

/// Where a request went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The scheme, `http` or `https`.
    pub scheme: &'a str,
    /// The host as the client named it, without the port.
    pub host: &'a str,
    /// The port.
    pub port: u16,
    /// The request target: path and query.
    pub target: &'a str,
}

impl Place<'_> {
    /// The article's endpoint, `http://localhost:3000/`.
    pub const ROOT: Place<'static> =
        Place { scheme: "http", host: "localhost", port: 3000, target: "/" };
}

impl RequestHead<'_> {
    /// Whether this is a CORS-preflight request: `OPTIONS` with `Origin` and
    /// `Access-Control-Request-Method`.
    pub fn kind(&self) -> ExchangeKind {
        let has = |name: &str| self.lines(name).next().is_some();
        if self.method == "OPTIONS" && has("origin") && has("access-control-request-method") {
            ExchangeKind::Preflight
        } else {
            ExchangeKind::Actual
        }
    }

    /// The value of a header, several lines of it joined by `, `; `None` when there is no line.
    pub fn value(&self, name: &str) -> Option<String> {
        let mut lines = self.lines(name);
        let mut value = lines.next()?.to_owned();
        for line in lines {
            value.push_str(", ");
            value.push_str(line);
        }
        Some(value)
    }

    fn lines(&self, name: &str) -> impl Iterator<Item = &str> {
        values(self.headers, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: (&str, &str) = ("oRiGiN", "http://localhost:8000");
    const ASKED: (&str, &str) = ("access-control-request-method", "PUT");

    #[track_caller]
    fn check(method: &str, headers: &[(&str, &str)], kind: ExchangeKind) {
        let headers: Vec<Header> =
            headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        assert_eq!(RequestHead { method, place: Place::ROOT, headers: &headers }.kind(), kind);
    }

    #[test]
    fn only_options_with_both_headers_is_a_preflight() {
        check("OPTIONS", &[ORIGIN, ASKED], ExchangeKind::Preflight);
        check("OPTIONS", &[ORIGIN], ExchangeKind::Actual);
        check("OPTIONS", &[ASKED], ExchangeKind::Actual);
        check("options", &[ORIGIN, ASKED], ExchangeKind::Actual);
        check("GET", &[ORIGIN, ASKED], ExchangeKind::Actual);
    }

    #[test]
    fn several_lines_are_one_value() {
        let headers = [("A".to_owned(), "1".to_owned()), ("a".to_owned(), "2".to_owned())];
        let head = RequestHead { method: "GET", place: Place::ROOT, headers: &headers };
        assert_eq!(head.value("A").as_deref(), Some("1, 2"));
        assert_eq!(head.value("b"), None);
    }
}
