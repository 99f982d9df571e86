//! What the event stream tells.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Exchange};

/// One event of `GET /api/events`; its `event:` field is the variant's name, its data the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", content = "data", rename_all = "kebab-case")]
pub enum Event {
    /// An exchange was recorded, or a recorded one was completed.
    Exchange(Box<Exchange>),
    /// An endpoint was created, or its policy changed.
    Endpoint(Box<Endpoint>),
    /// The endpoint of this name is gone.
    Deleted(String),
}
