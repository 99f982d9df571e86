//! The reducer, without a browser.

use std::rc::Rc;

use cors_engine::{Api, Mode, Profile};
use cors_experiment::catalogue::experiments;
use cors_experiment::{BrowserOutcome, Progress, RequestSpec, Scenario, predict, reconcile};
use cors_wire::{Endpoint, FieldProblem, Health, Policy, Problem, ROOT, SERVICE};

use super::{
    Action, CatalogueAction, Companion, CompanionAction, Edit, Palette, Record, Report, Run,
    RunUrl, Session, Sheet, Sync,
};

fn opened() -> Rc<Session> {
    Rc::new(Session::new("http://localhost:8000".to_owned(), Profile::Standard))
}

fn root(revision: u64, policy: Policy) -> Endpoint {
    Endpoint { name: ROOT.to_owned(), path: "/".to_owned(), revision, policy }
}

fn up(session: Rc<Session>) -> Rc<Session> {
    up_on(session, vec![3000, 3001])
}

fn up_on(session: Rc<Session>, lab_ports: Vec<u16>) -> Rc<Session> {
    let (service, version) = (SERVICE.to_owned(), "0".to_owned());
    let health =
        Health { service, version, lab_ports, ipv6: true, tls_port: None, instance: String::new() };
    session.reduce(Action::Companion(CompanionAction::Up(health, vec![root(1, Policy::default())])))
}

fn allowing_everyone() -> Policy {
    let mut policy = Policy::default();
    policy.actual.allow_origin.on = true;
    policy
}

fn edited(session: Rc<Session>) -> Rc<Session> {
    session.reduce(Action::EditPolicy(ROOT.to_owned(), Box::new(allowing_everyone())))
}

/// A report in which browser and record do what the policy says.
fn report(session: &Session) -> Rc<Report> {
    let scenario = session.scenario();
    let prediction = predict(&scenario, session.profile);
    let browser = BrowserOutcome::Rejected("TypeError: Failed to fetch".to_owned());
    let verdict = reconcile(&scenario, &browser, &[], session.profile);
    let sent_url = scenario.request.url.clone();
    Rc::new(Report {
        scenario,
        profile: session.profile,
        remembered: session.remembered_of_url(),
        sent_url,
        prediction,
        record: Record::Read(Vec::new()),
        browser,
        verdict,
        route: None,
        explanation: None,
        fixes: Vec::new(),
        ahead: Vec::new(),
    })
}

#[test]
fn a_page_opens_at_the_first_stage_and_predicts_before_the_companion_answers() {
    let session = opened();
    assert!(matches!(session.companion, Companion::Unknown { .. }));
    assert_eq!(session.draft.0.url, "http://localhost:3000/");
    let predicted = predict(&session.scenario(), session.profile).expect("a prediction");
    assert_eq!(predicted.failure().map(|failure| failure.cause.id()), Some("allow-origin-missing"));
}

#[test]
fn an_edit_waits_for_the_companion_and_is_then_saved_once() {
    let session = edited(opened());
    assert!(session.unsaved().is_empty(), "nobody to tell yet");
    let session = up(session);
    assert_eq!(session.unsaved(), [(ROOT.to_owned(), allowing_everyone())]);
    let session = session.reduce(Action::Companion(CompanionAction::Saving(ROOT.to_owned())));
    assert!(session.unsaved().is_empty());
    assert!(!session.is_synced());
    let saved = Ok(Box::new(root(2, allowing_everyone())));
    let session = session.reduce(Action::Companion(CompanionAction::Saved(ROOT.to_owned(), saved)));
    assert!(session.is_synced());
    assert_eq!(session.endpoint().map(|endpoint| endpoint.revision), Some(2));
}

#[test]
fn an_edit_during_a_save_is_saved_afterwards() {
    let session =
        edited(up(opened())).reduce(Action::Companion(CompanionAction::Saving(ROOT.to_owned())));
    let mut again = allowing_everyone();
    again.actual.status = 404;
    let session = session.reduce(Action::EditPolicy(ROOT.to_owned(), Box::new(again.clone())));
    let saved = Ok(Box::new(root(2, allowing_everyone())));
    let session = session.reduce(Action::Companion(CompanionAction::Saved(ROOT.to_owned(), saved)));
    assert_eq!(session.unsaved(), [(ROOT.to_owned(), again)]);
}

#[test]
fn what_the_server_tells_does_not_undo_an_edit_under_way() {
    let session = edited(up(opened()));
    let session = session
        .reduce(Action::Companion(CompanionAction::Endpoint(Box::new(root(7, Policy::default())))));
    assert_eq!(session.endpoint().map(|endpoint| &endpoint.policy), Some(&allowing_everyone()));
}

