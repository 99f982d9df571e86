//! Headers that script cannot touch: [forbidden request-headers] and [forbidden response-header
//! names].
//!
//! [forbidden request-headers]: https://fetch.spec.whatwg.org/#forbidden-request-header
//! [forbidden response-header names]: https://fetch.spec.whatwg.org/#forbidden-response-header-name

use crate::{header_values::decode_and_split, method::is_forbidden_method};

const FORBIDDEN_REQUEST_HEADERS: &[&str] = &[
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

const METHOD_OVERRIDES: &[&str] = &["x-http-method", "x-http-method-override", "x-method-override"];

/// Whether only the browser may ever set a request header of this name. Headers that overrule the
/// method are forbidden by their value and do not count.
pub fn is_forbidden_request_header_name(name: &str) -> bool {
    is_forbidden_request_header(name, "")
}

/// Whether only the browser may set this request header: a
/// [forbidden request-header](https://fetch.spec.whatwg.org/#forbidden-request-header).
pub fn is_forbidden_request_header(name: &str, value: &str) -> bool {
    let is = |known: &&str| name.eq_ignore_ascii_case(known);
    let starts_with = |prefix: &str| {
        name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    FORBIDDEN_REQUEST_HEADERS.iter().any(is)
        || starts_with("proxy-")
        || starts_with("sec-")
        || (METHOD_OVERRIDES.iter().any(is)
            && decode_and_split(value).into_iter().any(is_forbidden_method))
}

/// Whether script can never read this response header.
pub fn is_forbidden_response_header_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("set-cookie") || name.eq_ignore_ascii_case("set-cookie2")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_forbidden_in_any_case() {
        for name in FORBIDDEN_REQUEST_HEADERS {
            assert!(is_forbidden_request_header(name, "x"), "{name}");
            assert!(is_forbidden_request_header(&name.to_ascii_uppercase(), ""), "{name}");
            assert!(!is_forbidden_request_header(&format!("{name}x"), ""), "{name}x");
            assert!(!is_forbidden_request_header(&format!("x{name}"), ""), "x{name}");
        }
    }

    #[test]
    fn prefixes_need_their_dash() {
        for name in ["Proxy-", "proxy-x", "SEC-Foo", "sec-ch-ua"] {
            assert!(is_forbidden_request_header(name, ""), "{name}");
        }
        for name in ["Secret", "Proxy", "sec", "User-Agent", "Authorization", "prö"] {
            assert!(!is_forbidden_request_header(name, ""), "{name}");
        }
    }

    #[test]
    fn method_overrides_depend_on_the_value() {
        for name in METHOD_OVERRIDES {
            assert!(is_forbidden_request_header(name, "GET, trace"), "{name}");
            assert!(is_forbidden_request_header(name, "connect"), "{name}");
            assert!(!is_forbidden_request_header(name, "PUT"), "{name}");
            assert!(!is_forbidden_request_header(name, "\"TRACE\""), "{name}");
        }
    }

    #[test]
    fn two_response_headers_are_forbidden() {
        assert!(is_forbidden_response_header_name("Set-Cookie"));
        assert!(is_forbidden_response_header_name("set-cookie2"));
        assert!(!is_forbidden_response_header_name("set-cookie3"));
    }
}
