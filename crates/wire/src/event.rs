//! What the event stream tells.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Exchange};

/// One event of `GET /api/events`; its `event:` field is the variant's name, its data the content.
///
/// So `{"event": NAME, "data": DATA}`, put together from the two fields, reads as this type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "event", content = "data", rename_all = "kebab-case")]
pub enum Event {
    /// An exchange was recorded, or a recorded one was completed.
    Exchange(Box<Exchange>),
    /// An endpoint was created, or its policy changed.
    Endpoint(Box<Endpoint>),
    /// The endpoint of this name is gone.
    Deleted(String),
    /// This many events are no longer kept and were left out here: what is shown must be read anew.
    Missed(u64),
}

impl Event {
    /// The `event:` fields of the stream.
    pub const NAMES: [&'static str; 4] = ["exchange", "endpoint", "deleted", "missed"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_data_make_an_event() {
        let text = format!(r#"{{"event": "{}", "data": "shop"}}"#, Event::NAMES[2]);
        let event: Event = serde_json::from_str(&text).expect("an event");
        assert_eq!(event, Event::Deleted("shop".to_owned()));
        let missed = serde_json::to_string(&Event::Missed(3)).expect("JSON");
        assert_eq!(missed, r#"{"event":"missed","data":3}"#);
    }
}
