//! Who asked for an answer, as far as a rule must know.

use cors_engine::Origin;

/// Who asked for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asker {
    /// The page that is meant to ask.
    Page,
    /// An origin that nobody can have on a list.
    Stranger,
    /// An origin that is nearly one of those on a list.
    NearMiss(NearMiss),
    /// A page without an origin.
    Null,
    /// A request without `Origin`, or one whose answer no script is let to read.
    Nobody,
}

/// In what an origin is nearly one of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NearMiss {
    /// It ends with a listed host.
    Suffix,
    /// It begins with a listed origin.
    Prefix,
    /// It has another character where a listed origin has a dot.
    Dot,
}

impl NearMiss {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Suffix, Self::Prefix, Self::Dot];

    /// A stranger's origin that is taken for `origin` if it is compared in this wrong way; `None`
    /// where there is none that a browser could send.
    pub fn of(self, origin: &str) -> Option<String> {
        let (scheme, host) = origin.split_once("://")?;
        let port = host.bytes().next_back().is_some_and(|b| b.is_ascii_digit());
        let near = match self {
            Self::Suffix => format!("{scheme}://stranger{host}"),
            // Behind a port only another digit makes an origin.
            Self::Prefix if port => format!("{origin}1"),
            Self::Prefix => format!("{origin}.stranger.invalid"),
            Self::Dot => format!("{scheme}://{}", host.replacen('.', "x", 1)),
        };
        (near != origin && Origin::parse(&near).is_some()).then_some(near)
    }
}
