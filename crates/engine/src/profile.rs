//! The standard, and engines as the standard plus named deviations.

use crate::{Deviation, Rules, deviations};

/// Whose rules apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// The Fetch Standard.
    Standard,
    /// Chromium 156.
    Chromium,
    /// Firefox 153.
    Firefox,
    /// `WebKitGTK` 2.50. What its libsoup back end does is not Safari's doing.
    Webkit,
}

impl Profile {
    /// What this engine does differently, in a fixed order; nothing for the standard.
    pub fn deviations(self) -> &'static [Deviation] {
        match self {
            Self::Standard => &[],
            Self::Chromium => deviations::CHROMIUM,
            Self::Firefox => deviations::FIREFOX,
            Self::Webkit => deviations::WEBKIT,
        }
    }

    /// The standard's values with this engine's changes.
    pub fn rules(self) -> Rules {
        let mut rules = Rules::STANDARD;
        for change in self.changes() {
            change(&mut rules);
        }
        rules
    }

    fn changes(self) -> &'static [fn(&mut Rules)] {
        match self {
            Self::Standard => &[],
            Self::Chromium => deviations::CHROMIUM_CHANGES,
            Self::Firefox => deviations::FIREFOX_CHANGES,
            Self::Webkit => deviations::WEBKIT_CHANGES,
        }
    }
}

crate::keyword::keywords! {
    Profile {
        Standard = "standard",
        Chromium = "chromium",
        Firefox = "firefox",
        Webkit = "webkit",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Keyword;

    #[test]
    fn every_deviation_changes_something() {
        for &profile in Profile::ALL {
            let mut rules = Rules::STANDARD;
            for deviation in profile.deviations() {
                let before = rules;
                (deviation.change)(&mut rules);
                assert_ne!(rules, before, "{} of {}", deviation.name, profile.as_str());
            }
            assert_eq!(rules, profile.rules());
        }
    }
}
