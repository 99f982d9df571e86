//! Messages between page, browser and server, as a sequence.

mod message;
mod predicted;
mod recorded;

use cors_engine::Outcome;
use yew::{Html, classes, html};

use self::message::{Kind, Line, Message};
use super::prose::prose;
use crate::session::{Report, Session};

/// What should go over the wire, before anything was sent.
pub(super) fn expected(session: &Session, predicted: &Outcome) -> Html {
    card("What should go over the wire", &predicted::messages(&session.scenario(), predicted))
}

/// What went over the wire, as the server recorded it.
pub(super) fn happened(report: &Report) -> Html {
    card("What went over the wire", &recorded::messages(report))
}

fn card(title: &'static str, messages: &[Message]) -> Html {
    html! {
        <section class="card" aria-label={title}>
            <h2>{ title }</h2>
            <div class="lanes" aria-hidden="true">
                <span>{ "Page" }</span><span>{ "Browser" }</span><span>{ "Server" }</span>
            </div>
            <ol class="seq">{ messages.iter().map(draw).collect::<Html>() }</ol>
        </section>
    }
}

fn draw(message: &Message) -> Html {
    let (class, said) = match message.kind {
        Kind::Call => ("near right", "Page to browser: "),
        Kind::Request => ("right", "Browser to server: "),
        Kind::Answer => ("left", "Server to browser: "),
        Kind::Stop => ("stop", "Browser stops: "),
        Kind::NeverSent => ("right unsent", ""),
        Kind::Success => ("near left good", "Browser to page: "),
        Kind::Failure => ("near left bad", "Browser to page: "),
    };
    html! {
        <li {class}>
            <span class="sr">{ said }</span>
            { match message.kind {
                Kind::Stop => prose(&message.head),
                Kind::Call | Kind::Request | Kind::Answer | Kind::NeverSent | Kind::Success | Kind::Failure => {
                    html! { <code class="head-line">{ &message.head }</code> }
                }
            } }
            { message.lines.iter().map(draw_line).collect::<Html>() }
        </li>
    }
}

fn draw_line(line: &Line) -> Html {
    let (name, value) = &line.header;
    html! {
        <code class={classes!("header", line.decides.then_some("decides"))}>{ format!("{name}: {value}") }</code>
    }
}
