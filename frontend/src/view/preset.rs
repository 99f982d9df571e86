//! Policies that have a name, to start from.

use std::rc::Rc;

use cors_wire::{Policy, Preset};
use yew::{Callback, Html};

use super::field::{labelled, select};
use crate::html::html;

const OWN: &str = "none: as set below";

/// The list of presets, and what the chosen one shows.
pub(super) fn presets(presets: &Rc<Vec<Preset>>, policy: &Policy, edit: &Callback<Policy>) -> Html {
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
            <p class="quiet preset">{ sentence }</p>
        </>
    }
}
