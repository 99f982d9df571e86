//! Why a link cannot be opened.

use std::{error::Error, fmt};

/// A fragment that holds no scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PermalinkError {
    /// It is no link of this kind at all.
    Other,
    /// It has more bytes than any link that was made here.
    TooLong {
        /// How many.
        bytes: usize,
    },
    /// It was made by another version.
    Version {
        /// Which.
        version: String,
    },
    /// Its end is missing.
    CutOff,
    /// A part of it makes no sense.
    Pair {
        /// The part.
        pair: String,
    },
    /// The parts are well-formed and make no scenario.
    Scenario {
        /// What was expected.
        message: String,
    },
}

impl fmt::Display for PermalinkError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other => write!(formatter, "this holds no experiment"),
            Self::TooLong { bytes } => {
                write!(formatter, "it has {bytes} bytes; no link from here is as long")
            }
            Self::Version { version } => write!(
                formatter,
                "it is of version {version}, and this page reads version 1; a newer page made it"
            ),
            Self::CutOff => write!(
                formatter,
                "its end is missing; whatever passed it on has probably cut it off"
            ),
            Self::Pair { pair } => write!(formatter, "`{pair}` makes no sense in it"),
            Self::Scenario { message } => write!(formatter, "{message}"),
        }
    }
}

impl Error for PermalinkError {}
