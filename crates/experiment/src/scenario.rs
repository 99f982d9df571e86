//! What the visitor set up: a page, a request, and how the server answers.

use cors_wire::Policy;
use serde::{Deserialize, Serialize};

use crate::RequestSpec;

/// An experiment before it is run. Everything that a prediction depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The serialized origin of the page, `null` for an opaque one.
    pub page_origin: String,
    /// The request.
    pub request: RequestSpec,
    /// How the companion's endpoint answers; `None` when the target is not the companion's.
    pub policy: Option<Policy>,
}
