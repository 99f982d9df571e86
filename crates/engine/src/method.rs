//! [Methods](https://fetch.spec.whatwg.org/#methods): which are valid, forbidden, safelisted.

use crate::byte_class::is_token;

/// Whether a request may have this method at all: it is a token.
pub(crate) fn is_method(method: &str) -> bool {
    is_token(method)
}

/// Whether this is a [forbidden method](https://fetch.spec.whatwg.org/#forbidden-method), in
/// whatever case.
pub(crate) fn is_forbidden_method(method: &str) -> bool {
    ["CONNECT", "TRACE", "TRACK"].iter().any(|known| method.eq_ignore_ascii_case(known))
}

/// Whether this is a [CORS-safelisted method], byte for byte.
///
/// [CORS-safelisted method]: https://fetch.spec.whatwg.org/#cors-safelisted-method
pub(crate) fn is_cors_safelisted_method(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "POST")
}

/// [Normalizes](https://fetch.spec.whatwg.org/#concept-method-normalize): six methods, `PATCH` not
/// among them, are put in upper case.
pub(crate) fn normalize_method(method: &str) -> &str {
    ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]
        .into_iter()
        .find(|known| method.eq_ignore_ascii_case(known))
        .unwrap_or(method)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_six_methods_are_put_in_upper_case() {
        for method in ["get", "Head", "pOsT", "put", "delete", "Options"] {
            assert_eq!(normalize_method(method), method.to_ascii_uppercase());
        }
        for method in ["patch", "Patch", "query", "chicken", "*", "trace"] {
            assert_eq!(normalize_method(method), method);
        }
    }

    #[test]
    fn three_methods_are_forbidden_in_any_case() {
        for method in ["CONNECT", "trace", "TrAcK"] {
            assert!(is_forbidden_method(method), "{method}");
        }
        assert!(!is_forbidden_method("TRACER"));
        assert!(!is_forbidden_method("GET"));
    }

    #[test]
    fn three_methods_are_safelisted_in_upper_case_only() {
        for method in ["GET", "HEAD", "POST"] {
            assert!(is_cors_safelisted_method(method));
            assert!(!is_cors_safelisted_method(&method.to_lowercase()));
        }
        for method in ["PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"] {
            assert!(!is_cors_safelisted_method(method), "{method}");
        }
    }

    #[test]
    fn a_method_is_a_token() {
        for method in ["GET", "patch", "QUERY", "*"] {
            assert!(is_method(method), "{method}");
        }
        for method in ["", "GE T", "GET\n", "GÉT"] {
            assert!(!is_method(method), "{method}");
        }
    }
}
