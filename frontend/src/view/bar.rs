//! The bar at the top: the stages, the sheets, and whether the companion is there.

use cors_engine::Profile;
use cors_experiment::{GuidedStage, STAGES};
use yew::{Callback, Html};

use super::element::{acting, button};
use super::{Desk, palette, sheet, undo};
use crate::browser;
use crate::html::html;
use crate::session::{Action, Companion, Session};

/// Where a request begins.
const REQUEST: &str = "#choice-target";

pub(super) fn bar(desk: &Desk<'_>) -> Html {
    let Desk { session, dispatch, .. } = *desk;
    let (server, words, ports) = match &session.companion {
        Companion::Up(health) => {
            let ports = health.lab_ports.iter().map(|port| [" :", &port.to_string()].concat());
            ("up", "Companion on", ports.collect())
        }
        Companion::Down { .. } => ("down", "Companion off", String::new()),
        Companion::Unknown { .. } => ("unknown", "Companion …", String::new()),
    };
    let stages: Html =
        (0..STAGES.len()).map(|position| stage(session, position, dispatch)).collect();
    html! {
        <header class="bar">
            { button("skip", "Skip to the request", &Callback::from(|()| browser::focus_last(REQUEST))) }
            <h1>{ "CORS Explorer" }</h1>
            <nav aria-label="Guided stages"><ol class="stages">{ stages }</ol></nav>
            <nav class="tools" aria-label="Sheets">{ sheet::openers(desk) }</nav>
            { undo::undo(session, dispatch) }
            { palette::opener(dispatch) }
            <span class="status" data-server={server}>
                <span>{ words }<span class="ports">{ ports }</span>{ " · " }{ engine(session.profile) }</span>
            </span>
        </header>
    }
}

fn stage(session: &Session, position: usize, dispatch: &Callback<Action>) -> Html {
    let GuidedStage { number, title, .. } = STAGES[position];
    let current = session.guide.current == Some(position);
    let open = acting(dispatch, Action::OpenStage(position));
    html! {
        <li key={position}>
            <button type="button" aria-current={current.then_some("step")}
                data-done={session.guide.done[position].then_some("true")} onclick={open}>
                { number }<span class="title">{ format!(" {title}") }</span>
            </button>
        </li>
    }
}

/// The name of the engine whose rules predict.
pub(super) fn engine(profile: Profile) -> &'static str {
    match profile {
        Profile::Standard => "this browser",
        Profile::Chromium => "Chromium",
        Profile::Firefox => "Firefox",
        Profile::Webkit => "WebKit",
    }
}
