//! Undo and redo, without a browser.

use std::rc::Rc;

use cors_engine::Profile;
use cors_experiment::Sender;
use cors_experiment::catalogue::experiments;
use cors_wire::{Endpoint, Health, Policy, ROOT, SERVICE, Switch};
use proptest::prelude::*;

use super::{Action, CatalogueAction, CompanionAction, Edit, Session, Sync, Way};

fn opened() -> Rc<Session> {
    Rc::new(Session::new("http://localhost:8000".to_owned(), Profile::Standard))
}

fn typed(session: Rc<Session>, texts: &[&str], edit: fn(String) -> Edit) -> Rc<Session> {
    texts
        .iter()
        .fold(session, |session, text| session.reduce(Action::Edit(edit((*text).to_owned()))))
}

fn undone(session: Rc<Session>) -> Rc<Session> {
    session.reduce(Action::Step(Way::Back))
}

fn redone(session: Rc<Session>) -> Rc<Session> {
    session.reduce(Action::Step(Way::Forth))
}

fn switched(session: Rc<Session>, edit: fn(&mut Policy)) -> Rc<Session> {
    let mut policy = policy(&session);
    edit(&mut policy);
    session.reduce(Action::EditPolicy(ROOT.to_owned(), Box::new(policy)))
}

fn policy(session: &Session) -> Policy {
    session.endpoints.get(ROOT).expect("the article's").policy.clone()
}

fn up(session: Rc<Session>) -> Rc<Session> {
    let (service, version) = (SERVICE.to_owned(), "0".to_owned());
    let (lab_ports, instance) = (vec![3000, 3001], String::new());
    let health = Health { service, version, lab_ports, ipv6: true, tls_port: None, instance };
    let (name, path) = (ROOT.to_owned(), "/".to_owned());
    let root = Endpoint { name, path, revision: 1, policy: Policy::default() };
    session.reduce(Action::Companion(CompanionAction::Up(health, vec![root])))
}

#[test]
fn a_word_that_is_typed_is_one_step() {
    let session = typed(opened(), &["P", "PU", "PUT"], Edit::Method);
    // All of it was selected and typed over: that is the first step; the rest is the same word.
    assert_eq!(session.undo.next(Way::Back), Some("Method"));
    let session = undone(session);
    assert_eq!(session.draft.0.method, "GET");
    assert_eq!(session.undo.next(Way::Back), None);
    assert_eq!(session.undo.said, "Undone: Method. Steps left: 0.");
    assert_eq!(redone(session).draft.0.method, "PUT");
}

#[test]
fn words_in_two_fields_are_two_steps_also_where_the_fields_are_neighbours() {
    let session = opened().reduce(Action::Edit(Edit::AddHeader));
    let session = typed(session, &["X", "X-", "X-A"], |text| Edit::HeaderName(0, text));
    let session = typed(session, &["1", "12"], |text| Edit::HeaderValue(0, text));
    let session = undone(session);
    assert_eq!(session.draft.0.headers, [("X-A".to_owned(), String::new())]);
    let session = undone(session);
    assert_eq!(session.draft.0.headers, [(String::new(), String::new())]);
    assert!(undone(session).draft.0.headers.is_empty());
}

#[test]
fn what_is_typed_after_a_run_is_a_step_of_its_own() {
    let session = typed(opened(), &["GE", "G"], Edit::Method).reduce(Action::Sending);
    let session = undone(typed(session, &[""], Edit::Method));
    assert_eq!(session.draft.0.method, "G");
    assert_eq!(undone(session).draft.0.method, "GET");
}

#[test]
fn a_switch_turned_on_and_off_is_two_steps_and_a_value_that_is_typed_is_one() {
    let session = switched(opened(), |policy| policy.actual.allow_origin.on = true);
    let session = switched(session, |policy| policy.actual.allow_origin.on = false);
    let session = undone(session);
    assert!(policy(&session).actual.allow_origin.on);
    let session = switched(session, |policy| policy.actual.allow_origin = Switch::on("*a"));
    let session = switched(session, |policy| policy.actual.allow_origin = Switch::on("*ab"));
    assert_eq!(session.undo.next(Way::Forth), None, "an edit ends what could be redone");
    let session = undone(session);
    assert_eq!(policy(&session).actual.allow_origin, Switch::on("*"));
    assert_eq!(policy(&undone(session)), Policy::default());
}

