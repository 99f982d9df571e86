//! The fields of the form in which one of a few words is chosen.

use cors_engine::{Api, CacheMode, CredentialsMode, Keyword, Mode, RedirectMode};
use cors_experiment::{BodyType, RequestSpec};

/// A field with a list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The interface.
    Api,
    /// The mode.
    Mode,
    /// The credentials mode.
    Credentials,
    /// The redirect mode.
    Redirect,
    /// The cache mode.
    Cache,
    /// What kind of object the body is.
    BodyType,
}

impl Choice {
    /// The words to choose from.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Api => words::<Api>(),
            Self::Mode => words::<Mode>(),
            Self::Credentials => words::<CredentialsMode>(),
            Self::Redirect => words::<RedirectMode>(),
            Self::Cache => words::<CacheMode>(),
            Self::BodyType => words::<BodyType>(),
        }
    }

    /// The word chosen in `request`.
    pub fn chosen(self, request: &RequestSpec) -> &'static str {
        match self {
            Self::Api => request.api.as_str(),
            Self::Mode => request.mode.as_str(),
            Self::Credentials => request.credentials.as_str(),
            Self::Redirect => request.redirect.as_str(),
            Self::Cache => request.cache.as_str(),
            Self::BodyType => request.body_type.as_str(),
        }
    }

    /// Whether what is chosen makes a difference to `request`.
    pub fn counts(self, request: &RequestSpec) -> bool {
        match (self, request.api) {
            (Self::Mode | Self::Redirect | Self::Cache, Api::Xhr) => false,
            (Self::Mode | Self::Redirect | Self::Cache, Api::Fetch)
            | (Self::Api | Self::Credentials | Self::BodyType, _) => true,
        }
    }

    /// Chooses a word; one that is not in the list changes nothing.
    pub fn choose(self, request: &mut RequestSpec, word: &str) {
        match self {
            Self::Api => set(&mut request.api, word),
            Self::Mode => set(&mut request.mode, word),
            Self::Credentials => set(&mut request.credentials, word),
            Self::Redirect => set(&mut request.redirect, word),
            Self::Cache => set(&mut request.cache, word),
            Self::BodyType => {
                set(&mut request.body_type, word);
                let stream = request.body_type == BodyType::Stream;
                request.duplex = stream.then(|| "half".to_owned());
            }
        }
    }
}

fn words<K: Keyword>() -> Vec<&'static str> {
    K::ALL.iter().map(|keyword| keyword.as_str()).collect()
}

fn set<K: Keyword>(keyword: &mut K, word: &str) {
    if let Some(chosen) = K::parse(word) {
        *keyword = chosen;
    }
}
