//! A change of endpoints, and why it may not be possible.

use cors_wire::Policy;

/// A change of one endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) name: String,
    pub(crate) from: Before,
    pub(crate) to: After,
}

/// What must be there for a change to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// No endpoint of this name.
    Nothing,
    /// The endpoint with this revision.
    Revision(u64),
}

/// What is there after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum After {
    /// No endpoint of this name.
    Nothing,
    /// An endpoint with this policy, which is valid.
    Policy(Box<Policy>),
}

/// Why endpoints could not be changed. None of them was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EndpointsError {
    /// There is none of this name.
    Unknown(String),
    /// There is one of this name already.
    Exists(String),
    /// `/` cannot be deleted.
    IsRoot,
    /// The policy of this endpoint is not the one that the change was made from.
    Changed(String),
    /// There would be more than the server holds.
    TooMany(usize),
    /// The policies would be larger than the server holds, in bytes.
    TooLarge(usize),
}
