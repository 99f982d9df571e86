//! What the page looks like: plain functions from the session to markup.

mod answer;
mod bar;
mod element;
mod field;
mod fixes;
mod guide;
mod prediction;
mod prose;
mod request;
mod response;
mod result;
mod sequence;
mod server;
mod sheet;
mod sheets;
mod switch;
mod trace;
mod verdict;
mod why;
mod word;

use cors_engine::Outcome;
use yew::{Callback, Html, KeyboardEvent, html};

use crate::session::{Action, Companion, Session};

/// What the visitor can ask for that reaches out of the page.
pub struct Commands {
    /// Cancels the run that is under way.
    pub cancel: Callback<()>,
    /// Creates an endpoint of this name.
    pub create_endpoint: Callback<String>,
}

/// What views look at and act with.
struct Desk<'a> {
    session: &'a Session,
    /// What should happen, were the request sent now.
    prediction: Option<&'a Outcome>,
    dispatch: &'a Callback<Action>,
    commands: &'a Commands,
}

/// The whole page.
pub fn page(
    session: &Session,
    prediction: Option<&Outcome>,
    dispatch: &Callback<Action>,
    commands: &Commands,
) -> Html {
    let desk = Desk { session, prediction, dispatch, commands };
    html! {
        <div class="shell" onkeydown={shortcut(dispatch)}>
            { bar::bar(&desk) }
            <div>
                { notice(session) }
                { guide::guide(session, dispatch) }
            </div>
            <main>
                { request::request(&desk) }
                { server::server(session, dispatch) }
                { result::result(&desk) }
            </main>
            { sheet::sheet(&desk) }
            { word::meanings() }
        </div>
    }
}

fn notice(session: &Session) -> Html {
    match session.companion {
        Companion::Down { .. } => html! {
            <p class="notice" role="status">
                <b>{ "The " }{ word::term(&word::COMPANION, "companion server") }{ " is not running. " }</b>
                { "Start it with " }<code>{ "cargo run -p server" }</code>
                { " or " }<code>{ "cargo xtask dev" }</code>
                { "; the page finds it by itself. Until then it goes on predicting, and sends \
                   only to servers of your own." }
            </p>
        },
        Companion::Up(_) | Companion::Unknown => html! {},
    }
}

/// Ctrl or Cmd with Enter sends from everywhere, also from a body, where Enter alone is text.
/// Escape closes the sheet.
fn shortcut(dispatch: &Callback<Action>) -> Callback<KeyboardEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            dispatch.emit(Action::Send);
        } else if event.key() == "Escape" {
            dispatch.emit(Action::CloseSheet);
        }
    })
}
