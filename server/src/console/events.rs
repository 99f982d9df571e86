//! `GET /api/events`: what happens, as server-sent events.

use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::{Console, Refused, query::After};
use crate::instance::Position;
use crate::journal::{Backlog, Happening};

/// How long a browser waits before it opens a stream again that has broken.
const RETRY: Duration = Duration::from_secs(1);

/// Opens a stream. It begins after the event of `Last-Event-ID` or else of `after`, and with what
/// happens from now on when neither is given.
pub(super) async fn follow(
    State(console): State<Arc<Console>>,
    after: After,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let most = console.limits.event_streams;
    let permit = Arc::clone(&console.streams)
        .try_acquire_owned()
        .map_err(|_| Refused::full(format!("the server holds at most {most} event streams")))?;
    let latest = console.journal.follow();
    let told = match last_event(&headers).or(after.0) {
        // A number of another start is one that this start has yet to reach: all was missed.
        Some(position) => console.journal.instance().number(&position).unwrap_or(u64::MAX),
        None => *latest.borrow(),
    };
    let heartbeat = KeepAlive::new().interval(console.limits.heartbeat);
    let greeting = Event::default().comment("the companion's events").retry(RETRY);
    let follower = Follower {
        console,
        latest,
        greeting: Some(greeting),
        told,
        ready: VecDeque::new(),
        _permit: permit,
    };
    let events = stream::unfold(follower, Follower::step);
    let unbuffered = [("x-accel-buffering", "no")];
    Ok((unbuffered, Sse::new(events).keep_alive(heartbeat)).into_response())
}

/// A browser sends what the last `id:` field said, and nothing else makes sense.
fn last_event(headers: &HeaderMap) -> Option<Position> {
    Position::parse(headers.get("last-event-id")?.to_str().ok()?)
}

/// A stream and how far it has come.
struct Follower {
    console: Arc<Console>,
    latest: watch::Receiver<u64>,
    greeting: Option<Event>,
    /// The number of the last event that was told.
    told: u64,
    /// The events after that one, not yet turned into text: one at a time is enough.
    ready: VecDeque<Happening>,
    _permit: OwnedSemaphorePermit,
}

impl Follower {
    /// The next event; the stream ends at shutdown.
    async fn step(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if let Some(event) = self.greeting.take().or_else(|| self.next_ready()) {
                return Some((Ok(event), self));
            }
            // Marked as seen before the backlog is read: what comes in between wakes us again.
            self.latest.borrow_and_update();
            let Backlog { missed, events, next } = self.console.journal.events_after(self.told);
            self.told = next - events.len() as u64;
            self.ready = events.into();
            if missed > 0 {
                return Some((Ok(self.event("missed", &missed)), self));
            }
            if self.ready.is_empty() {
                tokio::select! {
                    () = self.console.shutdown.cancelled() => return None,
                    changed = self.latest.changed() => changed.ok()?,
                }
            }
        }
    }

    fn next_ready(&mut self) -> Option<Event> {
        let happening = self.ready.pop_front()?;
        self.told += 1;
        Some(match happening {
            Happening::Exchange(exchange) => self.event("exchange", &*exchange),
            Happening::Endpoint(endpoint) => self.event("endpoint", &*endpoint),
            Happening::Deleted(name) => self.event("deleted", &name),
        })
    }

    /// An event under the number that was told last.
    fn event(&self, name: &str, data: &impl serde::Serialize) -> Event {
        let id = self.console.journal.instance().position(self.told);
        let data = serde_json::to_string(data).expect("the wire's nouns are JSON");
        Event::default().event(name).id(id).data(data)
    }
}
