//! The middle column: how the companion's endpoint answers, switched live.

use std::rc::Rc;

use cors_wire::{ExchangeKind, Policy};
use yew::Html;

use super::Desk;
use super::answer::{Panel, answer};
use super::preset::presets;
use super::shared_cache::shared_cache;
use crate::html::html;
use crate::session::{Action, Companion, EndpointState, Session, Sync};

pub(super) fn server(desk: &Desk<'_>) -> Html {
    let session = desk.session;
    html! {
        <section class="server" aria-label="Server">
            <div class="head">
                <h2>{ "Server answers" }</h2>
                { super::sheets::critical(session, desk.dispatch) }
                <span class="quiet">{ session.endpoint().map(|endpoint| state(session, endpoint)) }</span>
            </div>
            { match (session.target(), session.endpoint()) {
                (Some(target), Some(endpoint)) => panels(desk, &target.endpoint, endpoint),
                (Some(target), None) => html! {
                    <p class="quiet">
                        { "There is no endpoint " }<code>{ target.endpoint }</code>
                        { " yet, so there is nothing to switch." }
                    </p>
                },
                (None, _) if session.asks_companion() => html! {
                    <p class="quiet">{ "At this path there is no endpoint, so there is nothing to switch." }</p>
                },
                (None, _) => html! {
                    <p class="quiet">
                        { "This URL is not the companion's: what its server sends can be seen neither here nor by a \
                           script. Choose the companion as target to switch headers and see the cause." }
                    </p>
                },
            } }
        </section>
    }
}

fn state(session: &Session, endpoint: &EndpointState) -> String {
    match (&session.companion, &endpoint.sync) {
        (Companion::Up(_), Sync::Saved) => format!("live · revision {}", endpoint.revision),
        (Companion::Up(_), Sync::Edited | Sync::Saving { .. }) => {
            let valid = session.policy_problems().is_empty();
            (if valid { "saving …" } else { "not saved, see below" }).to_owned()
        }
        (Companion::Up(_), Sync::Refused(_)) => "refused, see below".to_owned(),
        (Companion::Unknown { .. } | Companion::Down { .. }, _) => "not connected".to_owned(),
    }
}

fn panels(desk: &Desk<'_>, name: &str, endpoint: &EndpointState) -> Html {
    let session = desk.session;
    let problems = session.policy_problems();
    let offending = super::fixes::offending(session);
    let edit = {
        let name = name.to_owned();
        desk.dispatch
            .reform(move |policy: Policy| Action::EditPolicy(name.clone(), Box::new(policy)))
    };
    let refusal = match &endpoint.sync {
        Sync::Refused(problem) if problem.errors.is_empty() => Some(problem.detail.clone()),
        Sync::Refused(_) | Sync::Saved | Sync::Edited | Sync::Saving { .. } => None,
    };
    let policy = Rc::new(endpoint.policy.clone());
    let panel = |kind: ExchangeKind| Panel {
        desk,
        kind,
        policy: &policy,
        problems: &problems,
        offending,
        method: &session.draft.0.method,
        second_port: session.companion.lab_ports().get(1).copied().unwrap_or(3001),
        edit: &edit,
    };
    let in_cache = problems.iter().filter(|problem| problem.pointer.starts_with("/cache"));
    let in_cache: Vec<_> = in_cache.map(|problem| problem.detail.clone()).collect();
    let empty = {
        let name = name.to_owned();
        desk.commands.empty_cache.reform(move |()| name.clone())
    };
    html! {
        <>
            { for refusal.map(|detail| html! { <p class="error">{ detail }</p> }) }
            { presets(desk, &policy, &edit) }
            { answer(&panel(ExchangeKind::Preflight)) }
            { answer(&panel(ExchangeKind::Actual)) }
            { shared_cache(desk, &policy, &in_cache, &edit, &empty) }
        </>
    }
}
