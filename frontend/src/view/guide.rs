//! The open guided stage: its story, what to look at, and the way out.

use cors_experiment::{GuidedStage, Progress, STAGES, Scenario};
use yew::{Callback, Html, html};

use super::element::{button, sign};
use super::prose::prose;
use super::verdict::is_stale;
use crate::session::{Action, Session};

pub(super) fn guide(session: &Session, dispatch: &Callback<Action>) -> Html {
    let Some(position) = session.guide.current else { return html! {} };
    let stage = &STAGES[position];
    let progress = session.guide.progress;
    let done = progress == Some(Progress::Done);
    // What is said of a run that failed holds for what was sent, not for what was changed since.
    let told = progress.filter(|_| done || !is_stale(session));
    // Before its first run a stage may find request or server set up differently: by an earlier
    // visit, or by somebody with curl.
    let start = session.stage_start(position);
    let elsewhere = progress.is_none() && start.as_ref() != Some(&session.scenario());
    let acts = if done {
        next(position, dispatch)
    } else if progress.is_some() {
        solutions(session, stage, dispatch)
    } else if elsewhere {
        let open = dispatch.reform(move |()| Action::OpenStage(position));
        button("act first", "Set this stage up", &open)
    } else {
        html! {}
    };
    let remark = if elsewhere {
        html! { "Request or server are not as this stage needs them." }
    } else {
        remark(stage, told)
    };
    html! {
        <section class={if done { "guide done" } else { "guide" }} aria-label="Guide">
            <div>
                <p><b>{ format!("{} {}. ", stage.number, stage.title) }</b>{ prose(stage.story) }</p>
                <p class="look">{ remark }</p>
            </div>
            <div class="acts">{ acts }</div>
            { sign("Close the guide", &dispatch.reform(|()| Action::CloseGuide)) }
        </section>
    }
}

fn remark(stage: &GuidedStage, progress: Option<Progress>) -> Html {
    match progress {
        None => html! { <>{ "Press " }<b>{ "Send" }</b>{ " and see what comes back." }</> },
        Some(Progress::Failing) => prose(stage.look_at),
        Some(Progress::Beside(why)) => prose(why),
        Some(Progress::Done) => html! { <><b>{ "Done. " }</b>{ prose(stage.remark) }</> },
    }
}

fn solutions(session: &Session, stage: &'static GuidedStage, dispatch: &Callback<Action>) -> Html {
    let scenario = session.scenario();
    let set_up =
        |scenario: Scenario| dispatch.reform(move |()| Action::SetUp(Box::new(scenario.clone())));
    let solved = set_up(stage.solution(&scenario));
    let safer = stage
        .safer_title
        .map(|title| button("act", title, &set_up(stage.safer_solution(&scenario))))
        .unwrap_or_default();
    html! { <>{ button("act first", "Apply the article's solution", &solved) }{ safer }</> }
}

fn next(position: usize, dispatch: &Callback<Action>) -> Html {
    let next = position + 1;
    match STAGES.get(next) {
        Some(stage) => button(
            "act first",
            &format!("Next: {}", stage.title),
            &dispatch.reform(move |()| Action::OpenStage(next)),
        ),
        None => html! { <b>{ "That was the last stage." }</b> },
    }
}
