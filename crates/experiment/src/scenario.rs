//! What the visitor set up: a page, a request, and how the server answers.

use cors_wire::Policy;
use serde::{Deserialize, Serialize};

use crate::{RequestSpec, Sender};

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
    /// Whether a dedicated worker of the page sends it.
    #[serde(default)]
    pub worker: bool,
    /// Whether each run asks the URL as it is typed, so that a remembered preflight may serve;
    /// otherwise the companion's URLs get a suffix that names the run.
    #[serde(default)]
    pub kept_url: bool,
}

impl Scenario {
    /// A request that the page sends, or a frame if the origin is opaque.
    pub fn new(page_origin: String, request: RequestSpec, policy: Option<Policy>) -> Self {
        Self { page_origin, request, policy, worker: false, kept_url: false }
    }

    /// Who sends it.
    pub fn sender(&self) -> Sender {
        match (self.page_origin.as_str(), self.worker) {
            ("null", _) => Sender::SandboxedFrame,
            (_, true) => Sender::Worker,
            (_, false) => Sender::Page,
        }
    }

    /// The same request, sent by another.
    #[must_use]
    pub fn sent_by(self, sender: Sender, page_origin: &str) -> Self {
        let page_origin = sender.origin(page_origin).to_owned();
        Self { page_origin, worker: sender == Sender::Worker, ..self }
    }
}