#[test]
fn a_change_by_somebody_else_shows() {
    let session = up(opened()).reduce(Action::Companion(CompanionAction::Endpoint(Box::new(
        root(7, allowing_everyone()),
    ))));
    assert_eq!(session.endpoint().map(|endpoint| &endpoint.policy), Some(&allowing_everyone()));
    let session = session.reduce(Action::Companion(CompanionAction::Deleted(ROOT.to_owned())));
    assert!(session.endpoint().is_none());
}

#[test]
fn a_refused_policy_stays_on_the_screen_and_blocks_send() {
    let session =
        edited(up(opened())).reduce(Action::Companion(CompanionAction::Saving(ROOT.to_owned())));
    let problem = Problem {
        kind: "about:blank".to_owned(),
        title: "Unprocessable Content".to_owned(),
        status: 422,
        detail: "one member".to_owned(),
        errors: vec![FieldProblem {
            pointer: "/actual/status".to_owned(),
            detail: "no".to_owned(),
        }],
    };
    let session = session.reduce(Action::Companion(CompanionAction::Saved(
        ROOT.to_owned(),
        Err(Some(problem.clone())),
    )));
    assert_eq!(
        session.endpoint().map(|endpoint| &endpoint.sync),
        Some(&Sync::Refused(problem.clone()))
    );
    assert!(!session.can_send());
    let whole = Problem { status: 413, errors: Vec::new(), ..problem };
    let too_large = Rc::clone(&session)
        .reduce(Action::Companion(CompanionAction::Saved(ROOT.to_owned(), Err(Some(whole)))));
    assert!(!too_large.can_send(), "also where no member is named");
    assert_eq!(too_large.predict(too_large.profile), None);
    assert_eq!(edited(session).endpoint().map(|endpoint| &endpoint.sync), Some(&Sync::Edited));
}

#[test]
fn nothing_is_predicted_of_a_policy_that_cannot_be_sent() {
    let session = edited(up(opened()));
    assert!(session.predict(session.profile).is_some());
    let mut broken = allowing_everyone();
    broken.actual.status = 99;
    let session = session.reduce(Action::EditPolicy(ROOT.to_owned(), Box::new(broken)));
    assert_eq!(session.predict(session.profile), None);
    assert_eq!(session.policy_problems()[0].pointer, "/actual/status");
}

#[test]
fn an_edit_survives_the_loss_of_the_companion() {
    let session =
        edited(up(opened())).reduce(Action::Companion(CompanionAction::Saving(ROOT.to_owned())));
    let session = session.reduce(Action::Companion(CompanionAction::Down));
    assert_eq!(up(session).unsaved(), [(ROOT.to_owned(), allowing_everyone())]);
}

#[test]
fn the_labs_ports_are_remembered_while_the_companion_is_away() {
    let session = up_on(opened(), vec![4000, 4001]);
    let session = session.reduce(Action::Edit(Edit::Url("http://localhost:4001/".to_owned())));
    let session = session
        .reduce(Action::Companion(CompanionAction::Down))
        .reduce(Action::Companion(CompanionAction::Down));
    assert!(session.endpoint().is_some());
}

#[test]
fn a_bad_field_blocks_send_and_only_that() {
    let session = up(opened()).reduce(Action::Edit(Edit::Method("P T".to_owned())));
    assert!(!session.can_send());
    assert_eq!(Rc::clone(&session).reduce(Action::Send).run, Run::Idle);
    let session = session.reduce(Action::Edit(Edit::Method("PUT".to_owned())));
    assert_eq!(session.reduce(Action::Send).run, Run::Asked);
}

#[test]
fn header_rows_come_and_go() {
    let session = opened().reduce(Action::Edit(Edit::AddHeader));
    let session = session.reduce(Action::Edit(Edit::HeaderName(0, "X-A".to_owned())));
    let session = session.reduce(Action::Edit(Edit::HeaderValue(0, "1".to_owned())));
    assert_eq!(session.draft.0.headers, [("X-A".to_owned(), "1".to_owned())]);
    let session = session.reduce(Action::Edit(Edit::RemoveHeader(0)));
    let session = session.reduce(Action::Edit(Edit::RemoveHeader(0)));
    assert!(session.draft.0.headers.is_empty());
}

