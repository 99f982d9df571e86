//! Follows the companion server for as long as the page is open.

use std::cell::RefCell;
use std::rc::Rc;

use cors_wire::Event;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::browser::{end_stream, is_hidden, page_origin, sleep_ms, take_token, until_shown};
use crate::control::{self, ControlError, Events, Standing};
use crate::session::{Action, CompanionAction, EndpointState, Session};

/// The first and the longest wait between two attempts to find the companion, in milliseconds.
const BACK_OFF: (i32, i32) = (500, 8_000);

/// Finds the companion, tells of everything that it tells, and finds it again when it is lost.
///
/// A browser allows a few connections to an origin, so a hidden page lets go of its stream; what
/// changed meanwhile it reads when it is shown again.
///
/// An `EventSource` tries again by itself only after a broken connection; the 500 that trunk gives
/// for a missing backend ends it for good. So every attempt begins anew.
pub(crate) async fn follow(dispatch: Callback<Action>) {
    if let Some(token) = take_token() {
        // Whoever refuses it will refuse what follows, too.
        let _ = control::begin_session(&token).await;
    }
    let mut wait = BACK_OFF.0;
    loop {
        until_shown().await;
        if let Some(events) = find(&dispatch).await {
            wait = BACK_OFF.0;
            if !is_hidden() {
                events.ended().await;
            }
        }
        if is_hidden() {
            continue;
        }
        dispatch.emit(Action::Companion(CompanionAction::Down));
        sleep_ms(wait).await;
        wait = (wait * 2).min(BACK_OFF.1);
    }
}

/// Tells the companion of the edits that it can have and does not know.
pub(crate) fn save(session: &Session, dispatch: &Callback<Action>) {
    for (name, policy) in session.unsaved() {
        let is_new = session.endpoints.get(&name).is_some_and(EndpointState::is_wanted);
        let standing = if is_new { Standing::New } else { Standing::Known };
        dispatch.emit(Action::Companion(CompanionAction::Saving(name.clone())));
        let dispatch = dispatch.clone();
        spawn_local(async move {
            let saved = control::put_policy(&name, &policy, standing).await;
            let result = match saved {
                Ok(endpoint) => Ok(Box::new(endpoint)),
                Err(ControlError::Refused(problem)) => Err(Some(problem)),
                Err(ControlError::NotThere) => {
                    // Whoever follows the companion looks for it anew.
                    end_stream();
                    Err(None)
                }
            };
            dispatch.emit(Action::Companion(CompanionAction::Saved(name, result)));
        });
    }
}

/// Finds the companion, tells of its endpoints, and from then on of their changes.
async fn find(dispatch: &Callback<Action>) -> Option<Events> {
    let health = control::health().await.ok()?;
    // The stream is opened before the endpoints are read, so that no change falls between; what it
    // tells until then has to wait, or the older list would undo it.
    let early = Rc::new(RefCell::new(Some(Vec::new())));
    let events = Events::open(&holding_back(dispatch, &early))?;
    let endpoints = control::endpoints().await.ok()?;
    dispatch.emit(Action::Companion(CompanionAction::Up(health, endpoints)));
    if let Ok(presets) = control::presets(&page_origin()).await {
        dispatch.emit(Action::Companion(CompanionAction::Presets(presets)));
    }
    for action in early.take().unwrap_or_default() {
        dispatch.emit(action);
    }
    Some(events)
}

/// Tells of changes, but keeps them in `early` as long as there is a list in it.
fn holding_back(
    dispatch: &Callback<Action>,
    early: &Rc<RefCell<Option<Vec<Action>>>>,
) -> Callback<Event> {
    let (dispatch, early) = (dispatch.clone(), Rc::clone(early));
    Callback::from(move |event| {
        let action = match event {
            Event::Endpoint(endpoint) => Action::Companion(CompanionAction::Endpoint(endpoint)),
            Event::Deleted(name) => Action::Companion(CompanionAction::Deleted(name)),
            // Not listened for.
            Event::Exchange(_) | Event::Missed(_) => return,
        };
        match &mut *early.borrow_mut() {
            Some(waiting) => waiting.push(action),
            None => dispatch.emit(action),
        }
    })
}
