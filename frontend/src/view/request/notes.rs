//! What is to be said at the fields of the form.

use cors_experiment::{DraftError, Field, Hint};
use yew::{Callback, Html, InputEvent, html};

use crate::view::field::{messages, text_of};

/// The errors and hints of a draft.
#[derive(Clone, Copy)]
pub(super) struct Notes<'a> {
    pub(super) errors: &'a [DraftError],
    pub(super) hints: &'a [Hint],
}

impl Notes<'_> {
    /// The errors at a field; they block Send.
    pub(super) fn errors_at(&self, field: Field) -> Vec<String> {
        self.errors
            .iter()
            .filter(|error| error.field == field)
            .map(|error| error.message.clone())
            .collect()
    }

    /// The hints at a field.
    pub(super) fn hints_at(&self, field: Field) -> Vec<String> {
        self.hints
            .iter()
            .filter(|hint| hint.field == field)
            .map(|hint| hint.message.clone())
            .collect()
    }
}

/// A text input with a visible label; [`field_notes`] says what there is to say at it.
pub(super) fn text_field(
    label: &'static str,
    value: &str,
    field: Field,
    notes: &Notes<'_>,
    on_text: &Callback<String>,
    list: Option<&'static str>,
) -> Html {
    let invalid = !notes.errors_at(field).is_empty();
    html! {
        <label class="field">
            <span>{ label }</span>
            <input type="text" value={value.to_owned()} {list} autocomplete="off" spellcheck="false"
                aria-invalid={invalid.then_some("true")} aria-describedby={notes_id(label)}
                oninput={on_text.reform(|event: InputEvent| text_of(&event))} />
        </label>
    }
}

/// The errors and hints at the field with this label.
pub(super) fn field_notes(label: &'static str, field: Field, notes: &Notes<'_>) -> Html {
    html! {
        <div class="notes" id={notes_id(label)}>
            { messages("error", &notes.errors_at(field)) }
            { messages("hint", &notes.hints_at(field)) }
        </div>
    }
}

fn notes_id(label: &str) -> String {
    format!("{}-notes", label.to_lowercase())
}