#[test]
fn a_finished_run_is_counted_and_moves_the_guide() {
    let session = up(opened()).reduce(Action::Send).reduce(Action::Sending);
    assert_eq!(session.run, Run::Sending);
    let finished = report(&session);
    let session = session.reduce(Action::Finished(finished));
    assert_eq!((session.run, session.finished), (Run::Idle, 1));
    assert_eq!(session.guide.progress, Some(Progress::Failing));
    assert!(!session.guide.done[0]);
}

#[test]
fn opening_a_stage_sets_request_and_server_up() {
    let session = up(opened()).reduce(Action::ToggleRunUrl);
    assert_eq!(session.run_url, RunUrl::Kept);
    let session = session.reduce(Action::OpenStage(3));
    assert_eq!(session.run_url, RunUrl::Fresh);
    assert_eq!(session.draft.0.mode, Mode::SameOrigin);
    let policy = &session.endpoint().expect("an endpoint").policy;
    assert!(policy.preflight.allow_credentials.on && policy.actual.allow_credentials.on);
    assert_eq!(session.reduce(Action::CloseGuide).guide.current, None);
}

#[test]
fn what_nobody_touched_moves_to_the_ports_of_the_lab() {
    let session = up_on(opened(), vec![4000, 4001]);
    assert_eq!(session.draft.0.url, "http://localhost:4000/");
    let mine = opened().reduce(Action::Edit(Edit::Url("http://localhost:3000/mine".to_owned())));
    assert_eq!(up_on(mine, vec![4000]).draft.0.url, "http://localhost:3000/mine");
}

#[test]
fn one_sheet_is_open_at_a_time() {
    let session = opened().reduce(Action::OpenSheet(Sheet::Catalogue));
    let session = session.reduce(Action::OpenSheet(Sheet::Words));
    assert_eq!(session.sheet, Some(Sheet::Words));
    assert_eq!(session.reduce(Action::CloseSheet).sheet, None);
}

#[test]
fn a_link_is_shown_and_nothing_else_happens() {
    let before = up(opened());
    let link = "1=o=http://localhost:8000&r.url=http://localhost:3000/&a.status=!404&end";
    let session = Rc::clone(&before).reduce(Action::OpenLink(link.into()));
    assert_eq!(session.sheet, Some(Sheet::Import));
    assert_eq!(&*session.pasted.text, link);
    assert_eq!(session.scenario(), before.scenario());
    assert_eq!((session.run, session.unsaved().len()), (Run::Idle, 0));
    let closed = session.reduce(Action::CloseSheet);
    assert_eq!(&*closed.pasted.text, link, "closing the sheet loses nothing");
}

#[test]
fn an_endpoint_that_is_not_there_is_made_once_the_companion_is() {
    let mut scenario = opened().scenario();
    scenario.request.url = "http://localhost:3000/e/imported".to_owned();
    scenario.policy = Some(allowing_everyone());
    let session = opened().reduce(Action::SetUp(Box::new(scenario)));
    assert_eq!(session.unsaved(), []);
    assert_eq!(up(session).unsaved(), [("imported".to_owned(), allowing_everyone())]);
}

#[test]
fn closing_the_guide_closes_an_experiment_too() {
    let experiment = experiments().next().expect("a catalogue");
    let open = Action::Catalogue(CatalogueAction::Open(experiment));
    let session = up(opened()).reduce(open);
    assert!(session.catalogue.open.is_some());
    assert!(session.reduce(Action::CloseGuide).catalogue.open.is_none());
}

#[test]
fn a_sheet_does_not_cover_what_comes_of_a_run() {
    let session = up(opened()).reduce(Action::OpenSheet(Sheet::Words)).reduce(Action::Send);
    assert_eq!((session.run, session.sheet), (Run::Asked, None));
}

#[test]
fn one_key_ends_what_is_in_front() {
    let session = up(opened())
        .reduce(Action::Send)
        .reduce(Action::OpenSheet(Sheet::Words))
        .reduce(Action::Palette(Palette::Open(String::new())))
        .reduce(Action::Escape);
    assert_eq!((&session.palette, session.run), (&Palette::Closed, Run::Asked));
    let session = session.reduce(Action::Escape);
    assert_eq!((session.run, session.stopped), (Run::Idle, true));
    assert_eq!(session.sheet, Some(Sheet::Words));
    assert_eq!(session.reduce(Action::Escape).sheet, None);
}

#[test]
fn no_request_waits_in_send() {
    let request = RequestSpec { api: Api::Xhr, xhr_sync: true, ..RequestSpec::new("/x") };
    let scenario = Scenario::new("http://localhost:8000".to_owned(), request, None);
    let session = opened().reduce(Action::SetUp(Box::new(scenario)));
    assert!(!session.scenario().request.xhr_sync);
}
