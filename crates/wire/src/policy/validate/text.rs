//! What may be a header's name, and what its value.

use super::{at_most, limits};

/// What is wrong with a header's name.
pub(super) fn name_problem(name: &str) -> Option<String> {
    const FRAMING: [&str; 3] = ["connection", "content-length", "transfer-encoding"];
    if !is_token(name) {
        Some("a header name was expected: letters, digits and !#$%&'*+-.^_`|~ only".to_owned())
    } else if name.len() > limits::NAME_BYTES {
        Some(at_most(limits::NAME_BYTES, "bytes", name.len()))
    } else if FRAMING.iter().any(|framing| name.eq_ignore_ascii_case(framing)) {
        Some(format!("{name} frames the message, which only the server itself can do"))
    } else {
        None
    }
}

/// Whether this is a token of HTTP, such as a method or a header's name.
pub(super) fn is_token(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(allowed)
}

/// What is wrong with a header's value.
pub(super) fn value_problem(value: &str) -> Option<String> {
    let unsendable = |c: &char| matches!(c, '\r' | '\n' | '\0') || *c > '\u{ff}';
    if let Some(c) = value.chars().find(unsendable) {
        return Some(format!(
            "a header value without CR, LF, NUL and characters above U+00FF was expected, but it \
             has U+{:04X}",
            u32::from(c)
        ));
    }
    let bytes = value.chars().count();
    (bytes > limits::VALUE_BYTES).then(|| at_most(limits::VALUE_BYTES, "bytes", bytes))
}
