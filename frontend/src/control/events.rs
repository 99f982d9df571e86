//! The event stream: what changes on the server while the page is open.

use cors_wire::Event;
use futures_util::{Stream, StreamExt, stream::select};
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
        let mut subscribe = |kind| source.subscribe(kind).ok();
        // Exchanges are not subscribed to: a run reads its own part of the record once it settles.
        let [_, endpoint, deleted, missed] = Event::NAMES;
        let changes = select(subscribe(endpoint)?, subscribe(deleted)?);
        let events = select(changes, subscribe(missed)?).map(|message| {
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

/// Reads the data by its kind: `Event` itself would do, with twice the code in the page.
fn parse(kind: &str, data: &str) -> Option<Event> {
    let [_, endpoint, deleted, missed] = Event::NAMES;
    if kind == endpoint {
        serde_json::from_str(data).ok().map(Event::Endpoint)
    } else if kind == deleted {
        serde_json::from_str(data).ok().map(Event::Deleted)
    } else if kind == missed {
        serde_json::from_str(data).ok().map(Event::Missed)
    } else {
        None
    }
}
