//! Which start of the server a number counts from.

use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};

/// Names one start of the server. No secret: it only has to differ from that of the start before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instance(String);

/// A number of the record or of the events, and the start that it counts from if that is said:
/// `17` or `5f0c3a9e81b2d476-17`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    instance: Option<String>,
    number: u64,
}

impl Instance {
    /// Another name than any other start has, as far as 64 random bits go.
    pub(crate) fn new() -> Self {
        // The standard library's hash keys are the system's random bits.
        Self(format!("{:016x}", RandomState::new().build_hasher().finish()))
    }

    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of a position, unless it counts from another start.
    pub(crate) fn number(&self, position: &Position) -> Option<u64> {
        let ours = position.instance.as_ref().is_none_or(|instance| *instance == self.0);
        ours.then_some(position.number)
    }

    /// A number that says from which start it counts.
    pub(crate) fn position(&self, number: u64) -> String {
        format!("{self}-{number}")
    }
}

impl fmt::Display for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Position {
    /// The number of whichever start is asked.
    pub(crate) fn bare(number: u64) -> Self {
        Self { instance: None, number }
    }

    /// Reads a position; `None` when it is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (instance, number) = match text.split_once('-') {
            Some((instance, number)) => (Some(instance), number),
            None => (None, text),
        };
        let named = |name: &&str| name.len() == 16 && name.bytes().all(|b| b.is_ascii_hexdigit());
        let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let fits = instance.as_ref().is_none_or(named) && digits;
        let number = fits.then(|| number.parse().ok()).flatten()?;
        Some(Self { instance: instance.map(str::to_owned), number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_counts_from_one_start() {
        let (this, other) = (Instance::new(), Instance::new());
        assert_ne!(this, other);
        let position = Position::parse(&this.position(17)).expect("a position");
        assert_eq!((this.number(&position), other.number(&position)), (Some(17), None));
        let bare = Position::parse("17").expect("a position");
        assert_eq!((bare.clone(), this.number(&bare)), (Position::bare(17), Some(17)));
    }

    #[test]
    fn what_is_no_position_is_told_apart() {
        for text in [
            "",
            "-",
            "-1",
            "+1",
            " 1",
            "1-",
            "1-1",
            "5f0c3a9e81b2d47-1",
            "zf0c3a9e81b2d476-1",
            "5f0c3a9e81b2d476-",
            "5f0c3a9e81b2d476-1-2",
            "18446744073709551616",
        ] {
            assert_eq!(Position::parse(text), None, "{text}");
        }
        assert_eq!(Position::parse("18446744073709551615"), Some(Position::bare(u64::MAX)));
    }
}
