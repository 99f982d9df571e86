//! The header rows.

use cors_experiment::Field;
use yew::{Callback, Html, InputEvent, html};

use super::notes::Notes;
use super::suggestions;
use crate::session::{Edit, Session};
use crate::view::field::{messages, text_of};

const NAMES: [&str; 10] = [
    "Accept",
    "Accept-Language",
    "Authorization",
    "Cache-Control",
    "Content-Language",
    "Content-Type",
    "If-None-Match",
    "Range",
    "X-Api-Key",
    "X-Requested-With",
];

pub(super) fn headers(session: &Session, notes: &Notes<'_>, edit: &Callback<Edit>) -> Html {
    let rows = session.draft.0.headers.iter().enumerate();
    html! {
        <div role="group" aria-label="Headers">
            <span class="legend">{ "Headers" }</span>
            <div class="rows">
                { for rows.map(|(row, (name, value))| header(row, name, value, notes, edit)) }
            </div>
            <button type="button" class="link" onclick={edit.reform(|_| Edit::AddHeader)}>{ "+ Add header" }</button>
            { suggestions("header-names", &NAMES) }
        </div>
    }
}

fn header(row: usize, name: &str, value: &str, notes: &Notes<'_>, edit: &Callback<Edit>) -> Html {
    let name_errors = notes.errors_at(Field::HeaderName(row));
    let value_errors = notes.errors_at(Field::HeaderValue(row));
    let invalid = |errors: &[String]| (!errors.is_empty()).then_some("true");
    let id = format!("header-{row}-notes");
    html! {
        <div class="row" key={row}>
            <input type="text" aria-label="Header name" value={name.to_owned()} list="header-names"
                autocomplete="off" spellcheck="false" placeholder="Name"
                aria-invalid={invalid(&name_errors)} aria-describedby={id.clone()}
                oninput={edit.reform(move |event: InputEvent| Edit::HeaderName(row, text_of(&event)))} />
            <input type="text" aria-label="Header value" value={value.to_owned()} autocomplete="off"
                spellcheck="false" placeholder="value"
                aria-invalid={invalid(&value_errors)} aria-describedby={id.clone()}
                oninput={edit.reform(move |event: InputEvent| Edit::HeaderValue(row, text_of(&event)))} />
            <button type="button" class="icon" aria-label="Remove header"
                onclick={edit.reform(move |_| Edit::RemoveHeader(row))}>{ "✕" }</button>
            <div class="notes" {id}>
                { messages("error", &name_errors) }
                { messages("error", &value_errors) }
                { messages("hint", &notes.hints_at(Field::HeaderName(row))) }
                { messages("hint", &notes.hints_at(Field::HeaderValue(row))) }
            </div>
        </div>
    }
}
