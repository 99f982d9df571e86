//! Which cookies travelled, and what becomes of those that the answer sets.

use cors_experiment::recorded_cookies;
use yew::Html;

use super::element::{code, fold, list};
use super::prose::prose;
use crate::html::html;
use crate::session::Report;

/// The cookies of a run, folded; nothing where there were none.
pub(super) fn cookies(report: &Report) -> Html {
    let notes = recorded_cookies(
        &report.scenario.page_origin,
        report.verdict.hops(),
        report.record.exchanges(),
        &report.profile.rules(),
    );
    if notes.is_empty() {
        return html! {};
    }
    let summary = format!("Cookies ({}): which travel, and why", notes.len());
    let item = |note: &cors_experiment::CookieNote| {
        let mark = if note.journey.travels() { " travels. " } else { " does not travel. " };
        html! { <>{ code(&note.name) }{ mark }{ prose(note.journey.why()) }</> }
    };
    fold(&summary, list(notes.iter().map(item).collect()))
}
