//! The parts of forms: inputs, lists, and what is to be said at them.

use cors_experiment::RequestSpec;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{AttrValue, Callback, Event, Html, InputEvent, TargetCast};

use super::element::invalid;
use super::prose::prose;
use super::word::{CREDENTIALS_MODE, MODE, Word, help};
use crate::html::html;
use crate::session::{Choice, Edit};

/// A line of text to type.
pub(super) struct TextInput<'a> {
    /// The accessible name, where no visible label gives one.
    pub(super) name: Option<AttrValue>,
    /// What is in it.
    pub(super) value: &'a str,
    /// What is wrong with that.
    pub(super) errors: &'a [String],
    /// The element that says so.
    pub(super) notes: Option<AttrValue>,
    /// The list of suggestions.
    pub(super) suggestions: Option<&'static str>,
    /// Takes what is typed; without it the text cannot be changed.
    pub(super) on_text: Option<Callback<String>>,
}

impl TextInput<'_> {
    /// Draws it.
    pub(super) fn draw(self) -> Html {
        let oninput = self
            .on_text
            .as_ref()
            .map(|on_text| on_text.reform(|event: InputEvent| text_of(&event)));
        // What no element says that could be pointed at.
        let described = if self.notes.is_none() { described(self.errors) } else { None };
        html! {
            <input type="text" class="value" aria-label={self.name} aria-description={described} value={self.value.to_owned()}
                list={self.suggestions} autocomplete="off" spellcheck="false" disabled={oninput.is_none()}
                aria-invalid={invalid(self.errors)} aria-describedby={self.notes} {oninput} />
        }
    }
}

/// What is wrong with a field, as part of the field.
fn described(errors: &[String]) -> Option<String> {
    (!errors.is_empty()).then(|| errors.join(" "))
}

/// Several lines of text to type, with a visible label, which finds them by their id. `notes` is the
/// element that says what there is to say of them.
pub(super) fn text_area(
    id: &'static str,
    label: &'static str,
    value: &str,
    notes: Option<&'static str>,
    on_text: &Callback<String>,
) -> Html {
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <textarea {id} rows="2" spellcheck="false" aria-describedby={notes} value={value.to_owned()} oninput={on_text.reform(|event: InputEvent| text_of(&event))} />
        </div>
    }
}

/// Several lines of text to type, with an accessible name.
pub(super) fn lines_area(
    name: String,
    value: &str,
    errors: &[String],
    on_text: &Callback<String>,
) -> Html {
    html! {
        <textarea class="value" aria-label={name} aria-description={described(errors)} rows="2" spellcheck="false" value={value.to_owned()}
            aria-invalid={invalid(errors)} oninput={on_text.reform(|event: InputEvent| text_of(&event))} />
    }
}

fn text_of(event: &InputEvent) -> String {
    match event.target_dyn_into::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => event.target_unchecked_into::<HtmlInputElement>().value(),
    }
}

/// A drop-down of words with an accessible name.
pub(super) fn select(
    name: &str,
    words: &[&str],
    chosen: &str,
    on_choice: &Callback<String>,
) -> Html {
    drop_down(None, name, words, chosen, Some(on_choice))
}

/// The same; where nobody takes a choice, none can be made.
fn drop_down(
    id: Option<String>,
    name: &str,
    words: &[&str],
    chosen: &str,
    on_choice: Option<&Callback<String>>,
) -> Html {
    let onchange = on_choice.map(|on_choice| {
        on_choice.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let options: Html = words
        .iter()
        .map(|&word| html! { <option value={word.to_owned()} selected={word == chosen}>{ word }</option> })
        .collect();
    html! { <select {id} aria-label={name.to_owned()} disabled={onchange.is_none()} {onchange}>{ options }</select> }
}

/// A drop-down of a request's words with a visible label.
pub(super) fn choice(
    label: &'static str,
    choice: Choice,
    request: &RequestSpec,
    edit: &Callback<Edit>,
) -> Html {
    let on_word = edit.reform(move |word| Edit::Choose(choice, word));
    let on_word = choice.counts(request).then_some(&on_word);
    labelled(label, meaning(choice), &choice.words(), choice.chosen(request), on_word)
}

/// The term that a choice is about.
fn meaning(choice: Choice) -> Option<&'static Word> {
    match choice {
        Choice::Mode => Some(&MODE),
        Choice::Credentials => Some(&CREDENTIALS_MODE),
        Choice::Api | Choice::Redirect | Choice::Cache | Choice::BodyType => None,
    }
}

/// A drop-down of words below its visible label, which no other has; where nobody takes a choice,
/// none can be made. The label stands beside the list and not around it, so that its text is the
/// label alone.
pub(super) fn labelled(
    label: &'static str,
    word: Option<&'static Word>,
    words: &[&str],
    chosen: &str,
    on_choice: Option<&Callback<String>>,
) -> Html {
    let id = ["choice-", label].concat().to_ascii_lowercase().replace(' ', "-");
    html! {
        <div class="field">
            <div class="caption">
                <label for={id.clone()}>{ label }</label>{ for word.map(help) }
            </div>
            { drop_down(Some(id), label, words, chosen, on_choice) }
        </div>
    }
}

/// Whether a box is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick {
    On,
    Off,
}

/// A box to tick, with words beside it.
pub(super) fn tick(state: Tick, words: Html, on_toggle: &Callback<()>) -> Html {
    html! {
        <label class="check">
            <input type="checkbox" checked={state == Tick::On} onchange={on_toggle.reform(|_: Event| ())} />
            <span>{ words }</span>
        </label>
    }
}

/// What is to be said at a field, if there is anything.
pub(super) fn messages(class: &'static str, messages: &[String]) -> Html {
    messages.iter().map(|message| html! { <p {class}>{ prose(message) }</p> }).collect()
}
