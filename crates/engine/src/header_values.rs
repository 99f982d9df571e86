//! The two ways of taking a header apart: [extracting header list values], for headers with an
//! ABNF of their own, and [get, decode, and split], for the older ones.
//!
//! [extracting header list values]: https://fetch.spec.whatwg.org/#extract-header-list-values
//! [get, decode, and split]: https://fetch.spec.whatwg.org/#concept-header-list-get-decode-split

use std::collections::BinaryHeap;

use crate::{
    HeaderList,
    byte_class::{is_token, trim_optional_whitespace},
};

/// What a header with an ABNF holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Extracted<T> {
    /// There is no such header.
    Absent,
    /// At least one line does not follow the ABNF.
    Malformed,
    /// The items of all lines.
    Values(T),
}

/// Extracts a header whose ABNF is a list of tokens: empty items are skipped, the lines count as
/// one list, and a single item that is not a token voids the header.
pub(crate) fn extract_tokens(headers: &HeaderList, name: &str) -> Extracted<Vec<String>> {
    let mut extracted = Extracted::Absent;
    for line in headers.lines(name) {
        let mut tokens = match extracted {
            Extracted::Absent => Vec::new(),
            Extracted::Malformed => return Extracted::Malformed,
            Extracted::Values(tokens) => tokens,
        };
        for item in line.split(',').map(trim_optional_whitespace) {
            if item.is_empty() {
                continue;
            }
            if !is_token(item) {
                return Extracted::Malformed;
            }
            tokens.push(item.to_owned());
        }
        extracted = Extracted::Values(tokens);
    }
    extracted
}

/// Names in lower case, sorted. A heap does it in less code than a slice's sort.
pub(crate) fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let names: BinaryHeap<_> = names.map(str::to_ascii_lowercase).collect();
    names.into_sorted_vec()
}

/// The items of a value split at the commas outside quoted strings, trimmed, empty ones kept.
///
/// Quoted strings stay as they are, quotes and backslashes included; one that is never closed
/// reaches to the end.
pub(crate) fn decode_and_split(value: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut start = 0;
    let mut in_quotes = false;
    let mut escaped = false;
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_quotes => escaped = true,
            b'"' => in_quotes = !in_quotes,
            b',' if !in_quotes => {
                items.push(trim_optional_whitespace(&value[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(trim_optional_whitespace(&value[start..]));
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(lines: &[&str]) -> Extracted<Vec<String>> {
        let headers = lines
            .iter()
            .map(|line| ("List".to_owned(), (*line).to_owned()))
            .collect::<HeaderList>();
        extract_tokens(&headers, "list")
    }

    fn values(items: &[&str]) -> Extracted<Vec<String>> {
        Extracted::Values(items.iter().map(|item| (*item).to_owned()).collect())
    }

    #[test]
    fn absent_empty_and_malformed_are_three_things() {
        assert_eq!(tokens(&[]), Extracted::Absent);
        assert_eq!(tokens(&[""]), values(&[]));
        assert_eq!(tokens(&["a b"]), Extracted::Malformed);
    }

    #[test]
    fn all_lines_are_one_list_and_empty_items_are_skipped() {
        assert_eq!(tokens(&["X-A, x-b"]), values(&["X-A", "x-b"]));
        assert_eq!(tokens(&[" , ,x-a,,"]), values(&["x-a"]));
        assert_eq!(tokens(&["x-a", "X-B"]), values(&["x-a", "X-B"]));
        assert_eq!(tokens(&["*, X-A"]), values(&["*", "X-A"]));
        assert_eq!(tokens(&["x-a\t,\tx-b"]), values(&["x-a", "x-b"]));
    }

    #[test]
    fn one_bad_item_voids_the_header() {
        for line in ["x-a x-b", "x-a; q=1", "\"x-a\"", "x-a/b", "x-a\u{C}x-b", "a, b c, d", "é"] {
            assert_eq!(tokens(&[line]), Extracted::Malformed, "{line}");
            assert_eq!(tokens(&["fine", line]), Extracted::Malformed, "{line}");
            assert_eq!(tokens(&[line, "fine"]), Extracted::Malformed, "{line}");
        }
    }

    #[test]
    fn commas_in_quoted_strings_do_not_split() {
        assert_eq!(decode_and_split("nosniff,"), ["nosniff", ""]);
        assert_eq!(decode_and_split(""), [""]);
        assert_eq!(decode_and_split("\"1,2\", 3"), ["\"1,2\"", "3"]);
        assert_eq!(decode_and_split("x / x, ,, 1"), ["x / x", "", "", "1"]);
        assert_eq!(decode_and_split("text/html;\", x/x"), ["text/html;\", x/x"]);
        assert_eq!(decode_and_split("\"a\\\",b\",c"), ["\"a\\\",b\"", "c"]);
    }
}
