//! Runs the matrix: all its requests, a few at a time.

use std::cell::Cell as Shared;
use std::rc::Rc;

use cors_engine::{CredentialsMode, Mode};
use cors_experiment::Sender;
use cors_experiment::catalogue::matrix::PLACES;
use cors_experiment::{RequestSpec, Scenario, Verdict, reconcile};
use cors_wire::Policy;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{self, Cancel, Timer};
use crate::control;
use crate::runner::{cut_off_later, of_this_run, sent_as};
use crate::session::{
    Action, COOKIE, Cell, Cookies, MatrixAction, Run, RunUrl, Seen, Session, told, with_run,
};

/// How many requests are on their way at once.
const LANES: usize = 4;

/// What all lanes work on.
struct Work {
    session: Session,
    cells: Vec<Cell>,
    /// Numbers of the record above this one belong to this run or to a later one.
    before: u64,
    next: Shared<usize>,
    lanes: Shared<usize>,
    cancel: Cancel,
    dispatch: Callback<Action>,
    /// Cancels it when it takes too long.
    _bound: Timer,
}

/// Runs the matrix whenever it was asked for and the server has the policies on the screen.
///
/// The callback that is returned cancels it.
#[hook]
pub(crate) fn use_matrix(session: &Session, dispatch: &Callback<Action>) -> Callback<()> {
    let cancel = use_mut_ref(|| None::<Cancel>);
    use_effect_with(session.matrix.run == Run::Asked && session.is_synced(), {
        let (session, dispatch, cancel) = (session.clone(), dispatch.clone(), Rc::clone(&cancel));
        move |ready| {
            if *ready && let Some(handle) = Cancel::new() {
                *cancel.borrow_mut() = Some(handle.clone());
                spawn_local(run(session, handle, dispatch));
            }
        }
    });
    dispatch.reform(move |()| {
        if let Some(handle) = cancel.borrow_mut().take() {
            handle.cancel();
        }
        Action::Matrix(MatrixAction::Ended)
    })
}

/// Sends every cell and tells of each as it settles.
async fn run(session: Session, cancel: Cancel, dispatch: Callback<Action>) {
    let cells = session.matrix_cells();
    dispatch.emit(Action::Matrix(MatrixAction::Sending(cells.clone())));
    let Ok(page) = control::record(u64::MAX).await else {
        return dispatch.emit(Action::Matrix(MatrixAction::Ended));
    };
    let (next, lanes) = (Shared::new(0), Shared::new(LANES));
    let bound = cut_off_later(cancel.clone());
    let before = page.next;
    let work = Work { session, cells, before, next, lanes, cancel, dispatch, _bound: bound };
    let work = Rc::new(work);
    for _ in 0..LANES {
        spawn_local(lane(Rc::clone(&work)));
    }
}

/// Takes one cell after the other until there is none left.
async fn lane(work: Rc<Work>) {
    loop {
        let position = work.next.get();
        let Some(cell) = work.cells.get(position).filter(|_| !work.cancel.is_cancelled()) else {
            break;
        };
        work.next.set(position + 1);
        let Some(scenario) = &cell.scenario else { continue };
        if let Some(seen) = send(&work, cell, scenario).await {
            work.dispatch.emit(Action::Matrix(MatrixAction::Seen(position, seen)));
        }
    }
    work.lanes.set(work.lanes.get() - 1);
    if work.lanes.get() == 0 {
        work.dispatch.emit(Action::Matrix(MatrixAction::Ended));
    }
}

/// What comes of one cell; `None` when it was cancelled or the record cannot be read.
async fn send(work: &Work, cell: &Cell, scenario: &Scenario) -> Option<Seen> {
    let session = &work.session;
    let run = browser::random_suffix();
    let url = with_run(&scenario.request.url, &session.page_origin, &run);
    let outcome = browser::send(cell.sender, &scenario.request, &url, &work.cancel).await;
    let recorded = control::record(work.before).await.ok()?;
    if work.cancel.is_cancelled() {
        return None;
    }
    let record = of_this_run(recorded.exchanges, RunUrl::Fresh, &run);
    let verdict = reconcile(&sent_as(scenario, &url), &outcome, &record, session.profile);
    let observed = match &verdict {
        Verdict::Resolved(outcome) | Verdict::Failed(outcome) => told(outcome),
        Verdict::Disagreement(_) | Verdict::Unknown(_) => verdict.witnesses().id().to_owned(),
    };
    Some(Seen { observed, cookies: Cookies::of(&record) })
}

/// Asks every place for cookies of ours, so that it can be seen which of them come back.
///
/// One stays within its site. The other goes everywhere, unless the browser keeps third parties'
/// cookies back, or takes none that are `Secure` from an address that is not encrypted.
pub(crate) async fn give_cookies(session: Session, dispatch: Callback<Action>) {
    const ENDPOINT: &str = "x-cookies";
    let mut policy = Policy::default();
    policy.actual.headers = ["lax=1; SameSite=Lax", "none=1; SameSite=None; Secure"]
        .map(|cookie| ("Set-Cookie".to_owned(), format!("{COOKIE}{cookie}; Path=/; Max-Age=600")))
        .into();
    let (Ok(_), Some(cancel)) = (control::put_policy(ENDPOINT, &policy).await, Cancel::new())
    else {
        return;
    };
    for place in PLACES {
        if let Some(url) = place.url(&session.lab(), ENDPOINT) {
            let spec = RequestSpec {
                mode: Mode::NoCors,
                credentials: CredentialsMode::Include,
                ..RequestSpec::new(url)
            };
            browser::send(Sender::Page, &spec, &spec.url, &cancel).await;
        }
    }
    dispatch.emit(Action::Matrix(MatrixAction::Run));
}
