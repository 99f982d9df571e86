//! What people have at hand, and what would be done with it.

use cors_experiment::import::{Entry, Import, MOST_BYTES, Problem, Source};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast};

use super::plan::plan;
use super::story::{mark, story};
use crate::browser;
use crate::html::html;
use crate::session::Action;
use crate::view::Desk;
use crate::view::element::{acting, code, list};
use crate::view::field::text_area;
use crate::view::prose::prose;

/// From how many bytes on a text is not shown again: it came from a file.
const LARGE: usize = 100_000;

pub(super) fn import(desk: &Desk<'_>) -> Html {
    let paste = desk.dispatch.reform(|text: String| Action::Paste(text.into()));
    let pasted = &desk.session.pasted;
    let shown = if pasted.text.len() < LARGE { &pasted.text } else { "" };
    let on_file = {
        let paste = paste.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let paste = paste.clone();
            spawn_local(async move {
                #[expect(clippy::cast_precision_loss, reason = "some megabytes are exact")]
                let most = (MOST_BYTES + 1) as f64;
                if let Some(text) = browser::chosen_file(&input, most).await {
                    // An empty one is looked at, too, and so answered.
                    paste.emit(if text.is_empty() { "\n".to_owned() } else { text });
                }
            });
        })
    };
    html! {
        <div class="import">
            <p class="quiet">
                { "From developer tools: Copy as fetch, Copy as cURL, a HAR archive, a line of the console. Or \
                   heads of HTTP messages, or a link from this page. It is read here and goes nowhere." }
            </p>
            { text_area("pasted", "What you have", shown, None, &paste) }
            <label class="field"><span>{ "Or a file" }</span><input type="file" onchange={on_file} /></label>
            { match pasted.found.as_deref() {
                Some(Ok(import)) => found(import, desk),
                Some(Err(problem)) => refusal(problem),
                None => html! {},
            } }
        </div>
    }
}

fn found(import: &Import, desk: &Desk<'_>) -> Html {
    let Desk { session, dispatch, .. } = *desk;
    let chosen = session.pasted.chosen.min(import.entries.len() - 1);
    let entry = &import.entries[chosen];
    html! {
        <>
            <p role="status"><b>{ recognised(import) }</b></p>
            { notes(&import.notes) }
            { entries(import, chosen, dispatch) }
            { story(entry, session) }
            { notes(&entry.notes) }
            { notes(&entry.here) }
            { plan(entry, session, dispatch) }
        </>
    }
}

fn recognised(import: &Import) -> String {
    let what = import.source.name();
    match (import.source, import.entries.len()) {
        (_, 1) => format!("This is {what}."),
        (Source::Console, count) => format!("This is {what}: {count} messages."),
        (_, count) => format!("This is {what}: {count} requests."),
    }
}

fn refusal(problem: &Problem) -> Html {
    let Problem { line, column, excerpt, message } = problem;
    html! {
        <div role="status">
            <p class="error"><b>{ format!("Line {line}, character {column}: ") }</b>{ prose(message) }</p>
            if !excerpt.is_empty() { { code(excerpt) } }
        </div>
    }
}

fn notes(notes: &[String]) -> Html {
    let items: Vec<_> = notes.iter().map(|note| prose(note)).collect();
    if items.is_empty() {
        html! {}
    } else {
        html! { <div class="quiet">{ list(items) }</div> }
    }
}

/// The entries to choose from, where there are several.
fn entries(import: &Import, chosen: usize, dispatch: &Callback<Action>) -> Html {
    if import.entries.len() < 2 {
        return html! {};
    }
    let entries = import.entries.iter().enumerate();
    let entries: Html = entries.map(|(at, entry)| choice(at, entry, chosen, dispatch)).collect();
    html! { <fieldset class="entries" aria-label="Which one">{ entries }</fieldset> }
}

fn choice(at: usize, entry: &Entry, chosen: usize, dispatch: &Callback<Action>) -> Html {
    // A message is a sentence with its values in back-quotes, a request is all value.
    let title = if entry.title.contains('`') { prose(&entry.title) } else { code(&entry.title) };
    let choose = acting(dispatch, Action::ChooseEntry(at));
    html! {
        <label class="check" key={at}>
            <input type="radio" name="entry" checked={at == chosen} onchange={choose} />
            <span>{ title }{ " " }{ mark(entry) }</span>
        </label>
    }
}
