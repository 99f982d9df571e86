//! The history, without a browser.

use std::rc::Rc;

use cors_engine::Profile;
use cors_experiment::Sender;
use cors_experiment::{BrowserOutcome, permalink, reconcile};
use cors_wire::{Exchange, ExchangeKind, ROOT, RecordedAnswer, RecordedRequest};

use super::{
    Action, Edit, HistoryAction, Kept, MOST_RUNS, Record, Report, RunUrl, Session, Showing,
    Storage, Tone, superfluous,
};

const NOON: u64 = 1_800_000_000_000;

fn opened() -> Rc<Session> {
    Rc::new(Session::new("http://localhost:8000".to_owned(), Profile::Standard))
}

/// What the lab records of a request when it answers with these lines.
fn recorded(lines: &[(&str, &str)]) -> Vec<Exchange> {
    let owned = |lines: &[(&str, &str)]| {
        lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    vec![Exchange {
        number: 1,
        run: None,
        endpoint: Some(ROOT.to_owned()),
        revision: Some(1),
        kind: ExchangeKind::Actual,
        request: RecordedRequest {
            port: 3000,
            method: "GET".to_owned(),
            target: "/".to_owned(),
            headers: owned(&[("Host", "localhost:3000"), ("Origin", "http://localhost:8000")]),
            body_bytes: 0,
            at_us: 1,
        },
        answer: Some(RecordedAnswer {
            status: 200,
            headers: owned(lines),
            body_bytes: 0,
            at_us: 2,
            from_cache: None,
        }),
    }]
}

/// A run that the browser rejects, with this record.
fn report(session: &Session, record: Vec<Exchange>) -> Report {
    let (scenario, profile) = (session.scenario(), session.profile);
    let browser = BrowserOutcome::Rejected("TypeError: Failed to fetch".to_owned());
    let verdict = reconcile(&scenario, &browser, &record, profile);
    Report {
        sent_url: scenario.request.url.clone(),
        prediction: session.predict(profile),
        remembered: session.remembered_of_url(),
        record: Record::Read(record),
        route: None,
        explanation: None,
        fixes: Vec::new(),
        ahead: Vec::new(),
        scenario,
        profile,
        browser,
        verdict,
    }
}

fn kept(session: &Session, at: u64, lines: &[(&str, &str)]) -> Kept {
    Kept::of(&report(session, recorded(lines)), at, "abc")
}

fn ran(session: Rc<Session>, at: u64) -> Rc<Session> {
    let run = Rc::new(kept(&session, at, &[("Vary", "Origin")]));
    session.reduce(Action::History(HistoryAction::Ran(run)))
}

fn act(session: Rc<Session>, action: HistoryAction) -> Rc<Session> {
    session.reduce(Action::History(action))
}

#[test]
fn a_run_is_read_as_it_was_kept() {
    let session = opened().reduce(Action::Edit(Edit::Method("A\nB".to_owned())));
    let run = kept(&session, NOON, &[("X-Own", "1")]);
    assert_eq!(run.asked, "A B http://localhost:3000/", "a title is one line");
    assert_eq!(Kept::read(run.key.clone(), &run.text()), Some(run.clone()));
    assert_eq!(run.at(), NOON);
    let again = permalink::decode(&run.link).expect("a link");
    assert_eq!(again, session.scenario());
    for (key, text) in [("", "a\nb\nc\nd\ne\nf"), ("x.y.z", "a\nb\nc\nd\ne\nf"), (&run.key, "a\nb")]
    {
        assert_eq!(Kept::read(key.to_owned(), text), None, "{key} {text}");
    }
}

#[test]
fn a_run_of_a_kept_url_is_set_up_as_one() {
    let session = ran(opened().reduce(Action::ToggleRunUrl), NOON);
    let run = Rc::clone(&session.history.runs[0]);
    let session = act(session.reduce(Action::OpenStage(0)), HistoryAction::Load(run.key.clone()));
    assert_eq!(
        (session.run_url, permalink::encode(&session.scenario())),
        (RunUrl::Kept, run.link.clone())
    );
}

#[test]
fn cookies_of_other_projects_are_not_kept() {
    let lines = [("Set-Cookie", "session=secret"), ("X-Own", "1")];
    let text = kept(&opened(), NOON, &lines).text();
    assert!(!text.contains("secret") && text.contains("(masked)"), "{text}");
}

#[test]
fn a_run_without_a_record_keeps_no_answers_that_nobody_saw() {
    let session = opened().reduce(Action::SendBy(Sender::Worker));
    let run = Kept::of(&report(&session, Vec::new()), NOON, "abc");
    assert_eq!((&*run.exchange, &*run.told), ("", "reject unknown"));
    assert_eq!((run.tone(), &*run.sender), (Tone::Unclear, "Worker"));
}

#[test]
fn of_a_run_that_is_too_large_the_outcome_is_kept() {
    let session = opened().reduce(Action::Edit(Edit::Body("x".repeat(300 << 10))));
    let run = kept(&session, NOON, &[]);
    assert_eq!((&*run.link, &*run.exchange), ("", ""));
    assert_eq!(run.asked, "GET http://localhost:3000/");
}

#[test]
fn runs_are_found_by_method_cause_and_header() {
    let session = ran(ran(opened(), NOON), NOON + 1);
    for (search, found) in [
        ("", 2),
        ("get allow-origin-missing", 2),
        ("VARY", 2),
        ("localhost:3000 reject", 2),
        ("get resolve", 0),
        ("\"headers\"", 0),
    ] {
        let session = act(Rc::clone(&session), HistoryAction::Search(search.to_owned()));
        assert_eq!(session.history.found().len(), found, "{search}");
    }
}

#[test]
fn the_last_two_are_compared_unless_two_others_are_chosen() {
    let session = (0..4).fold(opened(), |session, later| ran(session, NOON + later));
    let compared =
        |session: &Session| session.history.compared().map(|runs| runs.map(|run| run.at() - NOON));
    assert_eq!(compared(&session), Some([2, 3]));
    let key = |at: usize| session.history.runs[at].key.clone();
    let keys = [key(3), key(0), key(1)];
    let mut chosen = act(Rc::clone(&session), HistoryAction::Choose(keys[0].clone()));
    assert_eq!(compared(&chosen), Some([2, 3]), "one is not enough");
    chosen = act(chosen, HistoryAction::Choose(keys[1].clone()));
    assert_eq!(compared(&chosen), Some([0, 3]));
    chosen = act(chosen, HistoryAction::Choose(keys[2].clone()));
    assert_eq!(compared(&chosen), Some([2, 3]), "the third takes the place of the first");
    chosen = act(chosen, HistoryAction::Show(Showing::Comparison));
    let shown = act(Rc::clone(&chosen), HistoryAction::Forgot(keys[2].clone())).history.clone();
    assert_eq!((shown.chosen.len(), shown.showing), (1, Showing::Comparison));
    let cleared = act(chosen, HistoryAction::ForgotAll).history.clone();
    assert_eq!((cleared.runs.len(), cleared.showing), (0, Showing::List));
}

#[test]
fn what_the_browser_does_not_keep_is_listed_until_the_page_is_closed() {
    let session = act(ran(opened(), NOON), HistoryAction::Heard(None));
    assert_eq!((session.history.storage, session.history.runs.len()), (Storage::Denied, 1));
}

#[test]
fn the_oldest_give_way() {
    let key = |at: u64, bytes: usize| format!("{at:013}.abc.{bytes}");
    let many: Vec<_> = (0..250).map(|at| key(at, 10)).collect();
    assert_eq!(superfluous(&many).len(), 250 - MOST_RUNS);
    assert_eq!(superfluous(&many).last(), Some(&key(0, 10)));
    let large: Vec<_> = (0..3).map(|at| key(at, 2 << 20)).collect();
    assert_eq!(superfluous(&large), &large[..1]);
    let strange = [key(1, 10), "unknown".to_owned(), "~".to_owned()];
    assert_eq!(superfluous(&strange), ["~", "unknown"]);
    assert_eq!(superfluous(&[]), [""; 0]);
    let session = (0..250).fold(opened(), |session, at| ran(session, NOON + at));
    assert_eq!(session.history.runs.len(), MOST_RUNS);
}

#[test]
fn an_earlier_run_is_shown_until_there_is_a_new_one() {
    let session = ran(opened(), NOON);
    assert_eq!(session.earlier_run().map(Kept::at), Some(NOON));
    let report = report(&session, recorded(&[]));
    let session = session.reduce(Action::Finished(Rc::new(report)));
    assert_eq!(session.earlier_run(), None);
    let key = session.history.runs[0].key.clone();
    let loaded = act(Rc::clone(&session), HistoryAction::Load(key));
    assert_eq!(loaded.earlier_run().map(Kept::at), Some(NOON));
    let session = session.reduce(Action::OpenStage(1));
    assert_eq!(session.last_run, None);
}