#[test]
fn a_policy_that_is_put_back_is_told_to_the_server_also_when_it_was_away() {
    let session = switched(up(opened()), |policy| policy.actual.status = 404);
    let session = session.reduce(Action::Companion(CompanionAction::Saving(ROOT.to_owned())));
    let session = undone(session.reduce(Action::Companion(CompanionAction::Down)));
    assert_eq!(session.endpoint().map(|endpoint| &endpoint.sync), Some(&Sync::Edited));
    assert_eq!(up(session).unsaved(), [(ROOT.to_owned(), Policy::default())]);
}

#[test]
fn what_the_server_tells_is_no_edit_of_the_visitors() {
    let mut told = Policy::default();
    told.actual.status = 404;
    let (name, path) = (ROOT.to_owned(), "/".to_owned());
    let endpoint = Endpoint { name, path, revision: 7, policy: told };
    let session =
        up(opened()).reduce(Action::Companion(CompanionAction::Endpoint(Box::new(endpoint))));
    assert_eq!(session.undo.next(Way::Back), None);
    assert_eq!(undone(Rc::clone(&session)).scenario(), session.scenario());
}

#[test]
fn an_experiment_that_was_opened_by_mistake_can_be_left() {
    let before = typed(opened(), &["PUT"], Edit::Method).reduce(Action::SendBy(Sender::Worker));
    let experiment = experiments().find(|experiment| experiment.id == "null-origin");
    let open = CatalogueAction::Open(experiment.expect("in the catalogue"));
    let session = Rc::clone(&before).reduce(Action::Catalogue(open));
    let back = undone(Rc::clone(&session));
    assert_eq!((back.scenario(), back.sender), (before.scenario(), Sender::Worker));
    assert_eq!((&back.catalogue.open, back.guide.current), (&None, Some(0)));
    let again = redone(back);
    assert_eq!(again.scenario(), session.scenario());
    assert_eq!(again.catalogue.open, session.catalogue.open);
}

#[test]
fn steps_are_bounded() {
    let mut session = opened();
    for length in 0..300 {
        session = session.reduce(Action::Edit(Edit::Body("abc".repeat(length))));
    }
    let mut steps = 0;
    while session.undo.next(Way::Back).is_some() {
        session = undone(session);
        steps += 1;
    }
    assert_eq!(steps, 100);
    for _ in 0..20 {
        for body in ["x", "y"] {
            session = session.reduce(Action::Edit(Edit::Body(body.repeat(1 << 20))));
        }
    }
    assert_eq!(undone(undone(session.clone())).undo.next(Way::Back), Some("Body"));
    for letter in ["a", "b", "a", "b", "a", "b"] {
        let value = letter.repeat(1 << 20);
        session = switched(session, |_| {});
        let mut policy = policy(&session);
        policy.actual.headers = vec![("X-A".to_owned(), value)];
        session = session.reduce(Action::EditPolicy(ROOT.to_owned(), Box::new(policy)));
    }
    let steps = (0..).take_while(|_| {
        let is_left = session.undo.next(Way::Back).is_some();
        session = undone(session.clone());
        is_left
    });
    assert!(steps.count() <= 4, "headers count, too");
}

fn edits() -> impl Strategy<Value = Vec<Action>> {
    let text = "[ab\"é]{0,3}";
    let edit = prop_oneof![
        text.prop_map(|text| Action::Edit(Edit::Method(text))),
        text.prop_map(|text| Action::Edit(Edit::Url(text))),
        text.prop_map(|text| Action::Edit(Edit::HeaderValue(0, text))),
        Just(Action::Edit(Edit::AddHeader)),
        Just(Action::ToggleRunUrl),
        (0..4_usize).prop_map(Action::OpenStage),
        (200..203_u16).prop_map(|status| {
            let mut policy = Policy::default();
            policy.actual.status = status;
            Action::EditPolicy(ROOT.to_owned(), Box::new(policy))
        }),
    ];
    proptest::collection::vec(edit, 0..40)
}

proptest! {
    /// Undo to the very beginning, redo to the very end: nothing is lost on the way.
    #[test]
    fn all_can_be_undone_and_redone(edits in edits()) {
        let start = opened();
        let end = edits.into_iter().fold(Rc::clone(&start), Session::reduce);
        let mut session = Rc::clone(&end);
        while session.undo.next(Way::Back).is_some() {
            session = undone(session);
        }
        prop_assert_eq!((&session.draft, session.run_url), (&start.draft, start.run_url));
        prop_assert_eq!(policy(&session), policy(&start));
        while session.undo.next(Way::Forth).is_some() {
            session = redone(session);
        }
        prop_assert_eq!((&session.draft, session.run_url), (&end.draft, end.run_url));
        prop_assert_eq!(policy(&session), policy(&end));
    }
}
