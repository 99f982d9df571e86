//! The open guided stage: its story, what to look at, and the way out.

use cors_experiment::{GuidedStage, Progress, STAGES};
use yew::{Callback, Html, classes, html};

use super::prose::prose;
use crate::session::{Action, Session};

pub(super) fn guide(session: &Session, dispatch: &Callback<Action>) -> Html {
    let Some(position) = session.guide.current else { return html! {} };
    let stage = &STAGES[position];
    let progress = session.guide.progress;
    let done = progress == Some(Progress::Done);
    html! {
        <section class={classes!("guide", done.then_some("done"))} aria-label="Guide">
            <div>
                <p><b>{ format!("{} {}. ", stage.number, stage.title) }</b>{ prose(stage.story) }</p>
                <p class="look">{ remark(stage, progress) }</p>
            </div>
            <div class="acts">
                { set_up_again(session, position, dispatch) }
                { if done { next(position, dispatch) } else { solutions(session, stage, dispatch) } }
            </div>
            <button type="button" class="icon" aria-label="Close the guide" title="Close the guide"
                onclick={dispatch.reform(|_| Action::CloseGuide)}>{ "✕" }</button>
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

/// Before its first run a stage may find request or server set up differently: by an earlier visit,
/// or by somebody with curl.
fn set_up_again(session: &Session, position: usize, dispatch: &Callback<Action>) -> Html {
    let ready = session.stage_start(position).as_ref() == Some(&session.scenario());
    if session.guide.progress.is_some() || ready {
        return html! {};
    }
    html! {
        <button type="button" class="act first" onclick={dispatch.reform(move |_| Action::OpenStage(position))}>
            { "Set this stage up" }
        </button>
    }
}

fn solutions(session: &Session, stage: &'static GuidedStage, dispatch: &Callback<Action>) -> Html {
    if session.guide.progress.is_none() {
        return html! {};
    }
    let scenario = session.scenario();
    let solved = {
        let scenario = scenario.clone();
        dispatch.reform(move |_| Action::SetUp(Box::new(stage.solution(&scenario))))
    };
    html! {
        <>
            <button type="button" class="act first" title={stage.solution_title} onclick={solved}>
                { "Apply the article's solution" }
            </button>
            { for stage.safer_title.map(|title| {
                let safer = dispatch.reform(move |_| Action::SetUp(Box::new(stage.safer_solution(&scenario))));
                html! { <button type="button" class="act" onclick={safer}>{ title }</button> }
            }) }
        </>
    }
}

fn next(position: usize, dispatch: &Callback<Action>) -> Html {
    let next = position + 1;
    match STAGES.get(next) {
        Some(stage) => html! {
            <button type="button" class="act first" onclick={dispatch.reform(move |_| Action::OpenStage(next))}>
                { format!("Next: {}", stage.title) }
            </button>
        },
        None => html! { <b>{ "That was the last stage." }</b> },
    }
}
