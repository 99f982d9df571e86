//! Whether a build is for working on it or for using it.

/// How the server and the page are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build.
    Development,
    /// Small and quick to run.
    Release,
}

impl Profile {
    /// What cargo wants to hear.
    pub fn cargo_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Development => &[],
            Self::Release => &["--release"],
        }
    }

    /// What trunk wants to hear. The released page has a cargo profile of its own.
    pub fn trunk_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Development => &[],
            Self::Release => &["--release", "--cargo-profile", "page"],
        }
    }

    /// The folder below cargo's target folder.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Development => "debug",
            Self::Release => "release",
        }
    }
}
