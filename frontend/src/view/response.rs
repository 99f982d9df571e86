//! What the browser gave the page.

use cors_experiment::{BrowserOutcome, BrowserResponse};
use yew::Html;

use super::Desk;
use super::cookies::cookies;
use super::element::{card, code, wire_line};
use super::headers;
use crate::html::html;
use crate::session::Report;

pub(super) fn response(desk: &Desk<'_>, report: &Report) -> Html {
    let content = match &report.browser {
        BrowserOutcome::Resolved(response) => resolved(response),
        BrowserOutcome::Rejected(text) => html! {
            <>
                { wire_line("lines", "", text) }
                <p class="quiet">{ "The browser tells scripts no more than this, whatever the cause." }</p>
            </>
        },
        BrowserOutcome::Threw(text) => wire_line("lines", "", text),
    };
    card(
        "What the page got",
        html! { <>{ content }{ headers::headers(desk, report) }{ cookies(report) }</> },
    )
}

fn resolved(response: &BrowserResponse) -> Html {
    let kind = response.response_type.as_deref().unwrap_or("an XHR shows none");
    let body = if response.body.is_empty() {
        html! { "empty" }
    } else {
        code(&response.body)
    };
    let row = |name: &'static str, value: Html| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    html! {
        <dl class="kv">
            { row("type", code(kind)) }
            { row("status", code(&response.status.to_string())) }
            { row("body", body) }
        </dl>
    }
}
