//! What a family of failures says for itself, and how values are quoted in it.

use super::{EvidenceLine, Side};

/// The part of an explanation that depends on the cause alone.
pub(super) struct Words {
    pub(super) headline: String,
    pub(super) happened: String,
    pub(super) why: &'static str,
    pub(super) who: Side,
    pub(super) remedy: String,
    pub(super) evidence: Vec<EvidenceLine>,
    pub(super) mdn: &'static str,
}

/// Whether a URL looks like that of a login page.
pub(super) fn is_login_page(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    // Other words have the three letters in them, too.
    ["login", "signin", "sign-in", "oauth", "authorize"].iter().any(|word| url.contains(word))
        || url.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part == "sso")
}

/// A page of MDN by its path.
macro_rules! mdn {
    ($path:literal) => {
        concat!("https://developer.mozilla.org/docs/Web/", $path)
    };
}
pub(super) use mdn;

/// How many characters of a value are quoted. The evidence has the whole line.
const LONGEST: usize = 120;

/// A value between back-quotes, cut at a bound, and its own back-quotes made harmless.
pub(crate) fn code(value: &str) -> String {
    format!("`{}`", clip(value, LONGEST).replace('`', "\u{2CB}"))
}

/// A value cut at a number of characters.
pub(crate) fn clip(value: &str, longest: usize) -> String {
    match value.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// Values between back-quotes, as an enumeration: `a`, `b` and `c`.
pub(crate) fn codes(values: &[String]) -> String {
    /// More names than this help nobody.
    const MOST: usize = 8;
    let quoted: Vec<_> = values.iter().take(MOST).map(|value| code(value)).collect();
    match (quoted.as_slice(), values.len()) {
        ([], _) => "nothing".to_owned(),
        ([only], 1) => only.clone(),
        (shown, count) if count > MOST => {
            format!("{} and {} more", shown.join(", "), count - MOST)
        }
        (shown, count) => format!("{} and {}", shown[..count - 1].join(", "), shown[count - 1]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_page_is_known_by_words() {
        for url in
            ["https://a.test/users/Login?next=/", "https://sso.a.test/", "https://a.test/sso"]
        {
            assert!(is_login_page(url), "{url}");
        }
        for url in ["https://a.test/lessons", "https://processor.test/", "https://a.test/signal"] {
            assert!(!is_login_page(url), "{url}");
        }
    }

    #[test]
    fn values_are_quoted_cut_and_enumerated() {
        let names = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(codes(&[]), "nothing");
        assert_eq!(codes(&names("a")), "`a`");
        assert_eq!(codes(&names("a b c")), "`a`, `b` and `c`");
        assert!(codes(&names("a b c d e f g h i j")).ends_with("`h` and 2 more"));
        assert_eq!(code("a`b"), "`aˋb`");
        assert_eq!(clip("äöü", 2), "äö…");
    }
}
