//! One way in which an engine differs from the standard.

use crate::Rules;

/// A named change to one value of the [`Rules`].
#[derive(Clone, Copy, Debug)]
pub struct Deviation {
    /// A short identifier.
    pub name: &'static str,
    /// What the engine does, as a sentence.
    pub sentence: &'static str,
    /// How it is known.
    pub evidence: &'static str,
    /// Which part of the browser is behind it.
    pub origin: DeviationOrigin,
    /// The change.
    pub change: fn(&mut Rules),
}

/// The part of a browser that deviates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeviationOrigin {
    /// The engine itself: every browser built on it does so.
    Engine,
    /// The network library of `WebKitGTK`; Safari has another.
    Libsoup,
}
