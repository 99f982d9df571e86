//! The small parts that the views are made of.
//!
//! Each is drawn in one place, which keeps the page alike and its code small.

use std::cell::Cell;

use cors_engine::Step;
use yew::{AttrValue, Callback, Html, MouseEvent};

use crate::html::html;
use crate::session::Action;

/// A value as it goes over the wire.
pub(super) fn code(text: &str) -> Html {
    html! { <code>{ text }</code> }
}

/// The same, where there may be nothing.
pub(super) fn code_or_nothing(text: &str) -> Html {
    if text.is_empty() {
        html! { <i>{ "nothing" }</i> }
    } else {
        code(text)
    }
}

/// Does something, once: whatever is done, the page is drawn anew afterwards.
pub(super) fn acting<Event: 'static>(
    dispatch: &Callback<Action>,
    action: Action,
) -> Callback<Event> {
    let action = Cell::new(Some(action));
    let dispatch = dispatch.clone();
    Callback::from(move |_| {
        if let Some(action) = action.take() {
            dispatch.emit(action);
        }
    })
}

/// A button that is no submit button.
pub(super) fn button(class: &'static str, words: &str, act: &Callback<()>) -> Html {
    let onclick = act.reform(|_: MouseEvent| ());
    html! { <button type="button" {class} {onclick}>{ words }</button> }
}

/// A button that shows a word, which others show, too, and is named by more words.
pub(super) fn named(class: &'static str, word: &str, name: &str, act: &Callback<()>) -> Html {
    let onclick = act.reform(|_: MouseEvent| ());
    html! { <button type="button" {class} aria-label={name.to_owned()} {onclick}>{ word }</button> }
}

/// A button that shows a sign and is named by words.
pub(super) fn sign(name: &str, act: &Callback<()>) -> Html {
    let onclick = act.reform(|_: MouseEvent| ());
    let name = name.to_owned();
    html! { <button type="button" class="icon" aria-label={name.clone()} title={name} {onclick}>{ "✕" }</button> }
}

/// A link to a page elsewhere.
pub(super) fn link(address: String, words: &str) -> Html {
    html! { <a href={address} target="_blank" rel="noreferrer">{ words }</a> }
}

/// The name of a step of the standard.
pub(super) fn step_name(step: Step) -> String {
    match step.number {
        "" => step.algorithm.name().to_owned(),
        number => format!("{}, step {number}", step.algorithm.name()),
    }
}

/// A step of the standard, as a link to its place there.
pub(super) fn step_link(step: Step) -> Html {
    link(step.url(), &step_name(step))
}

/// A part of the result, with its title.
pub(super) fn card(title: &'static str, content: Html) -> Html {
    html! { <section class="card" aria-label={title}><h2>{ title }</h2>{ content }</section> }
}

/// Something that is folded away until asked for.
pub(super) fn fold(summary: &str, content: Html) -> Html {
    html! { <details><summary>{ summary }</summary>{ content }</details> }
}

/// A list, one item for each part.
pub(super) fn list(items: Vec<Html>) -> Html {
    let items: Html = items.into_iter().map(|item| html! { <li>{ item }</li> }).collect();
    html! { <ul>{ items }</ul> }
}

/// A line as it went over the wire, and where.
pub(super) fn wire_line(class: &'static str, place: &str, line: &str) -> Html {
    html! { <div {class}><small>{ place }</small>{ line }</div> }
}

/// Text for those who do not see what the picture shows.
pub(super) fn spoken(words: &'static str) -> Html {
    html! { <span class="sr">{ words }</span> }
}

/// The value of `aria-invalid`: there when something is wrong.
pub(super) fn invalid(errors: &[String]) -> Option<AttrValue> {
    (!errors.is_empty()).then_some(AttrValue::Static("true"))
}
