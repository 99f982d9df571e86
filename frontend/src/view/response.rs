//! What the browser gave the page.

use cors_engine::{Outcome, ResponseType, Settlement};
use cors_experiment::{BrowserOutcome, BrowserResponse};
use cors_wire::ExchangeKind;
use yew::{Html, html};

use super::element::{card, code, wire_line};
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
    let content = match &report.browser {
        BrowserOutcome::Resolved(response) => resolved(report, response),
        BrowserOutcome::Rejected(text) => html! {
            <>
                { wire_line("lines", "", text) }
                <p class="quiet">{ "The browser tells scripts no more than this, whatever the cause." }</p>
            </>
        },
        BrowserOutcome::Threw(text) => wire_line("lines", "", text),
    };
    card("What the page got", content)
}

fn resolved(report: &Report, response: &BrowserResponse) -> Html {
    let kind = response.response_type.as_deref().unwrap_or("an XHR shows none");
    let mut rows =
        vec![row("type", "", code(kind)), row("status", "", code(&response.status.to_string()))];
    rows.extend(response.headers.iter().map(|(name, value)| row("header ", name, code(value))));
    let unreadable = html! { "sent, but not readable by the script" };
    rows.extend(
        hidden(report, response).iter().map(|name| row("hidden ", name, unreadable.clone())),
    );
    let body = if response.body.is_empty() {
        html! { "empty" }
    } else {
        code(&response.body)
    };
    rows.push(row("body", "", body));
    html! { <dl class="kv">{ rows.into_iter().collect::<Html>() }</dl> }
}

fn row(kind: &'static str, name: &str, value: Html) -> Html {
    html! { <><dt>{ kind }{ code(name) }</dt><dd>{ value }</dd></> }
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
