//! Edits that mend the failure, each applied and run again with one click.

use cors_experiment::explanation::Side;
use cors_experiment::{Fix, FixTarget};
use yew::{Callback, Html, html};

use super::element::{button, card};
use super::prose::prose;
use super::verdict::is_stale;
use crate::session::{Action, Report, Session};

/// What the best fix on the server's side would change.
pub(super) fn offending(session: &Session) -> &[FixTarget] {
    if is_stale(session) {
        return &[];
    }
    let fixes = session.report.as_ref().map_or(&[][..], |report| &report.fixes);
    fixes.iter().find(|fix| fix.side == Side::Server).map_or(&[], |fix| &fix.changes)
}

pub(super) fn fixes(report: &Report, dispatch: &Callback<Action>) -> Html {
    if report.verdict.failure().is_none() {
        return html! {};
    }
    if report.fixes.is_empty() {
        let words = "Nothing that could be edited here makes this request succeed.";
        return card("Fix", html! { <p>{ words }</p> });
    }
    let entries = report.fixes.iter().enumerate();
    card("Fix", entries.map(|(position, fix)| entry(position, fix, dispatch)).collect())
}

fn entry(position: usize, fix: &Fix, dispatch: &Callback<Action>) -> Html {
    let side = match fix.side {
        Side::Server => "Server: ",
        Side::Client => "Page: ",
        Side::Neither => "Elsewhere: ",
    };
    let scenario = fix.scenario.clone();
    let apply = dispatch.reform(move |()| Action::SetUpAndSend(Box::new(scenario.clone())));
    let class = if position == 0 { "act first" } else { "act" };
    html! {
        <div class="fix" key={position}>
            <span><span class="side">{ side }</span>{ prose(&fix.title) }</span>
            <small>{ prose(&fix.opens) }</small>
            { button(class, "Fix and re-run", &apply) }
        </div>
    }
}
