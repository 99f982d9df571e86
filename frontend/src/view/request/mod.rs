//! The left column: the request as script would make it.

mod body;
mod headers;
mod more;
mod notes;
mod target;

use cors_engine::Api;
use cors_experiment::Sender;
use cors_experiment::{DraftError, Field, hints};
use yew::{Callback, Html, MouseEvent, SubmitEvent};

use self::notes::{Notes, field_notes, text_field};
use super::Desk;
use super::field::{choice, select};
use crate::browser;
use crate::html::html;
use crate::session::{Action, Choice, Edit, Run, Session};

const METHODS: [&str; 8] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"];

pub(super) fn request(desk: &Desk<'_>) -> Html {
    let Desk { session, dispatch, commands, .. } = *desk;
    let errors = session.draft.parse(&session.page_origin).err().unwrap_or_default();
    let hints = hints(&session.draft, &session.page_origin, session.profile);
    let notes = Notes { errors: &errors, hints: &hints };
    let spec = &session.draft.0;
    let edit = dispatch.reform(Action::Edit);
    let onsubmit = dispatch.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Send
    });
    html! {
        <section class="request" aria-label="Request">
            <div class="head">
                <h2>{ "Request" }</h2>
                { sender(session, dispatch) }
            </div>
            <form {onsubmit} novalidate=true>
                { target::targets(session, &edit) }
                { text_field("URL", &spec.url, Field::Url, &notes, edit.reform(Edit::Url), None) }
                { field_notes("URL", Field::Url, &notes) }
                { target::unknown_endpoint(session, &commands.create_endpoint) }
                <div class="pair">
                    { choice("API", Choice::Api, spec, &edit) }
                    { text_field(
                        "Method", &spec.method, Field::Method, &notes, edit.reform(Edit::Method), Some("methods"),
                    ) }
                </div>
                { field_notes("Method", Field::Method, &notes) }
                <div class="pair">
                    { choice("Mode", Choice::Mode, spec, &edit) }
                    { choice("Credentials", Choice::Credentials, spec, &edit) }
                </div>
                { xhr_note(spec.api) }
                { headers::headers(session, &notes, &edit) }
                { body::body(session, &notes, &edit) }
                { more::more(desk, &edit) }
                { send_bar(session, &errors, dispatch) }
                { suggestions("methods", &METHODS) }
            </form>
        </section>
    }
}

/// Who sends, and the origin that comes of it.
fn sender(session: &Session, dispatch: &Callback<Action>) -> Html {
    let on_choice = dispatch.reform(|words: String| {
        let chosen = Sender::by_words(&words);
        Action::SendBy(chosen.unwrap_or_default())
    });
    let origin = session.sender.origin(&session.page_origin).to_owned();
    html! {
        <span class="quiet sender">
            { select("Sent by", &Sender::ALL.map(Sender::words), session.sender.words(), &on_choice) }
            <code>{ origin }</code>
        </span>
    }
}

/// What script cannot choose for an XHR.
fn xhr_note(api: Api) -> Html {
    match api {
        Api::Fetch => html! {},
        Api::Xhr => html! {
            <p class="hint">{ "For an XHR, mode, redirect and cache cannot be chosen, and omit does what \
                same-origin does." }</p>
        },
    }
}

fn send_bar(session: &Session, errors: &[DraftError], dispatch: &Callback<Action>) -> Html {
    let blocked = blocked(session, errors);
    let cancel = dispatch.reform(|event: MouseEvent| {
        // The button is the one that sends before the click has ended, and would send again.
        event.prevent_default();
        Action::Cancelled
    });
    match session.run {
        Run::Idle => html! {
            <div class="sendbar">
                <button type="submit" class="send" disabled={!session.can_send()} aria-describedby="blocked">
                    { "Send" }<kbd aria-hidden="true">{ browser::command_key() }{ " ↵" }</kbd>
                </button>
                <p id="blocked" class="blocked" role="status">{ blocked }</p>
            </div>
        },
        Run::Asked | Run::Sending => html! {
            <div class="sendbar">
                <button type="button" class="send" onclick={cancel}>
                    { "Sending … cancel" }<kbd aria-hidden="true">{ "Esc" }</kbd>
                </button>
                // The same parts as before, so that the button keeps the focus.
                <p id="blocked" class="blocked" role="status" />
            </div>
        },
    }
}

/// Why the request cannot be sent, or was not to its end; empty if there is nothing to say.
fn blocked(session: &Session, errors: &[DraftError]) -> String {
    let mut places: Vec<_> = errors.iter().map(|error| name(error.field)).collect();
    if !session.policy_problems().is_empty() {
        places.push("the server's answers");
    }
    places.dedup();
    match places.as_slice() {
        [] if session.stopped => "Stopped before it finished.".to_owned(),
        [] => String::new(),
        places => format!("To send, mend {}.", places.join(", ")),
    }
}

fn name(field: Field) -> &'static str {
    match field {
        Field::Url => "URL",
        Field::Method => "Method",
        Field::HeaderName(_) | Field::HeaderValue(_) => "Headers",
        Field::Body => "Body",
    }
}

fn suggestions(id: &'static str, values: &[&'static str]) -> Html {
    let options: Html = values.iter().map(|&value| html! { <option {value} /> }).collect();
    html! { <datalist {id}>{ options }</datalist> }
}
