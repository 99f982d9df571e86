//! The headers of the answer: what the server sent, and what of it script can read.

use cors_experiment::{BrowserOutcome, BrowserResponse};
use cors_wire::{ExchangeKind, Header, HeaderSource, Switch};
use yew::{Callback, Html};

use super::Desk;
use super::element::{code, fold, named};
use super::word::{EXPOSED, help};
use crate::html::html;
use crate::session::{Action, Report};

pub(super) fn headers(desk: &Desk<'_>, report: &Report) -> Html {
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
        .map(|header| row(desk, header, hidden(header, response)))
        .chain(
            got.iter().filter(|(name, _)| !has(sent, name)).map(|header| row(desk, header, None)),
        )
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    let readable = if got.is_empty() { "none".to_owned() } else { got.len().to_string() };
    let sent = match (answer, rows.len() - sent.len()) {
        (None, _) => "how many were sent is not known".to_owned(),
        (Some(_), 0) => format!("{} sent", sent.len()),
        (Some(_), count) => format!("{} sent, {count} added on the way", sent.len()),
    };
    let summary = format!("Headers: {sent}, {readable} readable by the script");
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

/// How the names of headers begin that tell the browser something, and scripts nothing.
const FOR_BROWSERS: [&str; 4] =
    ["access-control-", "content-security-", "cross-origin-", "x-content-type-"];

/// Why script cannot read what the server could let it read.
const NOT_NAMED: &str = "not named in Access-Control-Expose-Headers";

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
        Some(NOT_NAMED)
    }
}

fn row(desk: &Desk<'_>, (name, value): &Header, hidden: Option<&'static str>) -> Html {
    let lower = name.to_ascii_lowercase();
    let is_for_scripts = !FOR_BROWSERS.iter().any(|front| lower.starts_with(front));
    let expose = (hidden == Some(NOT_NAMED) && is_for_scripts).then(|| expose(desk, name));
    let (class, sign, words) = match hidden {
        None => ("good", "✓ ", "yes"),
        Some(why) => ("quiet", "✕ ", why),
    };
    html! { <tr><td>{ code(&format!("{name}: {value}")) }</td><td {class}>{ sign }{ words }{ for expose }</td></tr> }
}

/// A way to let script read a header, and to see that it can.
fn expose(desk: &Desk<'_>, name: &str) -> Html {
    let (Some(target), Some(endpoint)) = (desk.session.target(), desk.session.endpoint()) else {
        return html! {};
    };
    let mut policy = endpoint.policy.clone();
    let exposed = &mut policy.actual.expose_headers;
    let value = match &exposed.value {
        HeaderSource::Fixed(names) if exposed.on && !names.trim().is_empty() => {
            [names, ", ", name].concat()
        }
        HeaderSource::Fixed(_)
        | HeaderSource::Lines { .. }
        | HeaderSource::Mirror { .. }
        | HeaderSource::List { .. }
        | HeaderSource::Computed { .. } => name.to_owned(),
    };
    *exposed = Switch { on: true, value: HeaderSource::Fixed(value) };
    let dispatch = desk.dispatch.clone();
    let act = Callback::from(move |()| {
        dispatch.emit(Action::EditPolicy(target.endpoint.clone(), Box::new(policy.clone())));
        dispatch.emit(Action::Send);
    });
    html! { <>{ " " }{ named("link", "Expose it", &["Expose ", name, " and send again"].concat(), &act) }</> }
}
