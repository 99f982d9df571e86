//! Text in a fragment: what any tool takes for a part of a link stays, the rest is encoded.

/// The text with a percent sign and two digits for every byte that could end a link or a pair.
pub(super) fn encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b':' | b'/' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            _ => {
                let [high, low] = [byte >> 4, byte & 15].map(|half| DIGITS[usize::from(half)]);
                encoded.extend(['%', char::from(high), char::from(low)]);
            }
        }
    }
    encoded
}

/// The inverse, also of what others encode more of; `None` for what nothing encodes to.
pub(crate) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = std::str::from_utf8(after.get(..2)?).ok()?;
                let sign = digits.starts_with(['+', '-']);
                bytes.push(u8::from_str_radix(digits, 16).ok().filter(|_| !sign)?);
                rest = &after[2..];
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}
