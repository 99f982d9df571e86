//! The diagram: lifelines, messages, and the step behind the line that is looked at.

use std::rc::Rc;

use cors_engine::{Check, Verdict};
use cors_experiment::explanation::describe_check;
use yew::prelude::*;

use super::lanes::Lanes;
use super::message::{Kind, Line, Message, Part};
use crate::view::element::{spoken, step_link};
use crate::view::prose::prose;

#[derive(Properties)]
pub(super) struct Props {
    pub(super) lanes: Rc<Lanes>,
    pub(super) messages: Rc<Vec<Message>>,
    /// The trace of the run.
    pub(super) steps: Rc<Vec<Check>>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.messages, &other.messages)
    }
}

/// Draws it. The line that has the focus or the pointer shows what is behind it.
#[component]
pub(super) fn Diagram(Props { lanes, messages, steps }: &Props) -> Html {
    let picked = use_state(Vec::new);
    let pick = {
        let picked = picked.clone();
        Callback::from(move |steps: Vec<usize>| picked.set(steps))
    };
    let rows: Html = messages.iter().map(|message| row(message, lanes, steps, &pick)).collect();
    html! {
        <div class="diagram">
            { lanes.heads() }
            <ol class="seq">{ rows }</ol>
            <div class="behind">{ behind(&picked, steps) }</div>
        </div>
    }
}

/// The picked steps; at first the one that failed.
fn behind(picked: &[usize], steps: &[Check]) -> Html {
    let picked: Vec<_> = picked.iter().filter_map(|&step| steps.get(step)).collect();
    let failed = || steps.iter().filter(|check| check.verdict == Verdict::Fail).collect();
    let shown: Vec<_> = if picked.is_empty() { failed() } else { picked };
    if shown.is_empty() {
        return html! { <p class="quiet">{ "Point at a line, or tap it, to see the check behind it." }</p> };
    }
    let entry = |check: &&Check| {
        html! { <p>{ prose(&describe_check(check)) }{ " " }{ step_link(check.step) }</p> }
    };
    shown.iter().map(entry).collect()
}

fn row(message: &Message, lanes: &Lanes, steps: &[Check], pick: &Callback<Vec<usize>>) -> Html {
    let (class, said) = match message.kind {
        Kind::Call => ("near", "Page to browser"),
        Kind::Request => ("", "Browser to server"),
        Kind::Answer => ("", "Server to browser"),
        Kind::Unseen => ("unsent", "Browser to server"),
        Kind::Passed => ("good at", "Browser"),
        Kind::Remembered => ("at", "Browser remembers"),
        Kind::Stop => ("bad at", "Browser stops"),
        Kind::NeverSent => ("unsent", "Not sent"),
        Kind::Success => ("near good", "Browser to page"),
        Kind::Closed => ("near warn", "Browser to page"),
        Kind::Failure => ("near bad", "Browser to page"),
    };
    let line = |line| draw_line(line, steps, pick);
    html! {
        <li {class}>
            { lanes.wires(message.kind, message.server) }
            <div class="text">
                <span class="who">{ said }</span>
                <b>{ line(&message.head) }</b>
                { for message.lines.iter().map(line) }
            </div>
            <small class="time">{ &message.time }</small>
        </li>
    }
}

fn draw_line(line: &Line, steps: &[Check], pick: &Callback<Vec<usize>>) -> Html {
    let (class, said) = match line.part {
        Part::There => ("header", ""),
        Part::Decides => ("header decides", "decides: "),
        Part::Lacks => ("header decides lacks", ""),
    };
    if line.steps.is_empty() {
        return html! { <code {class}>{ &line.text }</code> };
    }
    let behind: Vec<_> =
        line.steps.iter().filter_map(|&step| steps.get(step)).map(describe_check).collect();
    let picked = line.steps.clone();
    let show = pick.reform(move |()| picked.clone());
    html! {
        <code {class} tabindex="0" aria-description={behind.join(". ").replace('`', "")}
            onfocus={show.reform(|_: FocusEvent| ())} onmouseenter={show.reform(|_: MouseEvent| ())}>
            { spoken(said) }{ &line.text }
        </code>
    }
}
