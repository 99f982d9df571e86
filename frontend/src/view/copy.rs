//! A text to take along: shown as it is, with a button that copies it.

use yew::Html;

use super::Desk;
use super::element::button;
use crate::html::html;

/// A text with its title and a button that copies it.
pub(super) fn copied(desk: &Desk<'_>, title: Html, name: &str, text: String) -> Html {
    // The very text that was copied: another one in its place has not been.
    let words = if desk.session.copied.as_ref() == Some(&text) { "Copied" } else { "Copy" };
    let copy = {
        let text = text.clone();
        desk.commands.copy.reform(move |()| text.clone())
    };
    html! {
        <div class="copied" role="group" aria-label={name.to_owned()}>
            <div class="caption"><span>{ title }</span>{ button("act", words, &copy) }</div>
            <span class="sr" role="status">{ if words == "Copied" { words } else { "" } }</span>
            <pre tabindex="0">{ text }</pre>
        </div>
    }
}
