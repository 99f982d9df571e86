//! The table of deviations, by engine. Each row is a rule, found in recordings of real browsers.

mod chromium;
mod firefox;
mod webkit;

pub(crate) use chromium::{CHROMIUM, CHROMIUM_CHANGES};
pub(crate) use firefox::{FIREFOX, FIREFOX_CHANGES};
pub(crate) use webkit::{WEBKIT, WEBKIT_CHANGES};

/// One table, twice: whole, to be read, and its changes alone, to be applied. Who only applies
/// them, as the page does, does not carry the words.
macro_rules! deviations {
    ($table:ident, $changes:ident: $(Deviation {
        name: $name:expr,
        sentence: $sentence:expr,
        evidence: $evidence:expr,
        origin: $origin:expr,
        change: $change:expr $(,)?
    }),* $(,)?) => {
        pub(crate) const $table: &[$crate::Deviation] = &[$($crate::Deviation {
            name: $name,
            sentence: $sentence,
            evidence: $evidence,
            origin: $origin,
            change: $change,
        }),*];

        pub(crate) const $changes: &[fn(&mut $crate::Rules)] = &[$($change),*];
    };
}

use deviations;
