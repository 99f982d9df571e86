//! The URL of each run.

/// Whether each run gets a URL of its own, which makes its preflight cold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunUrl {
    /// A suffix names the run.
    Fresh,
    /// The URL is sent as typed: the preflight cache may answer.
    Kept,
}

impl RunUrl {
    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Fresh => Self::Kept,
            Self::Kept => Self::Fresh,
        }
    }
}
