//! The matrix: senders across, places down, what is predicted and what was seen.

use cors_experiment::{Scenario, Sender};
use yew::{Callback, Html, MouseEvent};

use crate::html::html;
use crate::session::{Action, Cell, Cookies, MatrixAction, Run, Session, told};
use crate::view::Desk;
use crate::view::element::{acting, button, code};

pub(super) fn matrix(desk: &Desk<'_>) -> Html {
    let session = desk.session;
    let cells = session.matrix_cells();
    if cells.is_empty() {
        return html! { <p>{ "Point the request to an endpoint of the companion: the matrix asks it by all its names." }</p> };
    }
    let senders = Sender::ALL.map(|sender| {
        let origin = sender.origin(&session.page_origin).to_owned();
        let site = match sender {
            Sender::SandboxedFrame => ", another site than every place",
            Sender::Page | Sender::Worker => "",
        };
        html! { <th scope="col" role="columnheader">{ sender.words() }<small>{ origin }{ site }</small></th> }
    });
    let rows: Html =
        cells.chunks(senders.len()).map(|cells| row(session, cells, desk.dispatch)).collect();
    html! {
        <div class="matrix">
            <p class="quiet">
                { "The request on the left, sent for real from three kinds of senders to every name of the \
                   companion. A cell takes its request over into the form." }
            </p>
            { controls(desk, &cells) }
            <div class="scroll">
                // A narrow page draws it as a list; with their roles, its parts stay a table's.
                <table role="table">
                    <thead role="rowgroup"><tr role="row"><td role="cell" />{ for senders }</tr></thead>
                    <tbody role="rowgroup">{ rows }</tbody>
                </table>
            </div>
        </div>
    }
}

fn controls(desk: &Desk<'_>, cells: &[Cell]) -> Html {
    let session = desk.session;
    let matrix = &session.matrix;
    let asked = cells.iter().filter(|cell| cell.scenario.is_some()).count();
    let seen = cells.iter().filter(|cell| matrix.seen(cell).is_some()).count();
    let acts = match matrix.run {
        Run::Idle => {
            let run = acting(desk.dispatch, Action::Matrix(MatrixAction::Run));
            let lab_ports = session.companion.lab_ports().to_vec();
            let cookies = desk.commands.give_cookies.reform(move |_: MouseEvent| lab_ports.clone());
            html! {
                <>
                    <button type="button" class="act first" onclick={run} disabled={!session.can_run_matrix()}>
                        { format!("Send all {asked}") }
                    </button>
                    <button type="button" class="act" onclick={cookies} disabled={!session.can_run_matrix()}>
                        { "Give each place a cookie" }
                    </button>
                </>
            }
        }
        Run::Asked | Run::Sending => {
            let cancel = desk.dispatch.reform(|()| Action::Matrix(MatrixAction::Ended));
            button("act", "Cancel the matrix", &cancel)
        }
    };
    let of = format!("{seen} of {asked}");
    let given = if matrix.gave_cookies { "Each place has set its cookies. " } else { "" };
    // What is said is said once, and not with each result.
    let (counting, words) = match matrix.run {
        Run::Idle if seen == 0 => (String::new(), "Only predicted so far.".to_owned()),
        Run::Idle => (String::new(), [given, &of, " have a result."].concat()),
        Run::Asked | Run::Sending => ([&of, " …"].concat(), String::new()),
    };
    html! {
        <div class="controls">
            { acts }<span class="quiet">{ counting }</span><span class="quiet" role="status">{ words }</span>
        </div>
    }
}

fn row(session: &Session, cells: &[Cell], dispatch: &Callback<Action>) -> Html {
    let host = |scenario: &Scenario| {
        let url = scenario.request.url.as_str();
        url.split('/').nth(2).unwrap_or(url).to_owned()
    };
    let name = cells.iter().find_map(|cell| cell.scenario.as_ref()).map(host);
    let place = cells.first().map(|cell| cell.place.words());
    html! {
        <tr role="row">
            <th scope="row" role="rowheader">{ for name.map(|name| code(&name)) }<small>{ for place }</small></th>
            { for cells.iter().map(|cell| entry(session, cell, dispatch)) }
        </tr>
    }
}

fn entry(session: &Session, cell: &Cell, dispatch: &Callback<Action>) -> Html {
    if cell.scenario.is_none() {
        return html! { <td role="cell" data-by={cell.sender.words()}>{ "no second port" }</td> };
    }
    let predicted = session.predicted(cell).map(|outcome| told(&outcome));
    let seen = session.matrix.seen(cell);
    let observed = seen.map(|seen| seen.observed.clone());
    let agreement = observed.as_ref().map(|observed| Some(observed) == predicted.as_ref());
    let beside = match agreement {
        None => "predicted".to_owned(),
        Some(true) => "as predicted".to_owned(),
        Some(false) => {
            format!("predicted {}", predicted.as_deref().map_or("nothing", short))
        }
    };
    let shown = observed.as_deref().or(predicted.as_deref()).unwrap_or("cannot be said");
    let class = match agreement {
        None => "cell",
        Some(false) => "cell warn",
        Some(true) if shown.starts_with("resolve") => "cell pass",
        Some(true) => "cell fail",
    };
    let load = Box::new(cell.clone());
    let onclick = acting(dispatch, Action::Matrix(MatrixAction::Load(load)));
    let cookies = seen.map(|seen| cookies(&seen.cookies));
    html! {
        <td role="cell" data-by={cell.sender.words()}>
            <button type="button" {class} {onclick} data-predicted={predicted.clone()} data-observed={observed.clone()}
                data-cookies={cookies.clone()}>
                <b>{ short(shown) }</b><small>{ beside }</small>{ for cookies.map(|cookies| html! { <small>{ cookies }</small> }) }
            </button>
        </td>
    }
}

/// The cause alone, or what script has of the answer.
fn short(told: &str) -> &str {
    let told = told.rsplit(['/', ' ']).next().unwrap_or(told);
    if matches!(told, "cors" | "basic") { "readable" } else { told }
}

fn cookies(cookies: &Cookies) -> String {
    match cookies {
        Cookies::NotAsked => "never sent".to_owned(),
        Cookies::None => "no cookie".to_owned(),
        Cookies::Some(ours) if ours.is_empty() => "cookies, not ours".to_owned(),
        Cookies::Some(ours) => format!("cookies: {}", ours.join(", ")),
    }
}
