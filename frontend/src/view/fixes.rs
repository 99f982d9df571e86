//! Edits that mend the failure, each applied and run again with one click.

use cors_experiment::explanation::Side;
use cors_experiment::{Fix, FixTarget};
use yew::{Callback, Html};

use super::element::{acting, button, card};
use super::prose::prose;
use super::verdict::is_stale;
use crate::html::html;
use crate::session::{Action, Course, Opened, Report, Session, Sheet};

/// What the best fix on the server's side would change.
pub(super) fn offending(session: &Session) -> &[FixTarget] {
    if is_stale(session) {
        return &[];
    }
    // An experiment has a fix of its own, which may be somewhere else altogether.
    if let Some(Opened { experiment, course, .. }) = session.experiment_run() {
        let scenario = session.scenario();
        let is_elsewhere = experiment.fixed(&scenario, &session.lab()).policy == scenario.policy;
        if *course == Course::Reached || is_elsewhere {
            return &[];
        }
    }
    let fixes = session.report.as_ref().map_or(&[][..], |report| &report.fixes);
    fixes.iter().find(|fix| fix.side == Side::Server).map_or(&[], |fix| &fix.changes)
}

/// The best fix, right at the verdict. An experiment has one of its own instead.
pub(super) fn best(session: &Session, report: &Report, dispatch: &Callback<Action>) -> Html {
    let course = session.experiment_run().map(|open| open.course);
    match (report.fixes.first(), course) {
        // A fix goes with what was sent, and would undo what was changed since.
        _ if is_stale(session) => html! {},
        (_, Some(Course::Reached)) | (None, Some(_)) => html! {},
        (Some(fix), Some(_)) => as_code(fix, dispatch),
        (Some(fix), None) => {
            let ahead = report.ahead.first().and_then(Option::as_ref);
            html! { <>{ entry("act first", fix, ahead, dispatch) }{ as_code(fix, dispatch) }</> }
        }
        (None, None) if report.verdict.failure().is_some() => html! {
            <p>{ "Nothing that could be edited here makes this request succeed." }</p>
        },
        (None, None) => html! {},
    }
}

/// The way to the configuration that does on a real server what the fix does here.
fn as_code(fix: &Fix, dispatch: &Callback<Action>) -> Html {
    if !fix.is_grant() {
        return html! {};
    }
    let show = acting(dispatch, Action::OpenSheet(Sheet::Code));
    button("act quiet", "Show as server code", &show)
}

/// The other fixes.
pub(super) fn others(session: &Session, report: &Report, dispatch: &Callback<Action>) -> Html {
    let (shown, own) = match session.experiment_run() {
        _ if is_stale(session) => return html! {},
        // It ended as it should, be that a failure.
        Some(open) if open.course == Course::Reached => return html! {},
        Some(open) => (0, Some(open.experiment.fixed(&report.scenario, &session.lab()))),
        None => (1, None),
    };
    let others = report.fixes.iter().zip(&report.ahead).skip(shown);
    let others = others.filter(|(fix, _)| own.as_ref() != Some(&fix.scenario));
    let entries: Vec<_> =
        others.map(|(fix, ahead)| entry("act", fix, ahead.as_ref(), dispatch)).collect();
    if entries.is_empty() {
        return html! {};
    }
    card("Other fixes", entries.into_iter().collect())
}

fn entry(
    class: &'static str,
    fix: &Fix,
    ahead: Option<&String>,
    dispatch: &Callback<Action>,
) -> Html {
    let side = match fix.side {
        Side::Server => "Server: ",
        Side::Client => "Page: ",
        Side::Neither => "Elsewhere: ",
    };
    let apply = acting(dispatch, Action::Mend(Box::new(fix.clone())));
    html! {
        <div class="fix">
            <button type="button" {class} onclick={apply} aria-description={fix.title.replace('`', "")}>
                { "Fix and re-run" }
            </button>
            <p><span class="side">{ side }</span>{ prose(&fix.title) }<small>{ prose(&fix.opens) }{ " " }{ for ahead.map(|words| prose(words)) }</small></p>
        </div>
    }
}
