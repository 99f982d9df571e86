//! The whole lab as one JSON document, to be handed on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::problem::pointer_to;
use crate::{FieldProblem, Policy, name_problem};

/// The policies of all endpoints by name; `root` stands for `/`.
///
/// An import replaces the whole lab: an endpoint that is not in the document is gone afterwards,
/// and `/` is then as it is at the start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LabDocument {
    /// Policies by the names of their endpoints.
    #[cfg_attr(
        feature = "schema",
        schemars(extend("propertyNames" = crate::schema::endpoint_name()))
    )]
    pub endpoints: BTreeMap<String, Policy>,
}

impl LabDocument {
    /// Everything that is wrong with the names and the policies.
    pub fn validate(&self) -> Vec<FieldProblem> {
        let problems = |(name, policy): (&String, &Policy)| {
            let pointer = format!("/endpoints{}", pointer_to(name));
            let name = name_problem(name, &pointer);
            let policy = policy.validate().into_iter().map(|problem| problem.below(&pointer));
            name.into_iter().chain(policy).collect::<Vec<_>>()
        };
        self.endpoints.iter().flat_map(problems).collect()
    }
}
