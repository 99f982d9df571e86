//! Policies that have a name, to start from, and the request that shows what they are about.

use std::rc::Rc;

use cors_experiment::{Provocation, Scenario};
use cors_wire::{Policy, Preset};
use yew::{Callback, Html};

use super::Desk;
use super::element::{acting, button};
use super::field::labelled;
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
            { labelled("Preset", None, &words, title, Some(&on_choice)) }
            <p class="quiet preset">{ sentence }{ for chosen.map(|preset| provocation(desk, preset)) }</p>
        </>
    }
}

/// The request that shows what a preset is about, where another is set up.
fn provocation(desk: &Desk<'_>, preset: &Preset) -> Html {
    let session = desk.session;
    let scenario = session.scenario();
    let Some(Provocation { words, request }) =
        Provocation::of(&preset.name, &scenario, session.profile)
            .filter(|provocation| provocation.request != scenario.request)
    else {
        return html! {};
    };
    let asked = Scenario { request, ..scenario };
    let set_up = acting(desk.dispatch, Action::SetUp(Box::new(asked)));
    html! { <>{ " " }{ button("act", &["A request that fails: ", words].concat(), &set_up) }</> }
}
