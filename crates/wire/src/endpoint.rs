//! An endpoint of the lab: a URL that stays while its policy changes.

use serde::{Deserialize, Serialize};

use crate::{FieldProblem, Policy, is_name};

/// The name under which the control API knows the article's endpoint, `/`.
pub const ROOT: &str = "root";

/// What [`is_name`] asks of a name, as a regular expression.
#[cfg(feature = "schema")]
pub const NAME_PATTERN: &str = "^[a-z0-9_-]{1,64}$";

/// An endpoint and how it answers now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEndpoint {
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = crate::NAME_PATTERN)))]
    pub name: String,
    /// How it answers; left out, as `/` does at the start.
    #[serde(default)]
    pub policy: Policy,
}

impl NewEndpoint {
    /// Everything that is wrong with the name and the policy.
    pub fn validate(&self) -> Vec<FieldProblem> {
        let policy = self.policy.validate().into_iter().map(|problem| problem.below("/policy"));
        name_problem(&self.name, "/name").into_iter().chain(policy).collect()
    }
}

/// What is wrong with a name that stands at a pointer.
pub fn name_problem(name: &str, pointer: &str) -> Option<FieldProblem> {
    let detail = "1 to 64 of a-z, 0-9, - and _ were expected as a name".to_owned();
    (!is_name(name)).then(|| FieldProblem { pointer: pointer.to_owned(), detail })
}
