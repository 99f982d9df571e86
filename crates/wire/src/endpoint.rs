//! An endpoint of the lab: a URL that stays while its policy changes.

use serde::{Deserialize, Serialize};

use crate::Policy;

/// The name under which the control API knows the article's endpoint, `/`.
pub const ROOT: &str = "root";

/// An endpoint and how it answers now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endpoint {
    /// Its name: 1 to 64 of `a-z`, `0-9`, `-` and `_`.
    pub name: String,
    /// Its path on the lab: `/`, or `/e/` and the name.
    pub path: String,
    /// Counts the changes of all policies since the server started.
    pub revision: u64,
    /// How it answers.
    pub policy: Policy,
}

/// The body of a request to create an endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewEndpoint {
    /// Its name.
    pub name: String,
    /// How it answers; left out, as `/` does at the start.
    #[serde(default)]
    pub policy: Policy,
}
