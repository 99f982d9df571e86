//! What setting up an imported request would change, and the button that does it.

use std::rc::Rc;

use cors_experiment::export::Imported;
use cors_experiment::import::Entry;
use cors_experiment::{ClientCode, Scenario, changes};
use cors_wire::Policy;
use yew::{Callback, Html};

use crate::browser;
use crate::html::html;
use crate::session::{Action, CodeEdit, Companion, Session, Target};
use crate::view::element::{button, code, code_or_nothing, list};

fn carry_out(dispatch: &Callback<Action>, scenario: Scenario) {
    dispatch.emit(Action::CloseGuide);
    dispatch.emit(Action::SetUp(Box::new(scenario)));
    dispatch.emit(Action::Paste(Rc::from("")));
    dispatch.emit(Action::CloseSheet);
    browser::forget_fragment();
}

/// What would be done with an entry.
pub(super) fn plan(entry: &Entry, session: &Session, dispatch: &Callback<Action>) -> Html {
    let Some(scenario) = &entry.scenario else { return html! {} };
    let target =
        Target::of(&scenario.request.url, &session.page_origin, session.companion.lab_ports());
    let origin =
        entry.exchange.as_ref().map(|exchange| exchange.page.origin.origin().as_str().to_owned());
    let act = |scenario: Scenario| {
        let (dispatch, origin) = (dispatch.clone(), origin.clone());
        let set_up = scenario.clone();
        let exchange = entry.exchange.as_ref();
        let imported = exchange.and_then(|exchange| Imported::new(exchange, set_up)).map(Rc::new);
        Callback::from(move |()| {
            if let Some(imported) = &imported {
                dispatch.emit(Action::Imported(Rc::clone(imported)));
            }
            if let Some(origin) = &origin {
                dispatch.emit(Action::Code(CodeEdit::Origin(origin.clone())));
            }
            carry_out(&dispatch, scenario.clone());
        })
    };
    let known = target.as_ref().and_then(|target| session.endpoints.get(&target.endpoint));
    let answers = match (&target, known, &scenario.policy) {
        (None, ..) => html! {
            <p>
                { "It goes to the real server, whose answers nobody here can see or change. On the \
                   companion they can be seen and mended." }
            </p>
        },
        (Some(_), _, None) => html! { <p>{ "The companion answers as it does now." }</p> },
        (Some(target), Some(endpoint), Some(policy)) => {
            changed(&target.endpoint, &endpoint.policy, policy)
        }
        (Some(target), None, Some(_)) => html! {
            <p>{ "The companion gets a new endpoint " }{ code(&target.endpoint) }{ "." }</p>
        },
    };
    let elsewhere = target.is_none().then(|| {
        let mut here = scenario.clone();
        here.request.url = session.lab().base_url();
        button("act", "Set it up on the companion", &act(here))
    });
    html! {
        <section class="plan" aria-label="What would be done">
            <h3>{ "What would be done" }</h3>
            <p>{ "The request on this page becomes:" }</p>
            <pre>{ ClientCode::of(&scenario.request).code(scenario) }</pre>
            { answers }
            if matches!(session.companion, Companion::Down { .. }) {
                <p class="hint">{ "The companion is not running: its answers change as soon as it is." }</p>
            }
            <p>{ "Nothing is sent until you press Send." }</p>
            <div class="acts">
                { button("act first", "Set it up", &act(scenario.clone())) }
                { for elsewhere }
            </div>
        </section>
    }
}

/// The difference between an endpoint's answers now and then.
fn changed(name: &str, from: &Policy, to: &Policy) -> Html {
    let changes = changes(from, to);
    if changes.is_empty() {
        return html! { <p>{ "The companion answers so already." }</p> };
    }
    let items = changes.iter().map(|change| {
        html! { <>{ change.place }{ ", " }{ change.what }{ ": " }{ code_or_nothing(&change.from) }{ " → " }{ code_or_nothing(&change.to) }</> }
    });
    html! {
        <>
            <p>{ "The answers of the companion’s endpoint " }{ code(name) }{ " change:" }</p>
            { list(items.collect()) }
        </>
    }
}
