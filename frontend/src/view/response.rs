//! What the browser gave the page.

use cors_engine::{Outcome, ResponseType, Settlement};
use cors_experiment::{BrowserOutcome, BrowserResponse};
use cors_wire::ExchangeKind;
use yew::{Html, html};

use crate::session::Report;

/// Whether script learned nothing from a response that nevertheless came.
pub(super) fn is_opaque(outcome: &Outcome) -> bool {
    match &outcome.settlement {
        Settlement::Resolve(response) => match response.response_type {
            ResponseType::Opaque | ResponseType::OpaqueRedirect => true,
            ResponseType::Basic | ResponseType::Cors => false,
        },
        Settlement::Reject(_) | Settlement::Throw(_) => false,
    }
}

pub(super) fn response(report: &Report) -> Html {
    html! {
        <section class="card" aria-label="What the page got">
            <h2>{ "What the page got" }</h2>
            { match &report.browser {
                BrowserOutcome::Resolved(response) => resolved(report, response),
                BrowserOutcome::Rejected(text) => html! {
                    <>
                        <div class="lines">{ text }</div>
                        <p class="quiet">{ "The browser tells scripts no more than this, whatever the cause." }</p>
                    </>
                },
                BrowserOutcome::Threw(text) => html! { <div class="lines">{ text }</div> },
            } }
        </section>
    }
}

fn resolved(report: &Report, response: &BrowserResponse) -> Html {
    let hidden = hidden(report, response);
    let type_words =
        response.response_type.clone().unwrap_or_else(|| "an XHR shows none".to_owned());
    html! {
        <>
            <dl class="kv">
                <dt>{ "type" }</dt><dd><code>{ type_words }</code></dd>
                <dt>{ "status" }</dt><dd><code>{ response.status }</code></dd>
                { for response.headers.iter().map(|(name, value)| html! {
                    <><dt>{ "header " }<code>{ name }</code></dt><dd><code>{ value }</code></dd></>
                }) }
                { for hidden.iter().map(|name| html! {
                    <><dt>{ "hidden " }<code>{ name }</code></dt><dd>{ "sent, but not readable by the script" }</dd></>
                }) }
                <dt>{ "body" }</dt>
                <dd>{ if response.body.is_empty() { html! { "empty" } } else { html! { <code>{ &response.body }</code> } } }</dd>
            </dl>
        </>
    }
}

/// The headers that the server sent and script cannot read.
fn hidden(report: &Report, response: &BrowserResponse) -> Vec<String> {
    let actual = report
        .record
        .exchanges()
        .iter()
        .rev()
        .find(|exchange| exchange.kind == ExchangeKind::Actual);
    let sent =
        actual.and_then(|exchange| exchange.answer.as_ref()).map(|answer| &answer.headers[..]);
    let readable =
        |name: &str| response.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
    let names = sent.unwrap_or_default().iter().map(|(name, _)| name.to_ascii_lowercase());
    let mut hidden: Vec<String> = names.filter(|name| !readable(name)).collect();
    hidden.dedup();
    hidden
}
