//! The history: runs to be found, set up again, compared and deleted.

use yew::{Callback, Html};

use super::comparison::comparison;
use crate::browser;
use crate::history::Forget;
use crate::html::html;
use crate::session::{Action, History, HistoryAction, Kept, MOST_RUNS, Showing, Storage, Tone};
use crate::view::Desk;
use crate::view::element::{acting, button, code, named};
use crate::view::field::{TextInput, Tick, tick};
use crate::view::prose::prose;

pub(super) fn history(desk: &Desk<'_>) -> Html {
    let history = &desk.session.history;
    if let (Showing::Comparison, Some(runs)) = (history.showing, history.compared()) {
        return comparison(desk, runs);
    }
    let search = TextInput {
        name: Some("Search".into()),
        value: &history.search,
        errors: &[],
        notes: None,
        suggestions: None,
        on_text: Some(desk.dispatch.reform(|text| Action::History(HistoryAction::Search(text)))),
    };
    let found = history.found();
    let list: Html = found.iter().map(|run| entry(desk, run)).collect();
    html! {
        <div class="history">
            <p class="quiet">{ about(history.storage) }</p>
            if !history.runs.is_empty() {
                <div class="field"><span>{ "Search method, URL, cause, header" }</span>{ search.draw() }</div>
            }
            <p class="quiet" role="status">{ count(history, found.len()) }</p>
            <ul>{ list }</ul>
            { acts(desk) }
        </div>
    }
}

/// What becomes of runs, in a sentence.
fn about(storage: Storage) -> &'static str {
    match storage {
        Storage::Unknown | Storage::Keeps => {
            "Your runs stay in this browser and go nowhere. Cookies and other secrets that you did \
             not set here are masked."
        }
        Storage::Denied => {
            "This browser keeps nothing for this page, perhaps because the window is private: runs \
             are listed until the page is closed."
        }
    }
}

fn count(history: &History, found: usize) -> String {
    let all = history.runs.len();
    match (history.storage, all) {
        (Storage::Unknown, 0) => "Reading …".to_owned(),
        (Storage::Keeps | Storage::Denied, 0) => {
            "No runs yet. Send a request: it will be listed here.".to_owned()
        }
        _ if found < all => [&found.to_string(), " of ", &runs(all), " found"].concat(),
        _ => {
            let full = if all < MOST_RUNS { "" } else { "; older ones give way to new ones" };
            [&runs(all), full].concat()
        }
    }
}

fn runs(count: usize) -> String {
    [count.to_string().as_str(), if count == 1 { " run" } else { " runs" }].concat()
}

fn entry(desk: &Desk<'_>, run: &Kept) -> Html {
    let (class, sign) = mark(run.tone());
    let act = |action: fn(String) -> HistoryAction| {
        acting(desk.dispatch, Action::History(action(run.key.clone())))
    };
    let time = browser::when(run.at());
    let named_by_time = |act| [act, " the run of ", &time].concat();
    let key = run.key.clone();
    let forget = desk.commands.forget.reform(move |()| Forget::One(key.clone()));
    let chosen = desk.session.history.chosen.contains(&run.key);
    html! {
        <li key={run.key.clone()} data-told={run.told.clone()}>
            <div class="head"><b {class}>{ sign }{ prose(&run.headline) }</b><small>{ time.clone() }</small></div>
            <p>{ code(&run.asked) }<small>{ sent_by(run) }</small></p>
            <div class="acts">
                if !run.link.is_empty() { { named("link", "Load", &named_by_time("Load"), &act(HistoryAction::Load)) } }
                { named("link", "Delete", &named_by_time("Delete"), &forget) }
                { tick(if chosen { Tick::On } else { Tick::Off }, "Compare".into(), &act(HistoryAction::Choose)) }
            </div>
        </li>
    }
}

/// Who sent a run, where it was not the page.
fn sent_by(run: &Kept) -> String {
    if run.sender.is_empty() { String::new() } else { [" · ", &run.sender].concat() }
}

/// How a run went, as a class and a sign.
pub(super) fn mark(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Pass => ("pass", "✓ "),
        Tone::Fail => ("fail", "✗ "),
        Tone::Unclear => ("", "? "),
    }
}

/// What can be done with several runs.
fn acts(desk: &Desk<'_>) -> Html {
    let history = &desk.session.history;
    let show = |showing| -> Callback<()> {
        acting(desk.dispatch, Action::History(HistoryAction::Show(showing)))
    };
    if history.runs.is_empty() {
        return html! {};
    }
    if history.showing == Showing::Question {
        let question = ["Delete ", &runs(history.runs.len()), "?"].concat();
        return html! {
            <div class="acts bottom" role="group" aria-label={question.clone()}>
                <b>{ question }</b>
                { button("act", "Delete for good", &desk.commands.forget.reform(|()| Forget::All)) }
                // The focus stays on the last button, which so is the harmless one.
                { button("act first", "Keep", &show(Showing::List)) }
            </div>
        };
    }
    let compare = if history.chosen.len() < 2 { "Compare the last two" } else { "Compare the two" };
    html! {
        <div class="acts bottom">
            if history.compared().is_some() { { button("act first", compare, &show(Showing::Comparison)) } }
            { button("act", "Delete all", &show(Showing::Question)) }
        </div>
    }
}
