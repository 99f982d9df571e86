//! How far an answer gets: faults below HTTP.

use serde::{Deserialize, Serialize};

/// How an answer is delivered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// As it is.
    #[default]
    Whole,
    /// Nothing is sent and the connection stays open, for a minute at most.
    Hang,
    /// Nothing is sent and the connection is reset.
    Reset,
    /// The head and half of the body are sent, then the connection is closed.
    Truncated,
    /// The head is sent at once and the body in pieces, over about two seconds.
    Slow,
}

impl Delivery {
    /// Whether the head gets to the peer; without it there is no answer at all.
    pub fn sends_head(self) -> bool {
        match self {
            Self::Whole | Self::Truncated | Self::Slow => true,
            Self::Hang | Self::Reset => false,
        }
    }
}
