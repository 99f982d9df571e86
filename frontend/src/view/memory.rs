//! What the browser remembers of preflights, and whether that played a part in the run.

use cors_engine::RememberedFor;
use cors_experiment::{PreflightNeed, preflight_need};
use yew::Html;

use super::bar::engine;
use super::element::{card, code};
use super::word::{PREFLIGHT_CACHE, help};
use crate::html::html;
use crate::session::{Remembered, RememberedPermission, RunUrl, Session};

/// The memory; nothing where it is empty and the last run did not need it.
pub(super) fn memory(session: &Session) -> Html {
    let remembered = session.remembered();
    let played = session.report.as_ref().and_then(|report| {
        match report.verdict.outcome().map(preflight_need) {
            Some(PreflightNeed::Cached) => Some("This run used it: no preflight was sent."),
            Some(PreflightNeed::Needed) => Some("This run could not use it: a preflight was sent."),
            Some(PreflightNeed::NotNeeded) | None => None,
        }
    });
    let plays = match session.run_url {
        RunUrl::Fresh => played.is_some() && !remembered.is_empty(),
        RunUrl::Kept => played.is_some() || !remembered.is_empty(),
    };
    if !plays {
        return html! {};
    }
    let name = engine(session.profile);
    let longest = match session.longest_memory() {
        Some(seconds) => format!("{name} forgets after {seconds} s at the latest. "),
        None => format!("{name} keeps to what the server says. "),
    };
    let fresh = match session.run_url {
        RunUrl::Fresh => "Each run has a URL of its own, so nothing remembered serves the next.",
        RunUrl::Kept => "",
    };
    card(
        "Preflight cache",
        html! {
            <>
                <p><b>{ played.unwrap_or("This browser remembers:") }{ " " }</b>{ help(&PREFLIGHT_CACHE) }</p>
                { entries(&remembered) }
                <p class="quiet">{ longest }{ fresh }</p>
            </>
        },
    )
}

fn entries(remembered: &[Remembered]) -> Html {
    if remembered.is_empty() {
        return html! { <p class="quiet">{ "Nothing is remembered." }</p> };
    }
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label="Remembered preflights">
            <table>
                <thead><tr>
                    <th scope="col">{ "Allowed" }</th>
                    <th scope="col">{ "For" }</th>
                    <th scope="col">{ "Still" }</th>
                </tr></thead>
                <tbody>{ for remembered.iter().rev().take(SHOWN).map(row) }</tbody>
            </table>
        </div>
    }
}

/// The latest are enough: fresh URLs leave entries that no run will ask for.
const SHOWN: usize = 8;

fn row(entry: &Remembered) -> Html {
    let (kind, name) = match &entry.permission {
        RememberedPermission::Method(name) => ("method ", name),
        RememberedPermission::Header(name) => ("header ", name),
    };
    let credentials = match entry.credentials {
        RememberedFor::WithCredentials => ", with credentials",
        RememberedFor::WithoutCredentials => "",
    };
    html! {
        <tr>
            <td>{ kind }{ code(name) }</td>
            <td>{ code(&entry.url) }{ credentials }</td>
            <td class="left">{ format!("{} s", entry.seconds_left) }</td>
        </tr>
    }
}
