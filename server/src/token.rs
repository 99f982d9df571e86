//! The secret that lets others than this machine use the console.

use std::fmt;
use std::str::FromStr;

use subtle::ConstantTimeEq;

/// The fewest characters of a token: 24 random ones cannot be guessed.
const FEWEST: usize = 24;

/// The most, so that a request's head has room for it.
const MOST: usize = 512;

/// A secret that is long enough not to be guessed. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Whether this is the token. How long that takes tells nothing but the length.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.0.as_bytes().ct_eq(text.as_bytes()).into()
    }
}

impl FromStr for Token {
    type Err = String;

    /// Reads a token; the error says what was expected, and never repeats what was found.
    fn from_str(text: &str) -> Result<Self, String> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b);
        if !(FEWEST..=MOST).contains(&text.len()) || !text.bytes().all(allowed) {
            return Err(format!(
                "{FEWEST} to {MOST} letters, digits and -._~+/= were expected, best made at random"
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_long_and_told_to_nobody() {
        let text = "0123456789abcdefABCDEF-_";
        let token: Token = text.parse().expect("a token");
        assert!(token.is(text));
        for other in
            ["", "0123456789abcdefABCDEF-", "0123456789abcdefABCDEF-__", "0123456789abcdefABCDEF-~"]
        {
            assert!(!token.is(other));
        }
        assert_eq!(format!("{token:?}"), "Token(…)");
        for wrong in [
            "",
            "secret",
            &"a".repeat(FEWEST - 1),
            &"a".repeat(MOST + 1),
            &"ä".repeat(FEWEST),
            &" ".repeat(30),
        ] {
            let error = wrong.parse::<Token>().expect_err("a refusal");
            assert!(error.starts_with("24 to 512 letters"), "{error}");
        }
    }
}
