//! The header rows.

use cors_experiment::Field;
use yew::{Callback, Html};

use super::notes::Notes;
use super::suggestions;
use crate::html::html;
use crate::session::{Edit, Session};
use crate::view::element::{button, sign};
use crate::view::field::TextInput;

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
    let rows: Html = rows.map(|(row, header)| draw(row, header, notes, edit)).collect();
    html! {
        <div role="group" aria-label="Headers">
            <span class="legend">{ "Headers" }</span>
            <div class="rows">{ rows }</div>
            <div data-adds="header">
                { button("link", "+ Add header", &edit.reform(|()| Edit::AddHeader)) }
            </div>
            { suggestions("header-names", &NAMES) }
        </div>
    }
}

fn draw(
    row: usize,
    (name, value): &(String, String),
    notes: &Notes<'_>,
    edit: &Callback<Edit>,
) -> Html {
    let id = format!("header-{row}-notes");
    let input = |label: &'static str, value: &str, field, suggestions, on_text| {
        TextInput {
            name: Some(label.into()),
            value,
            errors: &notes.errors_at(field),
            notes: Some(id.clone().into()),
            suggestions,
            on_text: Some(on_text),
        }
        .draw()
    };
    // One of several such buttons.
    let remove = ["Remove header ", name].concat();
    let remove = remove.trim_end();
    let on_name = edit.reform(move |text| Edit::HeaderName(row, text));
    let on_value = edit.reform(move |text| Edit::HeaderValue(row, text));
    html! {
        <div class="row" key={row}>
            { input("Header name", name, Field::HeaderName(row), Some("header-names"), on_name) }
            { input("Header value", value, Field::HeaderValue(row), None, on_value) }
            { sign(remove, &edit.reform(move |()| Edit::RemoveHeader(row))) }
            <div class="notes" id={id.clone()}>
                { notes.at(Field::HeaderName(row)) }
                { notes.at(Field::HeaderValue(row)) }
            </div>
        </div>
    }
}
