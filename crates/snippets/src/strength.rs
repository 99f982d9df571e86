//! How far a policy opens a server.

use cors_engine::Keyword;

/// How far a policy opens a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strength {
    /// Every page on the web may read, without credentials.
    Public,
    /// The listed origins may read, without credentials.
    AllowList,
    /// The listed origins may read, with cookies and other credentials.
    Credentials,
}

impl Keyword for Strength {
    const ALL: &'static [Self] = &[Self::Public, Self::AllowList, Self::Credentials];

    fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::AllowList => "allow-list",
            Self::Credentials => "allow-list-with-credentials",
        }
    }
}

impl Strength {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "Public",
            Self::AllowList => "Allow-list",
            Self::Credentials => "Allow-list with credentials",
        }
    }
}
