//! The open guided stage: its story, what to look at, and the way out.

use cors_experiment::{GuidedStage, Progress, STAGES, Scenario};
use yew::{Callback, Html};

use super::element::{acting, button, sign};
use super::prose::prose;
use super::verdict::is_stale;
use super::word::{ARTICLE, term};
use crate::html::html;
use crate::session::{Action, Session};

pub(super) fn guide(session: &Session, dispatch: &Callback<Action>) -> Html {
    let Some(position) = session.guide.current else { return html! {} };
    let stage = &STAGES[position];
    let done = session.guide.progress == Some(Progress::Done);
    html! {
        <section class={if done { "guide done" } else { "guide" }} aria-label="Guide" tabindex="-1">
            <div>
                <p>
                    <b>{ format!("{} {}. ", stage.number, stage.title) }</b>{ prose(stage.story) }
                    { " " }{ term(&ARTICLE, "About the article") }
                </p>
                <p class="look" role="status">{ remark(session, position) }</p>
            </div>
            <div class="acts">{ acts(session, position, dispatch) }</div>
            { sign("Close the guide", &acting(dispatch, Action::CloseGuide)) }
        </section>
    }
}

/// What the guide says after a run, again: on a phone the guide itself is far above the verdict.
pub(super) fn after_the_run(session: &Session, dispatch: &Callback<Action>) -> Html {
    match (session.guide.current, session.guide.progress) {
        (Some(position), Some(progress)) => html! {
            <div class={if progress == Progress::Done { "guide again done" } else { "guide again" }}>
                <p class="look">{ remark(session, position) }</p>
                <div class="acts">{ acts(session, position, dispatch) }</div>
            </div>
        },
        (Some(_), None) | (None, _) => html! {},
    }
}

/// Before its first run a stage may find request or server set up differently: by an earlier
/// visit, or by somebody with curl.
fn is_elsewhere(session: &Session, position: usize) -> bool {
    session.guide.progress.is_none()
        && session.stage_start(position).as_ref() != Some(&session.scenario())
}

fn acts(session: &Session, position: usize, dispatch: &Callback<Action>) -> Html {
    match session.guide.progress {
        Some(Progress::Done) => next(position, dispatch),
        Some(Progress::Failing | Progress::Beside(_)) if session.guide.was_unsolved => {
            solutions(session, &STAGES[position], dispatch)
        }
        None if !is_elsewhere(session, position) => html! {},
        Some(Progress::Failing | Progress::Beside(_)) | None => {
            let open = acting(dispatch, Action::OpenStage(position));
            button("act first", "Set this stage up", &open)
        }
    }
}

fn remark(session: &Session, position: usize) -> Html {
    let stage = &STAGES[position];
    match session.guide.progress {
        Some(Progress::Done) => {
            let scenario = session.scenario();
            let as_told = stage.safer_title.is_none() || stage.solution(&scenario) == scenario;
            let done = if as_told { "Done. " } else { "Done, and not as the article does it. " };
            html! { <><b>{ done }</b>{ prose(stage.remark) }</> }
        }
        None if is_elsewhere(session, position) => {
            html! { "Request or server are not as this stage needs them." }
        }
        // What is said of a run that failed holds for what was sent, not for what was changed since.
        Some(Progress::Failing) if !is_stale(session) => {
            // It tells of the run that the stage begins with.
            let is_first = session.stage_start(position).as_ref() == Some(&session.scenario());
            prose(if is_first {
                stage.look_at
            } else {
                "It fails in another way, see the verdict."
            })
        }
        Some(Progress::Beside(why)) if !is_stale(session) => prose(why),
        Some(Progress::Failing | Progress::Beside(_)) | None => {
            let since = if is_stale(session) { "Changed since that run. " } else { "" };
            html! { <>{ since }{ "Press " }<b>{ "Send" }</b>{ " and see what comes back." }</> }
        }
    }
}

fn solutions(session: &Session, stage: &'static GuidedStage, dispatch: &Callback<Action>) -> Html {
    let scenario = session.scenario();
    let set_up = |scenario: Scenario| acting(dispatch, Action::SetUp(Box::new(scenario)));
    let solution = stage.solution(&scenario);
    let has_solution = solution == scenario || stage.safer_solution(&scenario) == scenario;
    if is_stale(session) && has_solution && session.can_send() {
        return button("act first", "Send it", &acting(dispatch, Action::Send));
    }
    let solved = set_up(solution);
    let article = |class| button(class, "Apply the article's solution", &solved);
    // What grants less is what a visitor should take home.
    match stage.safer_title {
        Some(title) => {
            let safer = button("act first", title, &set_up(stage.safer_solution(&scenario)));
            html! { <>{ safer }{ article("act") }</> }
        }
        None => article("act first"),
    }
}

fn next(position: usize, dispatch: &Callback<Action>) -> Html {
    let next = position + 1;
    match STAGES.get(next) {
        Some(stage) => button(
            "act first",
            &format!("Next: {}", stage.title),
            &acting(dispatch, Action::OpenStage(next)),
        ),
        None => html! { <b>{ "That was the last stage." }</b> },
    }
}
