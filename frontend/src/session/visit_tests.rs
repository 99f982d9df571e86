//! What outlives a reload, without a browser.

use std::rc::Rc;

use cors_engine::Profile;
use cors_experiment::catalogue::experiments;
use cors_experiment::{RequestSpec, STAGES, Scenario, Sender, permalink};
use cors_wire::{Endpoint, Health, Policy, ROOT, SERVICE};
use proptest::prelude::*;

use super::{
    Action, CatalogueAction, CompanionAction, Edit, EndpointState, RunUrl, Session, Sheet, Way,
};

fn new() -> Session {
    Session::new("http://localhost:8000".to_owned(), Profile::Standard)
}

fn opened() -> Rc<Session> {
    Rc::new(new())
}

fn reloaded(session: &Session) -> Rc<Session> {
    Rc::new(new().resumed(&session.visit_text()))
}

fn not_found() -> Policy {
    let mut policy = Policy::default();
    policy.actual.status = 404;
    policy
}

/// The companion with the article's endpoint as it is at the start.
fn up(session: Rc<Session>) -> Rc<Session> {
    let (service, version) = (SERVICE.to_owned(), "0".to_owned());
    let (lab_ports, instance) = (vec![4000, 4001], String::new());
    let health = Health { service, version, lab_ports, ipv6: true, tls_port: None, instance };
    let (name, path) = (ROOT.to_owned(), "/".to_owned());
    let root = Endpoint { name, path, revision: 3, policy: Policy::default() };
    session.reduce(Action::Companion(CompanionAction::Up(health, vec![root])))
}

#[test]
fn request_sender_and_what_is_open_outlive_a_reload() {
    let session = [
        Action::Edit(Edit::Url("http://[ \u{2603}".to_owned())),
        Action::Edit(Edit::AddHeader),
        Action::Edit(Edit::Body("a\nb&c=%".to_owned())),
        Action::SendBy(Sender::Worker),
        Action::ToggleRunUrl,
        Action::CloseGuide,
        Action::Paste("curl\n\npasted\nx".into()),
        Action::OpenSheet(Sheet::Import),
    ]
    .into_iter()
    .fold(opened(), Session::reduce);
    let again = reloaded(&session);
    assert_eq!(again.draft, session.draft, "what is wrong is kept, too");
    assert_eq!((again.sender, again.run_url), (Sender::Worker, RunUrl::Kept));
    assert_eq!((again.guide.current, again.sheet), (None, Some(Sheet::Import)));
    assert_eq!(again.pasted, session.pasted);
    assert_eq!(reloaded(&again), again);
}

#[test]
fn what_was_done_before_a_reload_can_be_undone_after_it() {
    let edit = Action::EditPolicy(ROOT.to_owned(), Box::new(not_found()));
    let session = up(opened())
        .reduce(Action::Edit(Edit::Method("PUT".to_owned())))
        .reduce(edit)
        .reduce(Action::SendBy(Sender::Worker))
        .reduce(Action::Edit(Edit::Body("a\tb\nc".to_owned())))
        .reduce(Action::Step(Way::Back));
    let (mut again, mut stayed) = (up(reloaded(&session)), session);
    for way in [Way::Forth, Way::Back, Way::Back, Way::Back, Way::Back] {
        assert!(stayed.undo.next(way).is_some(), "{way:?}");
        assert_eq!(again.undo.next(way), stayed.undo.next(way));
        [again, stayed] = [again, stayed].map(|session| session.reduce(Action::Step(way)));
        assert_eq!(again.scenario(), stayed.scenario());
    }
    assert_eq!(again.undo.next(Way::Back), None);
}

#[test]
fn stages_and_experiments_stay_open_and_done() {
    let mut session = new();
    session.guide.done[2] = true;
    session.catalogue.done.push("json-post");
    let staged = Rc::new(session).reduce(Action::OpenStage(1));
    assert_eq!(reloaded(&staged).guide, staged.guide);
    assert_eq!(reloaded(&staged).catalogue.done, ["json-post"]);
    let experiment = experiments().find(|experiment| experiment.id == "slash").expect("one");
    let open = staged.reduce(Action::Catalogue(CatalogueAction::Open(experiment)));
    let at_once = [
        Action::Catalogue(CatalogueAction::ToggleGuessing),
        Action::Catalogue(CatalogueAction::Open(experiment)),
    ];
    let at_once = at_once.into_iter().fold(Rc::clone(&open), Session::reduce);
    assert_eq!(reloaded(&at_once).catalogue, at_once.catalogue);
    let again = reloaded(&open);
    assert_eq!(again.catalogue, open.catalogue);
    assert_eq!((again.guide.current, again.scenario()), (None, open.scenario()));
}

