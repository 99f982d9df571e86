//! How an origin is looked up in a list: rightly, or with one of the mistakes that servers make.

use serde::{Deserialize, Serialize};

/// How an `Origin` is compared with the origins of a list.
///
/// All but the first let strangers in; they are here so that this can be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OriginMatch {
    /// Byte for byte.
    #[default]
    Exact,
    /// The origin ends with a listed host: `https://evil-shop.test` for `https://shop.test`.
    Suffix,
    /// The origin begins with a listed one: `https://shop.test.evil.test` for `https://shop.test`.
    Prefix,
    /// A listed host is somewhere in the origin.
    Substring,
    /// A dot of a listed origin stands for any character, as in a pattern that forgot to escape
    /// it: `https://wwwxshop.test` for `https://www.shop.test`.
    UnescapedDot,
    /// Byte for byte, and `null`, which any page can make its origin by a sandboxed frame.
    NullToo,
}

impl OriginMatch {
    /// Whether `origin` is taken for `listed`.
    pub(super) fn takes(self, origin: &str, listed: &str) -> bool {
        match self {
            Self::Exact => origin == listed,
            Self::Suffix => origin.ends_with(host(listed)),
            Self::Prefix => origin.starts_with(listed),
            Self::Substring => origin.contains(host(listed)),
            Self::UnescapedDot => {
                let same = |(a, b): (char, char)| a == b || b == '.';
                origin.chars().count() == listed.chars().count()
                    && origin.chars().zip(listed.chars()).all(same)
            }
            Self::NullToo => origin == listed || origin == "null",
        }
    }
}

/// What follows the scheme.
fn host(origin: &str) -> &str {
    origin.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")).unwrap_or(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of these are taken for `https://www.shop.test`.
    #[track_caller]
    fn check(by: OriginMatch, strangers: &[&str]) {
        const LISTED: &str = "https://www.shop.test";
        assert!(by.takes(LISTED, LISTED));
        for origin in [
            "https://evilwww.shop.test",
            "https://www.shop.test.evil.test",
            "https://wwwxshop.test",
            "http://www.shop.test",
            "null",
            "https://evil.test",
            "https://WWW.shop.test",
        ] {
            assert_eq!(by.takes(origin, LISTED), strangers.contains(&origin), "{by:?} {origin}");
        }
    }

    #[test]
    fn each_mistake_lets_its_own_strangers_in() {
        let before = "https://evilwww.shop.test";
        let after = "https://www.shop.test.evil.test";
        let scheme = "http://www.shop.test";
        check(OriginMatch::Exact, &[]);
        check(OriginMatch::Suffix, &[before, scheme]);
        check(OriginMatch::Prefix, &[after]);
        check(OriginMatch::Substring, &[before, after, scheme]);
        check(OriginMatch::UnescapedDot, &["https://wwwxshop.test"]);
        check(OriginMatch::NullToo, &["null"]);
    }
}
