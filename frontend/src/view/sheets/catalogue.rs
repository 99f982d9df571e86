//! The catalogue: experiments by family, to be filtered and opened.

use cors_experiment::catalogue::{BEYOND, Experiment, FAMILIES, Family, experiments};
use yew::{Callback, Html};

use crate::html::html;
use crate::session::{Action, CatalogueAction, Session};
use crate::view::Desk;
use crate::view::element::{acting, fold};
use crate::view::field::{TextInput, Tick, tick};
use crate::view::prose::prose;

const GUESS: &str = "Guess first: what is predicted stays hidden until you have sent.";

pub(super) fn catalogue(desk: &Desk<'_>) -> Html {
    let session = desk.session;
    let dispatch = desk.dispatch;
    let wanted = session.catalogue.filter.trim().to_ascii_lowercase();
    let found = experiments().filter(|experiment| matches(experiment, &wanted)).count();
    let families: Html =
        FAMILIES.iter().map(|family| listed(session, family, &wanted, dispatch)).collect();
    let filter = TextInput {
        name: Some("Filter".into()),
        value: &session.catalogue.filter,
        errors: &[],
        notes: None,
        suggestions: None,
        on_text: Some(dispatch.reform(|text| Action::Catalogue(CatalogueAction::Filter(text)))),
    };
    let toggle = acting(dispatch, Action::Catalogue(CatalogueAction::ToggleGuessing));
    let guess = if session.catalogue.predicts_at_once { Tick::Off } else { Tick::On };
    let all = experiments().count();
    let done = session.catalogue.done.len();
    html! {
        <div class="catalogue">
            <p class="quiet">{ "Each sets up request and server for you, at an endpoint of its own: guess, send, see why, fix." }</p>
            { tick(guess, GUESS.into(), &toggle) }
            <div class="field"><span>{ "Filter" }</span>{ filter.draw() }</div>
            <p class="quiet" role="status">{ format!("{found} of {all} shown, {done} done on this visit") }</p>
            { families }
            { fold("What is not here, and why", beyond()) }
        </div>
    }
}

fn beyond() -> Html {
    let entry = |&(title, why): &(&'static str, &str)| {
        html! { <li key={title}><b>{ title }</b><small>{ prose(why) }</small></li> }
    };
    html! { <ul>{ for BEYOND.iter().map(entry) }</ul> }
}

fn listed(
    session: &Session,
    family: &'static Family,
    wanted: &str,
    dispatch: &Callback<Action>,
) -> Html {
    let found = family.experiments.iter().filter(|experiment| matches(experiment, wanted));
    let entries: Vec<Html> = found.map(|experiment| entry(session, experiment, dispatch)).collect();
    if entries.is_empty() {
        return html! {};
    }
    html! { <section key={family.title}><h3>{ family.title }</h3><ul>{ entries }</ul></section> }
}

/// Whether an experiment has every wanted word somewhere.
fn matches(experiment: &Experiment, wanted: &str) -> bool {
    let text = [experiment.title, experiment.story, experiment.fix_title, experiment.lesson];
    let text = text.join(" ").to_ascii_lowercase();
    wanted.split_whitespace().all(|word| text.contains(word))
}

fn entry(session: &Session, experiment: &'static Experiment, dispatch: &Callback<Action>) -> Html {
    let done = session.catalogue.done.contains(&experiment.id);
    let missing = experiment.start(&session.lab()).is_none();
    let onclick = acting(dispatch, Action::Catalogue(CatalogueAction::Open(experiment)));
    html! {
        <li key={experiment.id}>
            <button type="button" class="entry" disabled={missing} data-done={done.then_some("true")}
                data-experiment={experiment.id} {onclick}>{ experiment.title }</button>
            <small>{ prose(experiment.story) }{ if missing { " It needs a second port of the companion." } else { "" } }</small>
        </li>
    }
}
