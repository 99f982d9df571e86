//! What was wrong with a request to the control API, as an RFC 9457 problem document.

use serde::{Deserialize, Serialize};

/// A problem document, `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    /// The status code.
    pub status: u16,
    /// What was wrong and what was expected.
    pub detail: String,
    /// Each wrong member by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// One member of a request's body that was wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldProblem {
    /// A JSON Pointer to the member, such as `/actual/status`.
    pub pointer: String,
    /// What was expected there, and what was found.
    pub detail: String,
}

impl FieldProblem {
    /// The same problem of a member that stands below a pointer in a larger document.
    #[must_use]
    pub fn below(self, pointer: &str) -> Self {
        Self { pointer: format!("{pointer}{}", self.pointer), ..self }
    }
}

/// The pointer to a member of the whole document, escaped as
/// [RFC 6901](https://www.rfc-editor.org/rfc/rfc6901) demands.
pub fn pointer_to(member: &str) -> String {
    format!("/{}", member.replace('~', "~0").replace('/', "~1"))
}
