//! The palette: everything that can be done, found by typing.

use cors_experiment::STAGES;
use cors_experiment::catalogue::experiments;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use super::Desk;
use super::sheets;
use crate::browser;
use crate::session::{Action, CatalogueAction, Palette, RunUrl, Sheet};

/// The button that opens it.
pub(super) fn opener(dispatch: &Callback<Action>) -> Html {
    let open = dispatch.reform(|_: MouseEvent| Action::Palette(Palette::Open));
    html! {
        <button type="button" class="menu" aria-haspopup="dialog" onclick={open}>
            { "Menu" }<kbd aria-hidden="true">{ "Ctrl K" }</kbd>
        </button>
    }
}

/// The palette, while it is open.
pub(super) fn palette(desk: &Desk<'_>) -> Html {
    match desk.session.palette {
        Palette::Closed => html! {},
        Palette::Open => html! {
            <List entries={entries(desk)} dispatch={desk.dispatch.clone()} />
        },
    }
}

/// What can be done, and what does it.
type Entry = (String, Action);

fn entries(desk: &Desk<'_>) -> Vec<Entry> {
    let session = desk.session;
    let mut entries = Vec::new();
    if session.can_send() {
        entries.push(("Send the request".to_owned(), Action::Send));
    }
    if let Some(fix) = session.report.as_ref().and_then(|report| report.fixes.first()) {
        let run = Action::SetUpAndSend(Box::new(fix.scenario.clone()));
        entries.push((format!("Fix and re-run: {}", fix.title.replace('`', "")), run));
    }
    let kept = match session.run_url {
        RunUrl::Fresh => "Keep the URL from run to run",
        RunUrl::Kept => "A fresh URL for each run",
    };
    entries.push((kept.to_owned(), Action::ToggleRunUrl));
    let offered = Sheet::ALL.into_iter().filter(|&sheet| sheets::content(sheet).is_some());
    entries
        .extend(offered.map(|sheet| (format!("Open {}", sheet.title()), Action::OpenSheet(sheet))));
    let stages = STAGES.iter().enumerate();
    entries.extend(stages.map(|(position, stage)| {
        (format!("Stage {} {}", stage.number, stage.title), Action::OpenStage(position))
    }));
    entries.extend(experiments().map(|experiment| {
        let open = CatalogueAction::Open(experiment);
        (format!("Experiment: {}", experiment.title), Action::Catalogue(open))
    }));
    if session.guide.current.is_some() {
        entries.push(("Close the guide".to_owned(), Action::CloseGuide));
    }
    entries
}

#[derive(Properties)]
struct ListProps {
    entries: Vec<Entry>,
    dispatch: Callback<Action>,
}

impl PartialEq for ListProps {
    /// Drawing the list again is less work than comparing what it would do.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

#[component]
fn List(ListProps { entries, dispatch }: &ListProps) -> Html {
    let dialog = use_node_ref();
    let typed = use_state(String::new);
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| browser::open_alone(dialog.cast::<HtmlDialogElement>())
    });
    let act = {
        let dispatch = dispatch.clone();
        Callback::from(move |action: Action| {
            // Closed first: the dialog gives the focus back, and the action may take it elsewhere.
            dispatch.emit(Action::Palette(Palette::Closed));
            dispatch.emit(action);
        })
    };
    let wanted = typed.to_lowercase();
    let found: Vec<_> =
        entries.iter().filter(|(words, _)| words.to_lowercase().contains(&wanted)).collect();
    let first = found.first().map(|(_, action)| action.clone());
    let onsubmit = {
        let act = act.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(action) = &first {
                act.emit(action.clone());
            }
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let buttons: Html = found.iter().map(|&(words, action)| button(words, action, &act)).collect();
    html! {
        <dialog ref={dialog} class="palette" aria-label="Menu" onkeydown={|event: KeyboardEvent| arrows(&event)}
            onclose={dispatch.reform(|_: Event| Action::Palette(Palette::Closed))}>
            <form {onsubmit}>
                <input type="text" aria-label="What do you want to do?" placeholder="What do you want to do?"
                    autocomplete="off" autofocus=true {oninput} />
            </form>
            <ul>{ buttons }</ul>
            if found.is_empty() { <p class="quiet" role="status">{ "Nothing of that name." }</p> }
        </dialog>
    }
}

fn button(words: &str, action: &Action, act: &Callback<Action>) -> Html {
    let action = action.clone();
    let onclick = act.reform(move |_: MouseEvent| action.clone());
    html! { <li key={words.to_owned()}><button type="button" {onclick}>{ words }</button></li> }
}

/// The arrows walk through the list, as the tabulator does.
fn arrows(event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    event.prevent_default();
    browser::focus_beside(".palette input, .palette button", step);
}
