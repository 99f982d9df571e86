//! The open experiment: its story, the guess, the fix, and what is learned.

use cors_engine::Outcome;
use cors_experiment::catalogue::{Experiment, Guess, Question, experiments};
use yew::{Callback, Html};

use super::element::{acting, button, sign};
use super::prose::prose;
use super::verdict::is_stale;
use super::witnesses::ends as ending;
use crate::html::html;
use crate::session::{
    Action, CatalogueAction, Course, Guessing, Opened, Report, Run, Session, Sheet,
};

/// What the button with the experiment's own fix says.
const FIX: &str = "Apply the fix and re-run";

pub(super) fn strip(session: &Session, open: &Opened, dispatch: &Callback<Action>) -> Html {
    let Opened { experiment, guessing, course } = open;
    let done = *course == Course::Reached;
    html! {
        <section class={if done { "guide done" } else { "guide" }} aria-label="Guide" tabindex="-1"
            data-experiment={experiment.id} data-course={course_id(*course)}>
            <div>
                <p><b>{ format!("{}. ", experiment.title) }</b>{ prose(experiment.story) }</p>
                { guess(experiment, *guessing, dispatch) }
                <div class="look" role="status">{ remark(session, open) }</div>
            </div>
            <div class="acts">{ acts(session, open, dispatch) }</div>
            { sign("Close the guide", &acting(dispatch, Action::CloseGuide)) }
        </section>
    }
}

/// What is said after a run, again: on a phone the strip itself is far above the verdict.
pub(super) fn after_the_run(session: &Session, dispatch: &Callback<Action>) -> Html {
    match &session.catalogue.open {
        Some(open) if open.course != Course::NotRun => html! {
            <div class={if open.course == Course::Reached { "guide again done" } else { "guide again" }}>
                <div class="look"><b>{ open.experiment.title }</b>{ remark(session, open) }</div>
                <div class="acts">{ acts(session, open, dispatch) }</div>
            </div>
        },
        Some(_) | None => html! {},
    }
}

fn course_id(course: Course) -> &'static str {
    match course {
        Course::NotRun => "not-run",
        Course::Unclear => "unclear",
        Course::Missed => "missed",
        Course::Reached => "reached",
    }
}

/// The question and its choices, as long as there is something to guess.
fn guess(experiment: &Experiment, guessing: Guessing, dispatch: &Callback<Action>) -> Html {
    let chosen = match guessing {
        Guessing::Asked => None,
        Guessing::Guessed(guess) => Some(guess),
        Guessing::Not | Guessing::Told { .. } => return html! {},
    };
    let choice = |&choice: &Guess| {
        let onclick = acting(dispatch, Action::Catalogue(CatalogueAction::Guess(choice)));
        let pressed = (chosen == Some(choice)).to_string();
        html! { <button type="button" class="choice" aria-pressed={pressed} {onclick}>{ choice.words() }</button> }
    };
    let question = experiment.question;
    let choices: Html = question.choices().iter().map(choice).collect();
    html! {
        <div class="choices" role="group" aria-label="Your guess">
            <b>{ prose(&question.words()) }</b>{ choices }
        </div>
    }
}

fn remark(session: &Session, open: &Opened) -> Html {
    let Opened { experiment, guessing, course } = open;
    let told = match (guessing, course) {
        (Guessing::Asked, _) => return html! {},
        (Guessing::Guessed(_), _) => return html! { <>{ "Now press " }<b>{ "Send" }</b>{ "." }</> },
        (_, Course::NotRun) => {
            return html! { <>{ "Guess what will happen, or press " }<b>{ "Send" }</b>{ " and see." }</> };
        }
        (_, Course::Unclear) => {
            "What happened is not certain, so nothing is learned from this run.".to_owned()
        }
        (Guessing::Told { guess, right }, Course::Missed) if guess == right => {
            format!("Right: {}. {}", lower(right.words()), experiment.lesson)
        }
        (Guessing::Told { right, .. }, Course::Missed) => {
            format!("Not this time. The answer is: {}. {}", lower(right.words()), experiment.lesson)
        }
        (Guessing::Not, Course::Missed) => experiment.lesson.to_owned(),
        (_, Course::Reached) => format!("Done. {}", experiment.lesson),
    };
    let ends = session
        .report
        .as_ref()
        .filter(|_| !is_stale(session))
        .map(|report| ends(session, experiment.question, report));
    html! { <>{ for ends }<p>{ prose(&told) }</p></> }
}

/// What was predicted of a run and what was seen, side by side: the end, or what the experiment asks.
fn ends(session: &Session, question: Question, report: &Report) -> Html {
    let said = |outcome: Option<&Outcome>| match (outcome, question) {
        (None, _) => "cannot be said".to_owned(),
        (Some(outcome), Question::Ending) => ending(&outcome.settlement),
        (Some(outcome), Question::Preflight | Question::Header(_) | Question::Cookie) => {
            lower(question.answer(&report.scenario, outcome, session.profile).words())
        }
    };
    let asked = match question {
        Question::Ending => String::new(),
        Question::Preflight | Question::Header(_) => question.words() + " ",
        // No second request is sent to show it.
        Question::Cookie => {
            let told = said(report.verdict.outcome());
            return html! { <p><b>{ question.words() }{ " " }</b>{ "By the browser's rules: " }{ told }{ "." }</p> };
        }
    };
    html! {
        <p>
            { prose(&asked) }<b>{ "Predicted: " }</b>{ said(report.prediction.as_ref()) }{ ". " }
            <b>{ "Observed: " }</b>{ said(report.verdict.outcome()) }
        </p>
    }
}

fn acts(session: &Session, open: &Opened, dispatch: &Callback<Action>) -> Html {
    let experiment = open.experiment;
    match (open.course, open.guessing) {
        (Course::NotRun, Guessing::Not) if session.run == Run::Idle => button(
            "act",
            "Guess first",
            &acting(dispatch, Action::Catalogue(CatalogueAction::GuessFirst)),
        ),
        (Course::NotRun, Guessing::Asked) if session.run == Run::Idle => button(
            "act",
            "Show the prediction",
            &acting(dispatch, Action::Catalogue(CatalogueAction::ShowPrediction)),
        ),
        (Course::NotRun, _) => html! {},
        (Course::Unclear | Course::Missed, _) => {
            let fixed = experiment.fixed(&session.scenario(), &session.lab());
            if fixed == session.scenario() {
                return html! { <b>{ "It is fixed now: send again." }</b> };
            }
            let dispatch = dispatch.clone();
            let apply = Callback::from(move |()| {
                dispatch.emit(Action::SetUp(Box::new(fixed.clone())));
                dispatch.emit(Action::Send);
            });
            html! { <>{ button("act first", FIX, &apply) }<small>{ prose(experiment.fix_title) }</small></> }
        }
        (Course::Reached, _) => {
            let catalogue = acting(dispatch, Action::OpenSheet(Sheet::Catalogue));
            html! { <>{ next(experiment, dispatch) }{ button("act", "Back to the catalogue", &catalogue) }</> }
        }
    }
}

fn next(experiment: &Experiment, dispatch: &Callback<Action>) -> Html {
    let Some(next) = experiments().skip_while(|other| *other != experiment).nth(1) else {
        return html! {};
    };
    let open = acting(dispatch, Action::Catalogue(CatalogueAction::Open(next)));
    button("act first", &format!("Next: {}", next.title), &open)
}

/// A sentence's first letter small, to go on after a colon.
fn lower(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(characters).collect()
}
