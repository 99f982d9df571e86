//! A text to take along: shown as it is, with a button that copies it.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::element::button;
use crate::browser;
use crate::html::html;

/// A text with its title and a button that copies it.
pub(super) fn copied(title: Html, name: String, text: String) -> Html {
    yew::html! { <Copied {title} {name} {text} /> }
}

#[derive(Properties)]
struct CopiedProps {
    title: Html,
    name: String,
    text: String,
}

/// To compare a title, markup that it is, takes more code than to draw it again.
impl PartialEq for CopiedProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[component]
fn Copied(CopiedProps { title, name, text }: &CopiedProps) -> Html {
    // The very text that was copied: another one in its place has not been.
    let copied = use_state(|| None::<String>);
    let words = if copied.as_ref() == Some(text) { "Copied" } else { "Copy" };
    let copy = {
        let text = text.clone();
        Callback::from(move |()| {
            let (text, copied) = (text.clone(), copied.clone());
            spawn_local(async move {
                if browser::copy(&text).await {
                    copied.set(Some(text));
                }
            });
        })
    };
    html! {
        <div class="copied" role="group" aria-label={name.clone()}>
            <div class="caption"><span>{ title.clone() }</span>{ button("act", words, &copy) }</div>
            <span class="sr" role="status">{ if words == "Copied" { words } else { "" } }</span>
            <pre tabindex="0">{ text }</pre>
        </div>
    }
}
