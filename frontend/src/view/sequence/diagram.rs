//! The diagram: lifelines, messages, and the step behind the line that is looked at.

use cors_engine::{Check, Verdict};
use cors_experiment::explanation::describe_check;
use yew::prelude::*;

use super::lanes::Lanes;
use super::message::{Kind, Line, Message, Part};
use crate::html::html;
use crate::session::Action;
use crate::view::element::{acting, spoken, step_link};
use crate::view::prose::prose;

/// What is drawn, and what the visitor looks at.
pub(super) struct Diagram<'a> {
    pub(super) lanes: Lanes,
    pub(super) messages: Vec<Message>,
    /// The trace of the run.
    pub(super) steps: &'a [Check],
    /// The steps behind the line that is looked at.
    pub(super) picked: &'a [usize],
    /// Told of the steps behind the line that has the focus or the pointer.
    pub(super) dispatch: &'a Callback<Action>,
}

impl Diagram<'_> {
    /// Draws it.
    pub(super) fn draw(&self) -> Html {
        let rows: Html = self.messages.iter().map(|message| self.row(message)).collect();
        html! {
            <div class="diagram">
                { self.lanes.heads() }
                <ol class="seq">{ rows }</ol>
                <div class="behind">{ behind(self.picked, self.steps) }</div>
            </div>
        }
    }

    fn row(&self, message: &Message) -> Html {
        let (class, said) = match message.kind {
            Kind::Call => ("near", "Script to browser"),
            Kind::Request => ("", "Browser to server"),
            Kind::Answer => ("", "Server to browser"),
            Kind::Unseen | Kind::LeftOut => ("unsent", "Browser to server"),
            Kind::Broken => ("unsent", "Server to browser"),
            Kind::Passed => ("good at", "Browser"),
            Kind::Shut => ("warn at", "Browser"),
            Kind::Remembered => ("at", "Browser remembers"),
            Kind::Stop => ("bad at", "Browser stops"),
            Kind::NeverSent => ("unsent", "Not sent"),
            Kind::Success => ("near good", "Browser to script"),
            Kind::Closed => ("near warn", "Browser to script"),
            Kind::Failure => ("near bad", "Browser to script"),
        };
        let line = |line| self.line(line);
        html! {
            <li {class}>
                { self.lanes.wires(message.kind, message.server) }
                <div class="text">
                    <span class="who">{ said }</span>
                    <b>{ line(&message.head) }</b>
                    { for message.lines.iter().map(line) }
                </div>
                <small class="time">{ &message.time }</small>
            </li>
        }
    }

    fn line(&self, line: &Line) -> Html {
        let (class, said) = match line.part {
            Part::There => ("header", ""),
            Part::Decides => ("header decides", "decides: "),
            Part::Lacks => ("header decides lacks", ""),
        };
        if line.steps.is_empty() {
            return html! { <code {class}>{ &line.text }</code> };
        }
        let behind: Vec<_> = line
            .steps
            .iter()
            .filter_map(|&step| self.steps.get(step))
            .map(describe_check)
            .collect();
        html! {
            <code {class} tabindex="0" role="note" aria-description={behind.join(". ").replace('`', "")}
                onfocus={acting(self.dispatch, Action::Pick(line.steps.clone()))} onmouseenter={acting(self.dispatch, Action::Pick(line.steps.clone()))}>
                { spoken(said) }{ &line.text }
            </code>
        }
    }
}

/// The picked steps; at first the one that failed.
fn behind(picked: &[usize], steps: &[Check]) -> Html {
    let picked: Vec<_> = picked.iter().filter_map(|&step| steps.get(step)).collect();
    let failed = || steps.iter().filter(|check| check.verdict == Verdict::Fail).collect();
    let shown: Vec<_> = if picked.is_empty() { failed() } else { picked };
    if shown.is_empty() {
        return html! { <p class="quiet">{ "Point at a line, tap it, or go there with Tab, to see the check behind it." }</p> };
    }
    let entry = |check: &&Check| {
        html! { <p>{ prose(&describe_check(check)) }{ " " }{ step_link(check.step) }</p> }
    };
    shown.iter().map(entry).collect()
}
