//! What the page looks like: plain functions from the session to markup.

mod answer;
mod bar;
mod cookie;
mod cookies;
mod copy;
mod element;
mod experiment;
mod field;
mod fixes;
mod folded;
mod guide;
mod headers;
mod ladder;
mod memory;
mod origin_match;
mod palette;
mod pick;
mod prediction;
mod preset;
mod prose;
mod request;
mod response;
mod result;
mod sequence;
mod server;
mod shared_cache;
mod sheet;
mod sheets;
mod switch;
mod trace;
mod trouble;
mod undo;
mod verdict;
mod why;
mod witnesses;
mod word;

use cors_engine::Outcome;
use cors_wire::NewEndpoint;
use yew::{Callback, Html};

use self::element::button;
use crate::browser;
use crate::history::Forget;
use crate::html::html;
use crate::session::{Action, Companion, Network, Session};

/// What the visitor can ask for that reaches out of the page.
pub struct Commands {
    /// Creates an endpoint.
    pub create_endpoint: Callback<NewEndpoint>,
    /// Gives every place of the matrix a cookie, on a lab with these ports, and runs it.
    pub give_cookies: Callback<Vec<u16>>,
    /// Empties the shared cache before the endpoint of this name.
    pub empty_cache: Callback<String>,
    /// Copies a text.
    pub copy: Callback<String>,
    /// Deletes from the history.
    pub forget: Callback<Forget>,
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
    let prediction = prediction.filter(|_| !session.catalogue.is_guessing());
    let desk = Desk { session, prediction, dispatch, commands };
    html! {
        <div class="shell">
            { bar::bar(&desk) }
            <div>
                { notice(session) }
                { match &session.catalogue.open {
                    Some(open) => experiment::strip(session, open, dispatch),
                    None => guide::guide(session, dispatch),
                } }
            </div>
            <main>
                { request::request(&desk) }
                { server::server(&desk) }
                { result::result(&desk) }
            </main>
            { sheet::sheet(&desk) }
            { jump() }
            { palette::palette(&desk) }
            { word::meanings() }
        </div>
    }
}

/// On a phone the three parts are far below each other.
fn jump() -> Html {
    let to = |name: &'static str, selector: &'static str| {
        button("", name, &Callback::from(move |()| browser::bring_into_view(selector)))
    };
    html! {
        <nav class="jump" aria-label="Parts of the page">
            { to("Request", "[aria-label=Request]") }
            { to("Server", "[aria-label=Server]") }
            { to("Result", "[aria-label=Prediction]") }
        </nav>
    }
}

fn notice(session: &Session) -> Html {
    match &session.companion {
        Companion::Down { .. } => html! {
            <p class="notice" role="status">
                <b>{ "The " }{ word::term(&word::COMPANION, "companion server") }{ " is not running. " }</b>
                { "Start it with " }<code>{ "cargo run -p server" }</code>
                { " or " }<code>{ "cargo xtask dev" }</code>
                { ". Until then this page predicts what it would do, and only servers of your own can answer." }
            </p>
        },
        Companion::Up(health) if health.version != VERSION => html! {
            <p class="notice" role="status">
                <b>{ "Page and companion are of different versions. " }</b>
                { format!("The companion is {}, the page {VERSION}: start the newer one and load the page again.", health.version) }
            </p>
        },
        // The companion can be asked without a network; whatever is elsewhere cannot.
        Companion::Up(_) if session.network == Network::Offline && session.target().is_none() => {
            html! {
                <p class="notice" role="status">
                    <b>{ "This browser is offline. " }</b>
                    { "What is on this machine still answers. A request to anywhere else fails \
                       before it is sent, and that has nothing to do with CORS." }
                </p>
            }
        }
        Companion::Up(_) | Companion::Unknown { .. } => html! {},
    }
}

/// The version of the page, and of the companion that belongs to it.
const VERSION: &str = env!("CARGO_PKG_VERSION");
