//! The palette: everything that can be done, found by typing.

use std::cell::Cell;
use std::rc::Rc;

use cors_experiment::STAGES;
use cors_experiment::catalogue::experiments;
use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, KeyboardEvent, MouseEvent, SubmitEvent, TargetCast};

use super::Desk;
use super::element::acting;
use crate::browser;
use crate::html::html;
use crate::session::{Action, CatalogueAction, Palette, RunUrl, Sheet, Way};

/// The button that opens it.
pub(super) fn opener(dispatch: &Callback<Action>) -> Html {
    let open = acting(dispatch, Action::Palette(Palette::Open(String::new())));
    html! {
        <button type="button" class="menu" aria-haspopup="dialog" onclick={open}>
            { "Menu" }<kbd aria-hidden="true">{ browser::command_key() }{ " K" }</kbd>
        </button>
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
        let run = Action::Mend(Box::new(fix.clone()));
        entries.push((format!("Fix and re-run: {}", fix.title.replace('`', "")), run));
    }
    for (verb, way) in [("Undo: ", Way::Back), ("Redo: ", Way::Forth)] {
        if let Some(what) = session.undo.next(way) {
            entries.push(([verb, what].concat(), Action::Step(way)));
        }
    }
    let kept = match session.run_url {
        RunUrl::Fresh => "Keep the URL from run to run",
        RunUrl::Kept => "A fresh URL for each run",
    };
    entries.push((kept.to_owned(), Action::ToggleRunUrl));
    entries.extend(
        Sheet::ALL.map(|sheet| (format!("Open {}", sheet.title()), Action::OpenSheet(sheet))),
    );
    let stages = STAGES.iter().enumerate();
    entries.extend(stages.map(|(position, stage)| {
        (format!("Stage {} {}", stage.number, stage.title), Action::OpenStage(position))
    }));
    entries.extend(experiments().map(|experiment| {
        let open = CatalogueAction::Open(experiment);
        (format!("Experiment: {}", experiment.title), Action::Catalogue(open))
    }));
    if let (Some(target), Some(_)) = (session.target(), session.endpoint()) {
        entries.extend(session.presets.iter().map(|preset| {
            let policy = Box::new(preset.policy.clone());
            let name = target.endpoint.clone();
            (format!("Preset: {}", preset.title), Action::EditPolicy(name, policy))
        }));
    }
    if session.guide.current.is_some() || session.catalogue.open.is_some() {
        entries.push(("Close the guide".to_owned(), Action::CloseGuide));
    }
    entries
}

/// The palette, while it is open.
pub(super) fn palette(desk: &Desk<'_>) -> Html {
    let Palette::Open(typed) = &desk.session.palette else { return html! {} };
    let wanted = typed.to_ascii_lowercase();
    let mut found = entries(desk);
    found.retain(|(words, _)| words.to_ascii_lowercase().contains(&wanted));
    let found: Vec<_> = found.into_iter().map(|(words, action)| (words, act(action))).collect();
    let first = found.first().map(|(_, act)| Rc::clone(act));
    let dispatch = desk.dispatch.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(act) = &first {
            perform(&dispatch, act);
        }
    });
    let oninput = desk.dispatch.reform(|event: InputEvent| {
        Action::Palette(Palette::Open(event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    let onclose = acting(desk.dispatch, Action::Palette(Palette::Closed));
    let said = match found.len() {
        0 => "Nothing of that name.".to_owned(),
        _ if typed.is_empty() => String::new(),
        count => [&count.to_string(), " found"].concat(),
    };
    let buttons: Html = found.into_iter().map(|entry| button(entry, desk.dispatch)).collect();
    html! {
        <dialog class="palette" aria-label="Menu" {onclose} onkeydown={|event: KeyboardEvent| arrows(&event)}>
            <form {onsubmit}>
                <input type="text" aria-label="What do you want to do?" placeholder="What do you want to do?"
                    autocomplete="off" autofocus=true value={typed.clone()} {oninput} />
            </form>
            <ul>{ buttons }</ul>
            <p class="quiet" role="status">{ said }</p>
        </dialog>
    }
}

/// What an entry does, once: the palette closes with it.
type Act = Rc<Cell<Option<Action>>>;

fn act(action: Action) -> Act {
    Rc::new(Cell::new(Some(action)))
}

/// Closes the palette first: the focus goes back, and the action may take it elsewhere.
fn perform(dispatch: &Callback<Action>, act: &Act) {
    if let Some(action) = act.take() {
        dispatch.emit(Action::Palette(Palette::Closed));
        dispatch.emit(action);
    }
}

fn button((words, act): (String, Act), dispatch: &Callback<Action>) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| perform(&dispatch, &act));
    html! { <li key={words.clone()}><button type="button" {onclick}>{ words }</button></li> }
}

/// The arrows walk through the list, as the tabulator does; letters go on with the search.
fn arrows(event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        // Whoever types goes on searching, wherever the arrows have led.
        key => {
            if key.chars().count() == 1 && key != " " && !event.ctrl_key() && !event.meta_key() {
                browser::focus_last(".palette input");
            }
            return;
        }
    };
    event.prevent_default();
    browser::focus_beside(".palette input, .palette button", step);
}
