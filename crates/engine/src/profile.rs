//! The standard, and engines as the standard plus named deviations.

/// Whose rules apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// The Fetch Standard.
    Standard,
}
