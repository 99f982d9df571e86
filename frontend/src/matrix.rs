//! Runs the matrix: all its requests, a few at a time.

use std::cell::Cell as Shared;
use std::rc::Rc;

use cors_engine::{CredentialsMode, Mode};
use cors_experiment::catalogue::matrix::PLACES;
use cors_experiment::{Lab, RequestSpec, Scenario, Sender, Verdict, reconcile};
use cors_wire::Policy;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::browser::{self, Cancel, Timer};
use crate::control::{self, Standing};
use crate::runner::{cut_off_later, of_this_run, sent_as};
use crate::session::{
    Action, COOKIE, Cell, Cookies, MatrixAction, Run, RunUrl, Seen, Session, told, with_run,
};
use crate::under_way::UnderWay;

/// How many requests are on their way at once.
const LANES: usize = 4;

/// What all lanes work on.
struct Work {
    session: Rc<Session>,
    cells: Vec<Cell>,
    /// Numbers of the record above this one belong to this run or to a later one.
    before: u64,
    /// The companion that numbers them: one that was started anew begins again.
    instance: String,
    next: Shared<usize>,
    lanes: Shared<usize>,
    cancel: Cancel,
    dispatch: Callback<Action>,
    /// Cancels it when it takes too long.
    _bound: Timer,
}

/// Runs the matrix, if that was asked for and the server has the policies on the screen. What nobody
/// waits for any more is cancelled.
pub(crate) fn start(session: &Rc<Session>, under_way: &UnderWay, dispatch: &Callback<Action>) {
    match session.matrix.run {
        Run::Idle => return under_way.cancel(),
        Run::Asked if session.is_synced() => {}
        Run::Asked | Run::Sending => return,
    }
    if let Some(handle) = under_way.begin() {
        let cells = session.matrix_cells();
        dispatch.emit(Action::Matrix(MatrixAction::Sending(cells.clone())));
        spawn_local(run(Rc::clone(session), cells, handle, dispatch.clone()));
    }
}

/// Sends every cell and tells of each as it settles.
async fn run(session: Rc<Session>, cells: Vec<Cell>, cancel: Cancel, dispatch: Callback<Action>) {
    let Ok(page) = control::record(u64::MAX).await else {
        return dispatch.emit(Action::Matrix(MatrixAction::Ended));
    };
    let (next, lanes) = (Shared::new(0), Shared::new(LANES));
    let bound = cut_off_later(cancel.clone());
    let (before, instance) = (page.next, page.instance);
    let work =
        Work { session, cells, before, instance, next, lanes, cancel, dispatch, _bound: bound };
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
    if work.cancel.is_cancelled() || recorded.instance != work.instance {
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

/// The command that gives every place a cookie.
pub(crate) fn giving_cookies(dispatch: &Callback<Action>) -> Callback<Vec<u16>> {
    let dispatch = dispatch.clone();
    Callback::from(move |lab_ports| spawn_local(give_cookies(lab_ports, dispatch.clone())))
}

/// Asks every place for cookies of ours, so that it can be seen which of them come back.
///
/// One stays within its site. The other goes everywhere, unless the browser keeps third parties'
/// cookies back, or takes none that are `Secure` from an address that is not encrypted.
async fn give_cookies(lab_ports: Vec<u16>, dispatch: Callback<Action>) {
    const ENDPOINT: &str = "x-cookies";
    let mut policy = Policy::default();
    policy.actual.headers = ["lax=1; SameSite=Lax", "none=1; SameSite=None; Secure"]
        .map(|cookie| ("Set-Cookie".to_owned(), format!("{COOKIE}{cookie}; Path=/; Max-Age=600")))
        .into();
    let (Ok(_), Some(cancel)) =
        (control::put_policy(ENDPOINT, &policy, Standing::New).await, Cancel::new())
    else {
        return;
    };
    let lab = Lab { page_origin: &browser::page_origin(), lab_ports: &lab_ports };
    for place in PLACES {
        if let Some(url) = place.url(&lab, ENDPOINT) {
            let spec = RequestSpec {
                mode: Mode::NoCors,
                credentials: CredentialsMode::Include,
                ..RequestSpec::new(url)
            };
            browser::send(Sender::Page, &spec, &spec.url, &cancel).await;
        }
    }
    dispatch.emit(Action::Matrix(MatrixAction::GaveCookies));
    dispatch.emit(Action::Matrix(MatrixAction::Run));
}
