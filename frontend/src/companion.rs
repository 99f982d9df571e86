//! Follows the companion server for as long as the page is open.

use cors_wire::Event;
use yew::Callback;

use crate::browser::sleep_ms;
use crate::control::{self, Events};
use crate::session::Action;

/// The first and the longest wait between two attempts to find the companion, in milliseconds.
const BACK_OFF: (i32, i32) = (500, 8_000);

/// Finds the companion, tells of everything that it tells, and finds it again when it is lost.
///
/// An `EventSource` tries again by itself only after a broken connection; the 500 that trunk gives
/// for a missing backend ends it for good. So every attempt begins anew.
pub(crate) async fn follow(dispatch: Callback<Action>) {
    let mut wait = BACK_OFF.0;
    loop {
        if let Some(events) = find(&dispatch).await {
            wait = BACK_OFF.0;
            listen(&dispatch, events).await;
        }
        dispatch.emit(Action::CompanionDown);
        sleep_ms(wait).await;
        wait = (wait * 2).min(BACK_OFF.1);
    }
}

/// Finds the companion and tells of its endpoints.
async fn find(dispatch: &Callback<Action>) -> Option<Events> {
    let health = control::health().await.ok()?;
    // The stream is opened before the endpoints are read, so that no change falls between.
    let events = Events::open()?;
    let endpoints = control::endpoints().await.ok()?;
    dispatch.emit(Action::CompanionUp(health, endpoints));
    Some(events)
}

/// Tells of each change until the stream breaks or has left something out.
async fn listen(dispatch: &Callback<Action>, mut events: Events) {
    while let Some(event) = events.next().await {
        match event {
            Event::Endpoint(endpoint) => dispatch.emit(Action::EndpointHeard(endpoint)),
            Event::Deleted(name) => dispatch.emit(Action::EndpointDeleted(name)),
            // Not subscribed to.
            Event::Exchange(_) => {}
            // What was left out may be a policy: find the companion anew, and read them all.
            Event::Missed(_) => return,
        }
    }
}