#[test]
fn what_the_server_was_not_told_is_told_after_the_reload() {
    let edit = Action::EditPolicy(ROOT.to_owned(), Box::new(not_found()));
    let session = up(opened()).reduce(Action::Companion(CompanionAction::Down)).reduce(edit);
    let again = reloaded(&session);
    assert_eq!(again.endpoint().map(|endpoint| &endpoint.policy), Some(&not_found()));
    assert_eq!(up(again).unsaved(), [(ROOT.to_owned(), not_found())]);
}

#[test]
fn an_edit_of_an_endpoint_that_is_gone_makes_it_anew() {
    let (name, path) = ("shop".to_owned(), "/e/shop".to_owned());
    let told = Endpoint { name, path, revision: 7, policy: Policy::default() };
    let edit = Action::EditPolicy("shop".to_owned(), Box::new(not_found()));
    let known = up(opened()).reduce(Action::Companion(CompanionAction::Endpoint(Box::new(told))));
    let edited = known.clone().reduce(Action::Companion(CompanionAction::Down)).reduce(edit);
    let again = up(edited);
    assert_eq!(again.unsaved(), [("shop".to_owned(), not_found())]);
    assert!(again.endpoints.get("shop").is_some_and(EndpointState::is_wanted));
    assert_eq!(up(known).endpoints.get("shop"), None, "unless nothing was edited");
}

#[test]
fn a_stage_that_there_is_not_is_not_gone_back_to() {
    let request = RequestSpec { method: "DELETE".to_owned(), ..opened().scenario().request };
    let link = permalink::encode(&Scenario::new(String::new(), request, None));
    let undone = |stage: usize| {
        let text = format!("visit 1\nundo Method\tThis page\t-\t{stage}\t-\t{link}");
        Rc::new(new().resumed(&text)).reduce(Action::Step(Way::Back)).guide.current
    };
    assert_eq!((undone(1), undone(STAGES.len())), (Some(1), None));
}

#[test]
fn what_the_server_knows_is_shown_and_not_told_again() {
    let (name, path) = (ROOT.to_owned(), "/".to_owned());
    let told = Endpoint { name, path, revision: 7, policy: not_found() };
    let session = up(opened()).reduce(Action::Companion(CompanionAction::Endpoint(Box::new(told))));
    let again = reloaded(&session);
    assert_eq!(again.scenario(), session.scenario(), "also on other ports than the usual");
    let again = up(again);
    assert_eq!(again.unsaved(), []);
    // It was changed back while the page was away.
    assert_eq!(again.endpoint().map(|endpoint| &endpoint.policy), Some(&Policy::default()));
}

#[test]
fn a_text_of_another_version_is_left_alone() {
    let text = opened().reduce(Action::CloseGuide).visit_text().replace("visit 1", "visit 2");
    assert_eq!(new().resumed(&text), new());
    assert_eq!(new().resumed(""), new());
}

proptest! {
    /// Whatever became of the text, the page opens, and what it opens with can be kept.
    #[test]
    fn no_text_breaks_the_page(at in 0..2_000_usize, cut in 0..40_usize, text in "\\PC{0,20}") {
        let edit = Action::EditPolicy(ROOT.to_owned(), Box::new(not_found()));
        let mut kept = opened().reduce(edit).reduce(Action::Paste("x".into())).visit_text();
        let boundary = |kept: &str, at: usize| (0..=at.min(kept.len())).rev().find(|&at| kept.is_char_boundary(at));
        let start = boundary(&kept, at).unwrap_or(0);
        let end = boundary(&kept, start + cut).unwrap_or(start).max(start);
        kept.replace_range(start..end, &text);
        let session = new().resumed(&kept);
        session.predict(session.profile);
        let again = new().resumed(&session.visit_text());
        prop_assert_eq!(again.visit_text(), session.visit_text());
    }
}
