//! Two runs side by side: what came of each, and in what they differ.

use cors_experiment::import::import;
use cors_experiment::judge::HopAnswers;
use cors_experiment::{Change, answer_changes, permalink, scenario_changes};
use yew::Html;

use super::history::mark;
use crate::browser;
use crate::html::html;
use crate::session::{Action, HistoryAction, Kept, Session, Showing};
use crate::view::Desk;
use crate::view::element::{acting, button, code, code_or_nothing};
use crate::view::prose::prose;

pub(super) fn comparison(desk: &Desk<'_>, [earlier, later]: [&Kept; 2]) -> Html {
    let back = acting(desk.dispatch, Action::History(HistoryAction::Show(Showing::List)));
    let changes = changes(desk.session, earlier, later);
    let same = if changes.is_empty() {
        "Request, server and answers are the same."
    } else {
        "What is not the same:"
    };
    html! {
        <div class="comparison">
            <h3 id="comparison" tabindex="-1">{ "Two runs compared" }</h3>
            <div class="sides">{ side("Earlier", earlier) }{ side("Later", later) }</div>
            <p class="quiet">{ same }</p>
            <dl>{ for changes.iter().map(row) }</dl>
            <div class="acts bottom">{ button("act", "Back to all runs", &back) }</div>
        </div>
    }
}

/// What came of a run.
fn side(name: &'static str, run: &Kept) -> Html {
    let (class, sign) = mark(run.tone());
    html! {
        <section aria-label={name}>
            <small>{ name }{ ", " }{ browser::when(run.at()) }</small>
            <b {class}>{ sign }{ prose(&run.headline) }</b>
            { code(&run.told) }
        </section>
    }
}

fn changes(session: &Session, earlier: &Kept, later: &Kept) -> Vec<Change> {
    let scenario = |run: &Kept| permalink::decode(&run.link).ok();
    let answers = |run: &Kept| answers(session, run);
    let mut changes = match (scenario(earlier), scenario(later)) {
        (Some(earlier), Some(later)) => scenario_changes(&earlier, &later),
        (Some(_) | None, _) => Vec::new(),
    };
    if let (Some(earlier), Some(later)) = (answers(earlier), answers(later)) {
        changes.extend(answer_changes(&earlier, &later));
    }
    changes
}

/// What the server answered, if it recorded that.
fn answers(session: &Session, run: &Kept) -> Option<Vec<HopAnswers>> {
    let found = import(&run.exchange, &session.lab()).ok()?;
    let exchange = found.entries.into_iter().next()?.exchange?;
    Some(exchange.steps.into_iter().next()?.hops)
}

fn row(change: &Change) -> Html {
    let side = |name: &'static str, text: &str| {
        html! { <dd><small>{ name }</small>{ code_or_nothing(text) }</dd> }
    };
    html! {
        <div>
            <dt><small>{ change.place }</small>{ change.what }</dt>
            { side("Earlier", &change.from) }
            { side("Later", &change.to) }
        </div>
    }
}
