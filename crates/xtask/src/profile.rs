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
    /// What cargo and trunk want to hear. Trunk takes the released page's own cargo profile from
    /// `index.html`.
    pub fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Development => &[],
            Self::Release => &["--release"],
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
