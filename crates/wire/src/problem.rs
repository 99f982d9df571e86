//! What was wrong with a request to the control API, as an RFC 9457 problem document.

use serde::{Deserialize, Serialize};

/// A problem document, `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
pub struct FieldProblem {
    /// A JSON Pointer to the member, such as `/actual/status`.
    pub pointer: String,
    /// What was expected there, and what was found.
    pub detail: String,
}
