//! The event stream: what changes on the server while the page is open.

use cors_wire::Event;
use futures_util::{Stream, StreamExt, stream::select_all};
use gloo_net::eventsource::{EventSourceError, futures::EventSource};

/// An open event stream. It ends at the first error; whoever reads it opens the next.
pub struct Events {
    // Dropping the source would close the stream.
    _source: EventSource,
    events: Box<dyn Stream<Item = Option<Event>> + Unpin>,
}

impl Events {
    /// Opens the stream.
    ///
    /// # Errors
    ///
    /// When the browser refuses to open any.
    pub fn open() -> Result<Self, EventSourceError> {
        let mut source = EventSource::new("/api/events")?;
        let mut subscriptions = Vec::new();
        for kind in ["exchange", "endpoint", "deleted"] {
            subscriptions.push(source.subscribe(kind)?);
        }
        let events = select_all(subscriptions).map(|message| {
            let (kind, message) = message.ok()?;
            parse(&kind, &message.data().as_string()?)
        });
        Ok(Self { _source: source, events: Box::new(events) })
    }

    /// The next event; `None` when the stream has broken.
    pub async fn next(&mut self) -> Option<Event> {
        self.events.next().await.flatten()
    }
}

fn parse(kind: &str, data: &str) -> Option<Event> {
    match kind {
        "exchange" => serde_json::from_str(data).ok().map(Event::Exchange),
        "endpoint" => serde_json::from_str(data).ok().map(Event::Endpoint),
        "deleted" => serde_json::from_str(data).ok().map(Event::Deleted),
        // Not subscribed to.
        _ => None,
    }
}
