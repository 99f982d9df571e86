//! Another page's origin in a value, renamed.

/// The value with `to` wherever it names the origin `from`.
pub(crate) fn renamed(value: &str, from: &str, to: &str) -> String {
    // A mistake in capitals stays one.
    if value != from && value.eq_ignore_ascii_case(from) {
        return to.to_ascii_uppercase();
    }
    let mut parts = value.split(from);
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // Another host or port that begins alike is another origin.
        let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
        renamed += if part.starts_with(goes_on) { from } else { to };
        renamed += part;
    }
    renamed
}
