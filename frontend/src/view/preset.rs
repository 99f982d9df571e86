//! Policies that have a name, to start from, and the request that shows what they are about.

use std::rc::Rc;

use cors_experiment::{Provocation, Scenario};
use cors_wire::Policy;
use yew::{Callback, Html};

use super::Desk;
use super::element::button;
use super::field::{labelled, select};
use crate::html::html;
use crate::session::Action;

const OWN: &str = "none: as set below";

/// The list of presets, and what the chosen one shows.
pub(super) fn presets(desk: &Desk<'_>, policy: &Policy, edit: &Callback<Policy>) -> Html {
    let presets = &desk.session.presets;
    let chosen = presets.iter().find(|preset| preset.policy == *policy);
    let words: Vec<&str> =
        std::iter::once(OWN).chain(presets.iter().map(|preset| &*preset.title)).collect();
    let on_choice = {
        let (presets, edit) = (Rc::clone(presets), edit.clone());
        Callback::from(move |title: String| {
            if let Some(preset) = presets.iter().find(|preset| preset.title == title) {
                edit.emit(preset.policy.clone());
            }
        })
    };
    let title = chosen.map_or(OWN, |preset| &preset.title);
    let sentence =
        chosen.map_or("Correct set-ups, and what popular stacks send.", |preset| &preset.sentence);
    html! {
        <>
            { labelled("Preset", None, select("Preset", &words, title, &on_choice)) }
            <p class="quiet preset">{ sentence }{ for chosen.map(|_| provocation(desk)) }</p>
        </>
    }
}

/// A request that fails, where the one that is set up would get through.
fn provocation(desk: &Desk<'_>) -> Html {
    let session = desk.session;
    let gets_through = desk.prediction.is_some_and(|outcome| outcome.failure().is_none());
    let scenario = session.scenario();
    let provocation = gets_through.then(|| Provocation::of(&scenario, session.profile)).flatten();
    let Some(Provocation { words, request }) = provocation else { return html! {} };
    let asked = Scenario { request, ..scenario };
    let set_up = desk.dispatch.reform(move |()| Action::SetUp(Box::new(asked.clone())));
    html! { <>{ " " }{ button("act", &["A request that fails: ", words].concat(), &set_up) }</> }
}
