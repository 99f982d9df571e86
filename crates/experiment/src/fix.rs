//! Edits that mend a failed scenario, best first.

use crate::{Scenario, explanation::Side};

/// A proposed edit of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Who makes the edit.
    pub side: Side,
    /// What to do, such as ``Allow `Content-Type` ``.
    pub title: String,
    /// What the edit opens up.
    pub opens: String,
    /// The scenario after the edit.
    pub scenario: Scenario,
}
