//! The parts of forms: labelled inputs with errors and hints.

use cors_engine::Keyword;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Callback, Event, Html, InputEvent, TargetCast, html};

/// The text of the input that an event comes from.
pub(super) fn text_of(event: &InputEvent) -> String {
    if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
        return area.value();
    }
    event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// A drop-down of keywords with a visible label.
pub(super) fn choice<K: Keyword + PartialEq>(
    label: &'static str,
    chosen: K,
    on_choice: Callback<K>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(choice) = select.and_then(|select| K::parse(&select.value())) {
            on_choice.emit(choice);
        }
    });
    let id = format!("choice-{}", label.to_lowercase().replace(' ', "-"));
    // The label stands beside the list and not around it, so that its text is the label alone.
    html! {
        <div class="field">
            <label for={id.clone()}>{ label }</label>
            <select {id} {onchange}>
                { for K::ALL.iter().map(|&choice| html! {
                    <option value={choice.as_str()} selected={choice == chosen}>{ choice.as_str() }</option>
                }) }
            </select>
        </div>
    }
}

/// The messages at a field, if there are any.
pub(super) fn messages(class: &'static str, messages: &[String]) -> Html {
    if messages.is_empty() {
        return html! {};
    }
    html! {
        <p {class}>
            { for messages.iter().map(|message| super::prose::prose(message)) }
        </p>
    }
}
