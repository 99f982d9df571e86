//! What is to be said at the fields of the form.

use cors_experiment::{DraftError, Field, Hint};
use yew::{Callback, Html};

use crate::html::html;
use crate::view::field::{TextInput, messages};

/// The errors and hints of a draft.
#[derive(Clone, Copy)]
pub(super) struct Notes<'a> {
    pub(super) errors: &'a [DraftError],
    pub(super) hints: &'a [Hint],
}

impl Notes<'_> {
    /// The errors at a field; they block Send.
    pub(super) fn errors_at(&self, field: Field) -> Vec<String> {
        let here = self.errors.iter().filter(|error| error.field == field);
        here.map(|error| error.message.clone()).collect()
    }

    /// Errors and hints at a field, drawn.
    pub(super) fn at(&self, field: Field) -> Html {
        let here = self.hints.iter().filter(|hint| hint.field == field);
        let hints: Vec<_> = here.map(|hint| hint.message.clone()).collect();
        html! { <>{ messages("error", &self.errors_at(field)) }{ messages("hint", &hints) }</> }
    }
}

/// A text input with a visible label; [`field_notes`] says what there is to say at it.
pub(super) fn text_field(
    label: &'static str,
    value: &str,
    field: Field,
    notes: &Notes<'_>,
    on_text: Callback<String>,
    suggestions: Option<&'static str>,
) -> Html {
    let input = TextInput {
        name: None,
        value,
        errors: &notes.errors_at(field),
        notes: Some(notes_id(label).into()),
        suggestions,
        on_text: Some(on_text),
    };
    html! { <label class="field"><span>{ label }</span>{ input.draw() }</label> }
}

/// The errors and hints at the field with this label.
pub(super) fn field_notes(label: &'static str, field: Field, notes: &Notes<'_>) -> Html {
    html! { <div class="notes" id={notes_id(label)}>{ notes.at(field) }</div> }
}

fn notes_id(label: &str) -> String {
    format!("{}-notes", label.to_ascii_lowercase())
}
