//! Messages between page, browser and server, as a sequence.

mod message;
mod predicted;
mod recorded;

use cors_engine::Outcome;
use yew::{Html, html};

use self::message::{Kind, Line, Message};
use super::element::{card, spoken};
use super::prose::prose;
use crate::session::{Report, Route, Session};

/// What should go over the wire, before anything was sent.
pub(super) fn expected(session: &Session, predicted: &Outcome) -> Html {
    let messages = predicted::messages(&session.scenario(), predicted);
    draw_all("What should go over the wire", &messages, html! {})
}

/// What went over the wire, as the server recorded it.
pub(super) fn happened(report: &Report) -> Html {
    let below = match report.route {
        Some(Route::OwnOrigin) => html! {
            <p class="quiet">
                { "The page's own server passed this on: header names arrived in lower case, and the \
                   path as the companion knows it." }
            </p>
        },
        Some(Route::Localhost | Route::Address) | None => html! {},
    };
    draw_all("What went over the wire", &recorded::messages(report), below)
}

fn draw_all(title: &'static str, messages: &[Message], below: Html) -> Html {
    let messages: Html = messages.iter().map(draw).collect();
    card(
        title,
        html! {
            <>
                <div class="lanes" aria-hidden="true">
                    <span>{ "Page" }</span><span>{ "Browser" }</span><span>{ "Server" }</span>
                </div>
                <ol class="seq">{ messages }</ol>
                { below }
            </>
        },
    )
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
    let head = match message.kind {
        Kind::Stop => prose(&message.head),
        Kind::Call
        | Kind::Request
        | Kind::Answer
        | Kind::NeverSent
        | Kind::Success
        | Kind::Failure => html! { <code class="head-line">{ &message.head }</code> },
    };
    let lines: Html = message.lines.iter().map(draw_line).collect();
    html! { <li {class}>{ spoken(said) }{ head }{ lines }</li> }
}

fn draw_line(line: &Line) -> Html {
    let (name, value) = &line.header;
    let class = if line.decides { "header decides" } else { "header" };
    html! { <code {class}>{ format!("{name}: {value}") }</code> }
}
