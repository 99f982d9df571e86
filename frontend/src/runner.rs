//! Runs an experiment: asks the browser, then the record, then reconciles.

use std::rc::Rc;
use std::time::Duration;

use cors_engine::{Cause, Failure, Outcome, PreflightCache, Stage, is_redirect_status};
use cors_experiment::Sender;
use cors_experiment::{
    BrowserOutcome, Context, RequestSpec, Scenario, Stored, explain, fixes, reconcile_with_cache,
};
use cors_wire::{Exchange, ExchangeKind};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::browser::{self, Cancel, Timer};
use crate::control;
use crate::history;
use crate::session::{Action, Record, Report, Run, RunUrl, Session, ahead, with_run};
use crate::under_way::UnderWay;

/// How long a run may take before it is cut off.
const TIME_BOUND: Duration = Duration::from_secs(70);

/// Runs what is set up, if that was asked for and the server has the policies on the screen. What
/// nobody waits for any more is cancelled.
pub(crate) fn start(session: &Session, under_way: &UnderWay, dispatch: &Callback<Action>) {
    match session.run {
        Run::Idle => return under_way.cancel(),
        Run::Asked if session.is_synced() => {}
        Run::Asked | Run::Sending => return,
    }
    let Some(handle) = under_way.begin() else { return };
    dispatch.emit(Action::Sending);
    let (session, under_way, dispatch) = (session.clone(), under_way.clone(), dispatch.clone());
    spawn_local(async move {
        let finished = run(session, &handle).await;
        // The visitor cancelled it, and may have sent another since.
        if !under_way.is(&handle) {
            return;
        }
        match finished {
            Some((report, preflights)) => {
                let report = Rc::new(report);
                dispatch.emit(Action::Remembered(preflights));
                dispatch.emit(Action::Finished(Rc::clone(&report)));
                history::keep(&report, dispatch).await;
            }
            None => dispatch.emit(Action::Cancelled),
        }
    });
}

/// What was sent, and what browser and companion tell of it.
struct Witnessed {
    scenario: Scenario,
    sent_url: String,
    browser: BrowserOutcome,
    record: Record,
    /// What the browser remembered when the request went out.
    preflights: PreflightCache,
}

/// Runs what is set up in `session`, and tells what the browser remembers afterwards. `None` when
/// the visitor cancelled.
async fn run(mut session: Session, cancel: &Cancel) -> Option<(Report, PreflightCache)> {
    session.preflights.advance_to(browser::since_opened());
    let prediction = session.predict(session.profile);
    let sent = send(&session, cancel).await?;
    Some(report(session, prediction, sent))
}

/// Sends the request, and reads what the companion recorded of it.
async fn send(session: &Session, cancel: &Cancel) -> Option<Witnessed> {
    let scenario = session.scenario();
    let run = browser::random_suffix();
    // Only endpoints take a suffix.
    let run_url = session.target().map_or(RunUrl::Kept, |_| session.run_url);
    let sent_url = match run_url {
        RunUrl::Fresh => with_run(&scenario.request.url, &session.page_origin, &run),
        RunUrl::Kept => scenario.request.url.clone(),
    };
    if let (Stored::Dropped, Some(target)) = (session.stored, session.target()) {
        // Where this fails, the answer shows that it did.
        let _ = control::empty_cache(&target.endpoint).await;
    }
    // Numbers above this one belong to this run or to a later one.
    let before = if session.asks_companion() { control::record(u64::MAX).await.ok() } else { None };
    if cancel.is_cancelled() {
        return None;
    }
    let bound = cut_off_later(cancel.clone());
    let mut preflights = session.preflights.clone();
    preflights.advance_to(browser::since_opened());
    let browser = browser::send(scenario.sender(), &scenario.request, &sent_url, cancel).await;
    drop(bound);
    if cancel.is_cancelled() {
        return None;
    }
    let record = match (session.asks_companion(), before) {
        (false, _) => Record::NotOurs,
        (true, None) => Record::Unreadable,
        (true, Some(before)) => match control::record(before.next).await {
            // A companion that was started anew has forgotten what it recorded before.
            Ok(page) if page.instance == before.instance => {
                Record::Read(of_this_run(page.exchanges, run_url, &run))
            }
            Ok(_) | Err(_) => Record::Unreadable,
        },
    };
    Some(Witnessed { scenario, sent_url, browser, record, preflights })
}

/// What is to be told of a run, and what the browser remembers after it.
fn report(
    session: Session,
    prediction: Option<Outcome>,
    sent: Witnessed,
) -> (Report, PreflightCache) {
    let Witnessed { scenario, sent_url, browser, record, mut preflights } = sent;
    let asked = sent_as(&scenario, &sent_url);
    let exchanges = record.exchanges();
    let verdict =
        reconcile_with_cache(&asked, &browser, exchanges, &mut preflights, session.profile);
    let (explanation, fixes) = match (verdict.failure(), verdict.outcome()) {
        (Some(failure), Some(outcome)) => {
            let explained = explain(failure, &Context::new(&scenario, outcome));
            let explained = match arrivals(failure, &record) {
                0 => explained,
                arrivals => explained.with_arrivals(arrivals),
            };
            (Some(explained), fixes(&scenario, failure, outcome, session.profile))
        }
        (_, _) => (None, Vec::new()),
    };
    let route = session.target().map(|target| target.route);
    let report = Report {
        ahead: fixes.iter().map(|fix| ahead(fix, session.profile)).collect(),
        scenario,
        profile: session.profile,
        remembered: session.remembered_of_url(),
        sent_url,
        route,
        prediction,
        record,
        browser,
        verdict,
        explanation,
        fixes,
    };
    let preflights = match session.sender {
        Sender::Page | Sender::Worker => preflights,
        // The frame is gone, and its origin with it.
        Sender::SandboxedFrame => session.preflights,
    };
    (report, preflights)
}

/// The exchanges of a run. A redirect may lead to a URL that does not name the run any more.
pub(crate) fn of_this_run(
    mut exchanges: Vec<Exchange>,
    run_url: RunUrl,
    run: &str,
) -> Vec<Exchange> {
    let named = |exchange: &Exchange| exchange.run.as_deref() == Some(run);
    let leads_on = exchanges.iter().any(|exchange| named(exchange) && redirects(exchange));
    match run_url {
        RunUrl::Fresh => {
            exchanges.retain(|exchange| named(exchange) || (leads_on && exchange.run.is_none()));
        }
        RunUrl::Kept => {}
    }
    exchanges
}

fn redirects(exchange: &Exchange) -> bool {
    exchange.answer.as_ref().is_some_and(|answer| is_redirect_status(answer.status))
}

pub(crate) fn sent_as(scenario: &Scenario, sent_url: &str) -> Scenario {
    let request = RequestSpec { url: sent_url.to_owned(), ..scenario.request.clone() };
    Scenario { request, ..scenario.clone() }
}

/// Cancels a run that takes too long, unless what this gives is dropped before.
pub(crate) fn cut_off_later(cancel: Cancel) -> Timer {
    Timer::after(TIME_BOUND, move || cancel.cancel())
}

/// How often the server received a request whose answer was lost; 0 where none was.
fn arrivals(failure: &Failure, record: &Record) -> usize {
    if (failure.stage, &failure.cause) != (Stage::Response, &Cause::Transport) {
        return 0;
    }
    let actual = |exchange: &&Exchange| exchange.kind == ExchangeKind::Actual;
    record.exchanges().iter().filter(actual).count().saturating_sub(failure.hop)
}
