//! The headers of the answer: what the server sent, and what of it script can read.

use cors_experiment::{BrowserOutcome, BrowserResponse};
use cors_wire::{ExchangeKind, Header};
use yew::Html;

use super::element::{code, fold};
use super::word::{EXPOSED, help};
use crate::html::html;
use crate::session::Report;

pub(super) fn headers(report: &Report) -> Html {
    let exchanges = report.record.exchanges().iter().rev();
    let mut actual = exchanges.filter(|exchange| exchange.kind == ExchangeKind::Actual);
    let answer = actual.next().and_then(|exchange| exchange.answer.as_ref());
    let sent = answer.map_or(&[][..], |answer| &answer.headers);
    let response = match &report.browser {
        BrowserOutcome::Resolved(response) => Some(response),
        BrowserOutcome::Rejected(_) | BrowserOutcome::Threw(_) => None,
    };
    let got = response.map_or(&[][..], |response| &response.headers);
    let rows: Vec<_> = sent
        .iter()
        .map(|header| row(header, hidden(header, response)))
        .chain(got.iter().filter(|(name, _)| !has(sent, name)).map(|header| row(header, None)))
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    let readable = if got.is_empty() { "none".to_owned() } else { got.len().to_string() };
    let added = match (answer, rows.len() - sent.len()) {
        (None, _) | (_, 0) => String::new(),
        (Some(_), count) => format!("{count} added on the way, "),
    };
    let summary = format!("Headers: {} sent, {added}{readable} readable by the script", sent.len());
    fold(
        &summary,
        html! {
            <div class="scroll" tabindex="0" role="region" aria-label="Headers of the answer">
                <table>
                    <thead><tr>
                        <th scope="col">{ "Sent by the server" }</th>
                        <th scope="col">{ "Readable by the script " }{ help(&EXPOSED) }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        },
    )
}

fn has(headers: &[Header], name: &str) -> bool {
    headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// Why script cannot read a header, if it cannot.
fn hidden((name, _): &Header, response: Option<&BrowserResponse>) -> Option<&'static str> {
    let Some(response) = response else { return Some("the whole answer is kept from it") };
    if has(&response.headers, name) {
        None
    } else if name.eq_ignore_ascii_case("set-cookie") {
        Some("no script ever reads it")
    } else if response.status == 0 {
        Some("the answer is opaque")
    } else {
        Some("not named in Access-Control-Expose-Headers")
    }
}

fn row((name, value): &Header, hidden: Option<&'static str>) -> Html {
    let (class, sign, words) = match hidden {
        None => ("good", "✓ ", "yes"),
        Some(why) => ("quiet", "✕ ", why),
    };
    html! { <tr><td>{ code(&format!("{name}: {value}")) }</td><td {class}>{ sign }{ words }</td></tr> }
}
