//! Whether the browser has a network.

/// What the browser says of its network. This machine can be asked without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// It has one, or does not know.
    Online,
    /// It has none.
    Offline,
}
