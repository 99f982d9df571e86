//! The header lines that the companion adds of its own accord, to every answer of the lab.

use crate::Header;

/// The companion's own lines, last in every answer of the lab.
///
/// An endpoint's body may be any text of any type; these keep it from running as a page or a
/// script on the lab's origin. They play no part in CORS.
pub const COMPANION_HEADERS: [(&str, &str); 2] =
    [("Content-Security-Policy", "sandbox"), ("X-Content-Type-Options", "nosniff")];

/// What the shared cache before an endpoint had to do with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheUse {
    /// It had it stored, for so many seconds.
    Hit {
        /// Since the answer was stored.
        age_s: u64,
    },
    /// It had to ask.
    Miss,
    /// It is not for requests of this kind.
    Bypass,
}

impl CacheUse {
    /// The lines that the cache adds, behind the companion's others.
    pub fn lines(self) -> Vec<Header> {
        let line = |name: &str, value: String| (name.to_owned(), value);
        let told = |word: &str| line("X-Cache", word.to_owned());
        match self {
            Self::Hit { age_s } => vec![line("Age", age_s.to_string()), told("HIT")],
            Self::Miss => vec![told("MISS")],
            Self::Bypass => vec![told("BYPASS")],
        }
    }
}
