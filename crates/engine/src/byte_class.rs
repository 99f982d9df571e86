//! Classes of bytes and the strings made of them. Text is isomorphic: a character is a byte.

/// Whether `text` is a [method] or a header name: at least one token character and nothing else.
///
/// [method]: https://fetch.spec.whatwg.org/#concept-method
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(is_token_byte)
}

/// Whether a token may contain this byte.
pub(crate) fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// Whether a [header value](https://fetch.spec.whatwg.org/#header-value) may contain this
/// character anywhere.
pub(crate) fn is_header_value_char(char: char) -> bool {
    !matches!(char, '\0' | '\n' | '\r') && is_byte(char)
}

/// Whether the character stands for a byte at all.
pub(crate) fn is_byte(char: char) -> bool {
    char <= '\u{FF}'
}

/// Strips what HTTP regards as white space from both ends: tab, line feed, carriage return, space.
pub(crate) fn normalize_header_value(value: &str) -> &str {
    value.trim_matches(['\t', '\n', '\r', ' '])
}

/// Strips the optional white space that HTTP allows around list items: tab and space.
pub(crate) fn trim_optional_whitespace(value: &str) -> &str {
    value.trim_matches(['\t', ' '])
}

/// The length of isomorphic text in bytes.
pub(crate) fn byte_length(value: &str) -> usize {
    if value.is_ascii() { value.len() } else { value.chars().count() }
}

/// Whether this is a [CORS-unsafe request-header byte].
///
/// [CORS-unsafe request-header byte]: https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
pub(crate) fn is_cors_unsafe_request_header_byte(char: char) -> bool {
    (char < ' ' && char != '\t') || "\"():<>?@[\\]{}\u{7F}".contains(char)
}

/// Whether the values of `Accept-Language` and `Content-Language` may contain this character and
/// stay safelisted.
pub(crate) fn is_language_byte(char: char) -> bool {
    char.is_ascii_alphanumeric() || " *,-.;=".contains(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The members of a class of bytes, as ranges, so that a test can name all 256.
    fn members(class: impl Fn(char) -> bool) -> Vec<std::ops::RangeInclusive<u8>> {
        let mut ranges: Vec<std::ops::RangeInclusive<u8>> = Vec::new();
        for byte in (0..=u8::MAX).filter(|&byte| class(char::from(byte))) {
            match ranges.last_mut() {
                Some(last) if last.end().checked_add(1) == Some(byte) => {
                    *last = *last.start()..=byte;
                }
                Some(_) | None => ranges.push(byte..=byte),
            }
        }
        ranges
    }

    #[test]
    fn token_bytes() {
        let token = members(|char| is_token(&char.to_string()));
        let expected = [
            b'!'..=b'!',
            b'#'..=b'\'',
            b'*'..=b'+',
            b'-'..=b'.',
            b'0'..=b'9',
            b'A'..=b'Z',
            b'^'..=b'z',
            b'|'..=b'|',
            b'~'..=b'~',
        ];
        assert_eq!(token, expected);
        assert!(!is_token(""));
        assert!(!is_token("GE T"));
        assert!(is_token("*"));
    }

    #[test]
    fn header_value_bytes() {
        let value = members(is_header_value_char);
        assert_eq!(value, [0x01..=0x09, 0x0B..=0x0C, 0x0E..=0xFF]);
        assert!(!is_header_value_char('\u{100}'));
        assert!(!is_header_value_char('€'));
    }

    #[test]
    fn unsafe_request_header_bytes() {
        let expected = [
            0x00..=0x08,
            0x0A..=0x1F,
            b'"'..=b'"',
            b'('..=b')',
            b':'..=b':',
            b'<'..=b'<',
            b'>'..=b'@',
            b'['..=b']',
            b'{'..=b'{',
            b'}'..=b'}',
            0x7F..=0x7F,
        ];
        assert_eq!(members(is_cors_unsafe_request_header_byte), expected);
    }

    #[test]
    fn language_bytes() {
        let expected = [
            b' '..=b' ',
            b'*'..=b'*',
            b','..=b'.',
            b'0'..=b'9',
            b';'..=b';',
            b'='..=b'=',
            b'A'..=b'Z',
            b'a'..=b'z',
        ];
        assert_eq!(members(is_language_byte), expected);
    }

    #[test]
    fn whitespace_of_values_and_of_list_items_differ() {
        assert_eq!(normalize_header_value("\r\n\t a\r\nb \n"), "a\r\nb");
        assert_eq!(trim_optional_whitespace(" \ta\r "), "a\r");
        assert_eq!(byte_length("é"), 1);
    }
}
