//! Choosing one of a few kinds of something, by words.

use cors_wire::Answer;
use yew::Html;

use super::answer::Panel;
use super::field::{TextInput, messages, select};
use crate::html::html;

/// Kinds, and the words for them in the same order.
pub(super) struct Kinds<T: 'static> {
    pub(super) all: &'static [T],
    pub(super) words: &'static [&'static str],
}

impl<T: PartialEq> Kinds<T> {
    /// The words for a kind.
    pub(super) fn said(&self, kind: &T) -> &'static str {
        let position = self.all.iter().position(|known| known == kind);
        position.and_then(|position| self.words.get(position)).copied().unwrap_or_default()
    }
}

/// A list of words with a label in front of it.
pub(super) fn pick(
    panel: &Panel<'_>,
    label: &'static str,
    words: &'static [&'static str],
    chosen: &'static str,
    set: fn(&mut Answer, usize, u16),
) -> Html {
    let second_port = panel.second_port;
    let on_choice = panel.editing(move |answer, choice: String| {
        if let Some(position) = words.iter().position(|word| *word == choice) {
            set(answer, position, second_port);
        }
    });
    html! { <div class="field"><span>{ label }</span>{ select(label, words, chosen, &on_choice) }</div> }
}

/// A text that is part of an answer, with a label in front of it and what is wrong with it below.
pub(super) fn text(
    panel: &Panel<'_>,
    label: &'static str,
    value: &str,
    member: &str,
    set: fn(&mut Answer, String),
) -> Html {
    let errors = panel.problems_at(member);
    let on_text = Some(panel.editing(set));
    // What is wrong stands within the label and is not part of the name.
    let name = Some(label.into());
    let input = TextInput { name, value, errors: &errors, notes: None, suggestions: None, on_text };
    html! {
        <label class="field"><span>{ label }</span>{ input.draw() }{ messages("error", &errors) }</label>
    }
}
