//! A line with gaps: what an engine prints, and the failures that it prints it for.

use cors_engine::Stage;

/// An engine, by its console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chromium, and the browsers made of it.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's.
    Webkit,
}

impl Engine {
    /// All engines.
    pub const ALL: &'static [Self] = &[Self::Chromium, Self::Firefox, Self::Webkit];

    /// The identifier used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chrome",
            Self::Firefox => "Firefox",
            Self::Webkit => "Safari",
        }
    }
}

/// A line with gaps such as `{url}`.
pub(super) struct Template {
    /// In what circumstances the engine prints it, where that is more than the failure itself.
    pub(super) when: When,
    /// What comes before the reason.
    pub(super) opening: Opening,
    /// The reason.
    pub(super) text: &'static str,
    /// The failures that it is printed for, likeliest first.
    pub(super) covers: &'static [(Stage, &'static str)],
}

/// What a line depends on besides stage and cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Nothing.
    Always,
    /// The header has several lines.
    SeveralLines,
    /// The value has a comma.
    Comma,
    /// The preflight's status is a redirect, whatever else is wrong with it.
    RedirectStatus,
    /// The preflight's status is not 200 to 299, whatever else is wrong with it.
    BadStatus,
    /// `fetch()` asked.
    Fetch,
    /// An XHR asked.
    Xhr,
    /// A redirect led here.
    AfterRedirect,
    /// The header value is known, but says something that browsers let pass.
    WithoutWildcard,
    /// The scheme is one that redirects must never lead to.
    LocalScheme,
    /// The scheme is one that only some other program knows.
    CustomScheme,
    /// `Location` came in several lines.
    SeveralLocations,
    /// The policy keeps other sites out, but not other origins of the same one.
    SameSitePolicy,
    /// Only when reading: an older version printed it, or it says too little to be printed.
    ReadOnly,
}

/// What an engine prints before the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing.
    None,
    /// Chromium's: who asked, for what, from where.
    Access,
    /// The same, and that it was about a preflight.
    AccessPreflight,
    /// Firefox's: for what.
    Blocked,
    /// The same, with the URL in quotation marks.
    BlockedQuoted,
}

/// The failures of the CORS check, as answered to the request and to the preflight.
macro_rules! both {
    ($($cause:literal),+) => {
        &[$((cors_engine::Stage::Response, $cause), (cors_engine::Stage::Preflight, $cause)),+]
    };
}
pub(super) use both;

/// A template that covers the given failures.
pub(super) const fn template(
    when: When,
    opening: Opening,
    text: &'static str,
    covers: &'static [(Stage, &'static str)],
) -> Template {
    Template { when, opening, text, covers }
}
