//! Sentences in which values stand between back-quotes.

use yew::Html;

use crate::html::html;

/// The sentence with its values set as code.
pub(super) fn prose(text: &str) -> Html {
    text.split('`')
        .enumerate()
        .map(|(position, part)| {
            if position % 2 == 0 {
                html! { part }
            } else {
                html! { <code>{ part }</code> }
            }
        })
        .collect()
}
