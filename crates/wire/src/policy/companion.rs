//! The header lines that the companion adds of its own accord, to every answer of the lab.

/// The companion's own lines, last in every answer of the lab.
///
/// An endpoint's body may be any text of any type; these keep it from running as a page or a
/// script on the lab's origin. They play no part in CORS.
pub const COMPANION_HEADERS: [(&str, &str); 2] =
    [("Content-Security-Policy", "sandbox"), ("X-Content-Type-Options", "nosniff")];
