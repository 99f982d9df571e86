//! The event stream: what changes on the server while the page is open.

use cors_wire::Event;
use futures_util::{Stream, StreamExt, stream::select_all};
use gloo_net::eventsource::futures::EventSource;

/// An open event stream. It ends at the first error; whoever reads it opens the next.
pub struct Events {
    // Dropping the source would close the stream.
    _source: EventSource,
    events: Box<dyn Stream<Item = Option<Event>> + Unpin>,
}

impl Events {
    /// Opens the stream. `None` when the browser refuses to open any.
    pub fn open() -> Option<Self> {
        let mut source = EventSource::new("/api/events").ok()?;
        let mut subscriptions = Vec::new();
        for kind in Event::NAMES {
            subscriptions.push(source.subscribe(kind).ok()?);
        }
        let events = select_all(subscriptions).map(|message| {
            let (kind, message) = message.ok()?;
            parse(&kind, &message.data().as_string()?)
        });
        Some(Self { _source: source, events: Box::new(events) })
    }

    /// The next event; `None` when the stream has broken.
    pub async fn next(&mut self) -> Option<Event> {
        self.events.next().await.flatten()
    }
}

fn parse(kind: &str, data: &str) -> Option<Event> {
    serde_json::from_str(&format!(r#"{{"event":"{kind}","data":{data}}}"#)).ok()
}
