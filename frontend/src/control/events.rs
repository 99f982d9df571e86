//! The event stream: what changes on the server while the page is open.

use cors_experiment::json::{FromJson, from_json};
use cors_wire::Event;
use yew::Callback;

use crate::browser::EventStream;

/// An open event stream. Whoever sees it end opens the next.
pub struct Events(EventStream);

impl Events {
    /// Opens the stream and tells of each change of an endpoint. `None` when the browser refuses.
    ///
    /// Exchanges are not listened for: a run reads its own part of the record once it settles.
    pub fn open(tell: &Callback<Event>) -> Option<Self> {
        let [_, endpoint, deleted, missed] = Event::NAMES;
        // After a gap everything must be read anew, so a gap ends the stream.
        let mut stream = EventStream::open("/api/events", missed)?;
        listen(&mut stream, endpoint, tell.reform(Event::Endpoint));
        listen(&mut stream, deleted, tell.reform(Event::Deleted));
        Some(Self(stream))
    }

    /// Waits until the stream ends: broken, with a gap, or because the page is hidden.
    pub async fn ended(&self) {
        self.0.ended().await;
    }
}

fn listen<T: FromJson + 'static>(stream: &mut EventStream, kind: &str, tell: Callback<T>) {
    stream.on(kind, move |data| {
        if let Ok(content) = from_json(data) {
            tell.emit(content);
        }
    });
}
