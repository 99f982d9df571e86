//! Every term of art on the page, explained.

use yew::Html;

use crate::html::html;
use crate::view::Desk;
use crate::view::prose::prose;
use crate::view::word::{ALL, Word};

pub(super) fn words(_: &Desk<'_>) -> Html {
    let entries: Html = ALL.iter().map(|word| entry(word)).collect();
    html! { <dl class="words">{ entries }</dl> }
}

fn entry(word: &Word) -> Html {
    html! { <div key={word.id}><dt>{ word.term }</dt><dd>{ prose(word.meaning) }</dd></div> }
}
