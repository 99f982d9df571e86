//! Messages between page, browser and servers, as a sequence diagram.

mod diagram;
mod exchanged;
mod gateway;
mod lanes;
mod message;
mod predicted;
mod recorded;
mod steps;
mod story;

use cors_engine::Outcome;
use cors_experiment::predict_request;
use yew::Html;

use self::diagram::Diagram;
use self::story::{Ending, Story};
use super::Desk;
use super::bar::engine;
use super::element::card;
use crate::html::html;
use crate::session::{Report, Route};

/// What should go over the wire, before anything was sent.
pub(super) fn expected(desk: &Desk<'_>, predicted: &Outcome) -> Html {
    let session = desk.session;
    let scenario = session.scenario();
    let story = Story {
        scenario: &scenario,
        outcome: predicted,
        exchanges: predicted::exchanges(&scenario, predicted),
        failure: predicted.failure(),
        ending: Ending::of_settlement(&predicted.settlement),
        never: "will not be sent",
    };
    draw("What should go over the wire", desk, &story, html! {})
}

/// What went over the wire, as the server recorded it.
pub(super) fn happened(desk: &Desk<'_>, report: &Report) -> Html {
    let session = desk.session;
    let predicted;
    let outcome = if let Some(outcome) = report.verdict.outcome() {
        outcome
    } else {
        predicted = predict_request(&report.scenario, session.profile);
        let Some(outcome) = &predicted else { return html! {} };
        outcome
    };
    let story = Story {
        scenario: &report.scenario,
        outcome,
        exchanges: recorded::exchanges(report, outcome),
        failure: report.verdict.failure(),
        ending: Ending::of_browser(&report.browser),
        never: "was never sent",
    };
    let below = match report.route {
        Some(Route::OwnOrigin) => html! {
            <p class="quiet">
                { "The page's own server passed this on: header names arrived in lower case, and the \
                   path as the companion knows it." }
            </p>
        },
        Some(Route::Localhost | Route::Address) | None => html! {},
    };
    draw("What went over the wire", desk, &story, below)
}

fn draw(title: &'static str, desk: &Desk<'_>, story: &Story<'_>, below: Html) -> Html {
    let session = desk.session;
    let lanes = lanes::of(engine(session.profile), story);
    let messages = story.messages(&lanes);
    let (steps, picked) = (&story.outcome.trace[..], &session.picked[..]);
    let diagram = Diagram { lanes, messages, steps, picked, dispatch: desk.dispatch };
    card(title, html! { <>{ diagram.draw() }{ below }</> })
}
