//! `Expect: 100-continue`: a peer that waits to be asked for its body.

use super::head::{Head, Version};
use super::refusal::Refusal;

/// What a peer waits for before it sends a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expectation {
    /// Nothing.
    None,
    /// The line [`CONTINUE`].
    Continue,
}

/// The interim answer that asks for the body.
pub(super) const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

impl Expectation {
    /// Reads it from a head. HTTP/1.0 had no such thing, so there it means nothing.
    pub(super) fn of(head: &Head) -> Result<Self, Refusal> {
        let mut expectation = Self::None;
        for line in head.lines("expect").filter(|_| head.version == Version::Http11) {
            if !line.eq_ignore_ascii_case("100-continue") {
                return Err(Refusal::Expectation);
            }
            expectation = Self::Continue;
        }
        Ok(expectation)
    }
}
