//! Edits that mend the failure, each applied and run again with one click.

use cors_experiment::explanation::Side;
use cors_experiment::{Fix, FixTarget};
use yew::{Callback, Html, classes, html};

use super::prose::prose;
use crate::session::{Action, Report, Run, Session};

/// What the best fix on the server's side would change.
pub(super) fn offending(session: &Session) -> &[FixTarget] {
    let fixes = session.report.as_ref().map_or(&[][..], |report| &report.fixes);
    fixes.iter().find(|fix| fix.side == Side::Server).map_or(&[], |fix| &fix.changes)
}

pub(super) fn fixes(session: &Session, report: &Report, dispatch: &Callback<Action>) -> Html {
    if report.verdict.failure().is_none() {
        return html! {};
    }
    html! {
        <section class="card" aria-label="Fixes">
            <h2>{ "Fix" }</h2>
            { if report.fixes.is_empty() {
                html! { <p>{ "Nothing that could be edited here makes this request succeed." }</p> }
            } else {
                report.fixes.iter().enumerate().map(|(position, fix)| entry(position, fix, session, dispatch)).collect()
            } }
        </section>
    }
}

fn entry(position: usize, fix: &Fix, session: &Session, dispatch: &Callback<Action>) -> Html {
    let side = match fix.side {
        Side::Server => "Server",
        Side::Client => "Page",
        Side::Neither => "Elsewhere",
    };
    let scenario = fix.scenario.clone();
    let apply = dispatch.reform(move |_| Action::SetUpAndSend(Box::new(scenario.clone())));
    let idle = session.run == Run::Idle;
    html! {
        <div class="fix" key={position}>
            <span><span class="side">{ side }{ ": " }</span>{ prose(&fix.title) }</span>
            <small>{ prose(&fix.opens) }</small>
            <button type="button" class={classes!("act", (position == 0).then_some("first"))} disabled={!idle} onclick={apply}>
                { "Fix and re-run" }
            </button>
        </div>
    }
}
