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

/// A text input with a visible label, its errors and its hints.
pub(super) fn text_field(
    label: &'static str,
    value: &str,
    field: Field,
    notes: &Notes<'_>,
    on_text: &Callback<String>,
    list: Option<&'static str>,
) -> Html {
    let errors = notes.errors_at(field);
    let id = format!("{}-notes", label.to_lowercase());
    html! {
        <div class="field-group">
            <label class="field">
                <span>{ label }</span>
                <input type="text" value={value.to_owned()} {list} autocomplete="off" spellcheck="false"
                    aria-invalid={(!errors.is_empty()).then_some("true")} aria-describedby={id.clone()}
                    oninput={on_text.reform(|event: InputEvent| text_of(&event))} />
            </label>
            <div {id}>
                { messages("error", &errors) }
                { messages("hint", &notes.hints_at(field)) }
            </div>
        </div>
    }
}
