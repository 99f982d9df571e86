//! Laws of fixes.

use cors_engine::{ExchangeKind, Keyword, Mode, Outcome, PreflightCache, Profile};
use cors_wire::{Answer, HeaderSource, OriginMatch, Switch};

use super::{Fix, Stored, fixes, progress::makes_progress};
use crate::{
    Lab, Scenario,
    catalogue::experiments,
    explanation::{Side, test_case::TestCase},
    failing_cases::failing_cases,
    lint::{Severity, lint_policy},
    predict,
    prediction::predict_as_far,
};

/// The fixes of what is predicted to fail; none if nothing is.
fn predicted_fixes(scenario: &Scenario, profile: Profile) -> Vec<Fix> {
    let Some(outcome) = predict(scenario, profile) else { return Vec::new() };
    match outcome.failure() {
        Some(failure) => fixes(scenario, failure, &outcome, profile),
        None => Vec::new(),
    }
}

/// How far a scenario gets, as far as its answers are known.
fn reached(scenario: &Scenario, profile: Profile) -> Outcome {
    let cache = &mut PreflightCache::new();
    predict_as_far(scenario, cache, profile).expect("an origin").0
}

/// Whether an answer lets whoever asks, or `null`, read with credentials.
fn careless(answer: &Answer) -> bool {
    let open = match &answer.allow_origin.value {
        HeaderSource::Mirror { .. } => true,
        HeaderSource::Fixed(value) => value == "null",
        HeaderSource::Lines { lines } => lines.iter().any(|line| line == "null"),
        HeaderSource::Computed { .. } => false,
        HeaderSource::List { list } => {
            answer.origin_match != OriginMatch::Exact || list.iter().any(|origin| origin == "null")
        }
    };
    let line = |wanted: &str| {
        let mut lines = answer.headers.iter();
        lines.any(|(name, value)| name == "Access-Control-Allow-Origin" && value == wanted)
    };
    (open && answer.allow_origin.on || line("null")) && answer.allow_credentials.on
}

/// What lint finds in a scenario's policy that is high or critical: rule, answer and header.
fn grave(scenario: &Scenario) -> Vec<(&'static str, ExchangeKind, Option<&'static str>)> {
    let policy = scenario.policy.clone().unwrap_or_default();
    lint_policy(&policy, &scenario.page_origin, &scenario.request.url)
        .into_iter()
        .filter(|finding| finding.severity >= Severity::High)
        .map(|finding| (finding.rule.id, finding.answer, finding.header))
        .collect()
}

/// Asserts the laws for every fix of a scenario, and returns how many rounds of the first server
/// fix it takes to succeed.
#[track_caller]
pub(crate) fn check_laws(scenario: &Scenario, profile: Profile) -> usize {
    let mut current = scenario.clone();
    let mut applied = Vec::new();
    for round in 0..=6 {
        // Success, or a redirect to somebody whose answer is not known.
        if predict(&current, profile).is_none_or(|o| o.failure().is_none()) {
            let before = grave(scenario);
            let after = grave(&current);
            assert!(after.iter().all(|found| before.contains(found)), "{after:?} by {applied:?}");
            return round;
        }
        let before = reached(&current, profile);
        let before = before.failure().expect("a failure");
        let offered = predicted_fixes(&current, profile);
        for fix in &offered {
            let after = reached(&fix.scenario, profile);
            assert!(makes_progress(before, after.failure()), "{} does not help", fix.title);
            assert!(!fix.changes.is_empty(), "{} changes nothing", fix.title);
            let was = current.policy.clone().unwrap_or_default();
            let now = fix.scenario.policy.clone().unwrap_or_default();
            for (was, now) in [(&was.preflight, &now.preflight), (&was.actual, &now.actual)] {
                assert!(careless(was) || !careless(now), "{} is careless", fix.title);
            }
            let mode = fix.scenario.request.mode;
            assert!(mode != Mode::NoCors || current.request.mode == Mode::NoCors);
        }
        let mut sides: Vec<_> = offered.iter().map(|fix| fix.side == Side::Client).collect();
        assert!(sides.is_sorted(), "the server's fixes come first");
        sides.dedup();
        let Some(first) = offered.into_iter().next() else {
            panic!("no fix for {:?}", predict(&current, profile).map(|o| o.settlement));
        };
        applied.push(first.title);
        current = first.scenario;
    }
    panic!("six rounds are not enough: {applied:?}");
}

#[test]
fn every_cause_that_can_be_fixed_is_fixed_within_six_rounds() {
    // Nobody can fix what is not a URL, not a method, or not HTTP, nor open another port.
    let hopeless = [
        "construct/url-invalid",
        "construct/method-invalid",
        "blocked/bad-port",
        "dispatch/scheme-not-http",
    ];
    for known in failing_cases() {
        for &profile in Profile::ALL {
            if hopeless.contains(&known.id) {
                assert!(predicted_fixes(&known.case.0, profile).is_empty(), "{}", known.id);
            } else if known.id != "blocked/mixed-content" {
                check_laws(&known.case.0, profile);
            }
        }
    }
}

#[test]
fn an_opaque_page_with_credentials_gets_no_fix_from_the_server() {
    let mut scenario = TestCase::put().include().0;
    scenario.page_origin = "null".to_owned();
    let offered = predicted_fixes(&scenario, Profile::Standard);
    assert!(offered.iter().all(|fix| fix.side == Side::Client), "{offered:?}");
}

#[test]
fn credentials_are_granted_to_a_named_origin() {
    let mut scenario = TestCase::lab().include().0;
    let policy = scenario.policy.get_or_insert_default();
    policy.actual.allow_origin.on = true;
    policy.actual.allow_origin.value = HeaderSource::Mirror { mirror: true };
    let first = predicted_fixes(&scenario, Profile::Standard).remove(0);
    let actual = first.scenario.policy.unwrap_or_default().actual;
    assert_eq!(actual.allow_origin.value, HeaderSource::Fixed(scenario.page_origin));
    assert!(actual.allow_credentials.on);
}

#[test]
fn an_allow_list_grows_by_one() {
    let mut scenario = TestCase::lab().0;
    let list = vec!["https://app.example".to_owned()];
    let policy = scenario.policy.get_or_insert_default();
    policy.actual.allow_origin.on = true;
    policy.actual.allow_origin.value = HeaderSource::List { list };
    let first = predicted_fixes(&scenario, Profile::Standard).remove(0);
    let actual = first.scenario.policy.unwrap_or_default().actual;
    let list = vec!["https://app.example".to_owned(), scenario.page_origin];
    assert_eq!(actual.allow_origin.value, HeaderSource::List { list });
    assert!(actual.vary.on);
}

#[test]
fn fixes_for_an_unknown_target_are_the_clients() {
    let mut scenario = TestCase::lab().mode(Mode::SameOrigin).0;
    scenario.policy = None;
    let outcome = predict(&scenario, Profile::Standard).expect("no network needed");
    let failure = outcome.failure().expect("a failure");
    let offered = fixes(&scenario, failure, &outcome, Profile::Standard);
    assert_eq!(offered.len(), 1);
    assert_eq!(offered[0].scenario.request.mode, Mode::Cors);
}

#[test]
fn what_an_unknown_server_answers_behind_a_redirect_is_not_mended_by_our_policy() {
    // A login page elsewhere refuses; whatever this endpoint allows, that one goes on refusing.
    let lines = [("Access-Control-Allow-Origin", "http://localhost:8000"), ("Location", "/login")];
    let scenario = TestCase::lab().answer(302, &lines).0;
    assert_eq!(predict(&scenario, Profile::Standard), None);
    let refused = TestCase::lab().answer(200, &[]);
    let mut outcome = refused.outcome();
    let mut failure = outcome.failure().expect("a failure").clone();
    failure.hop = 1;
    outcome.hops.push(outcome.hops[0].clone());
    let offered = fixes(&scenario, &failure, &outcome, Profile::Standard);
    let titles: Vec<_> = offered.iter().map(|fix| fix.title.as_str()).collect();
    assert_eq!(titles, ["Answer at this URL, without a redirect"]);
}

/// A page on a list, behind a cache that gave it the answer for somebody else.
fn stale(vary: Switch, honours_vary: bool) -> Vec<Fix> {
    let mut scenario = TestCase::lab().0;
    let list = vec![scenario.page_origin.clone(), "https://app.example".to_owned()];
    let policy = scenario.policy.get_or_insert_default();
    policy.cache.on = true;
    policy.cache.honours_vary = honours_vary;
    policy.actual.allow_origin = Switch { on: true, value: HeaderSource::List { list } };
    policy.actual.vary = vary;
    let other = [("Access-Control-Allow-Origin", "https://app.example")];
    let outcome = TestCase::lab().answer(200, &other).outcome();
    fixes(&scenario, outcome.failure().expect("a failure"), &outcome, Profile::Standard)
}

#[test]
fn a_stale_answer_is_dropped_and_no_other_comes_in_its_place() {
    let vary = Switch::on("Origin");
    let [sent, ignored, needless] =
        [stale(Switch::off("Origin"), true), stale(vary.clone(), false), stale(vary, true)];
    for offered in [&sent, &ignored, &needless] {
        assert_eq!(offered.len(), 1, "{offered:?}");
        assert_eq!(offered[0].stored, Stored::Dropped);
        assert!(offered[0].title.ends_with("and empty the shared cache"), "{offered:?}");
    }
    let policy = |offered: &[Fix]| offered[0].scenario.policy.clone().unwrap_or_default();
    assert!(policy(&sent).actual.vary.on && !policy(&sent).cache.by_origin);
    assert!(policy(&ignored).cache.by_origin);
    assert!(!policy(&needless).cache.by_origin);
}

#[test]
fn what_changes_behind_a_cache_drops_what_it_holds() {
    let mut scenario = TestCase::lab().0;
    let first = |scenario: &Scenario| predicted_fixes(scenario, Profile::Standard).remove(0);
    assert_eq!(first(&scenario).stored, Stored::Kept);
    scenario.policy.get_or_insert_default().cache.on = true;
    assert_eq!(first(&scenario).stored, Stored::Dropped);
    // Caches keep no answers to preflights.
    let mut preflighted = TestCase::put().0;
    let policy = preflighted.policy.get_or_insert_default();
    policy.cache.on = true;
    for answer in [&mut policy.preflight, &mut policy.actual] {
        answer.allow_origin = Switch::on("*");
    }
    assert_eq!(first(&preflighted).stored, Stored::Kept);
}

#[test]
fn a_policy_that_allows_all_needs_no_fix() {
    let case = TestCase::lab().answer(200, &[("Access-Control-Allow-Origin", "*")]);
    assert!(predicted_fixes(&case.0, Profile::Standard).is_empty());
}

#[test]
fn a_fix_tells_what_is_next_where_it_is_not_the_last() {
    // The preflight is refused for its status and, once that is mended, for its method.
    let case = TestCase::put().answer_preflight(401, &[]);
    let mut scenario = case.0;
    let mut told = Vec::new();
    while let Some(fix) = predicted_fixes(&scenario, Profile::Standard).into_iter().next() {
        told.push(fix.next_failure(Profile::Standard));
        scenario = fix.scenario;
    }
    assert!(told.len() > 1, "{told:?}");
    let (last, before) = told.split_last().expect("some");
    assert_eq!(*last, None);
    assert!(before.iter().all(Option::is_some), "{told:?}");
}

#[test]
fn a_grant_is_what_any_server_can_be_configured_to_do() {
    let first = |case: TestCase| {
        let fixes = predicted_fixes(&case.0, Profile::Standard);
        fixes.into_iter().next().expect("a fix")
    };
    assert!(first(TestCase::lab()).is_grant());
    assert!(first(TestCase::put().answer_preflight(401, &[])).is_grant());
    let [dropped] = &stale(Switch::off(""), true)[..] else { panic!("one fix") };
    assert!(!dropped.is_grant(), "{}", dropped.title);
}

#[test]
fn a_method_in_small_letters_can_be_mended_on_either_side() {
    let lines = [
        ("Access-Control-Allow-Origin", "http://localhost:8000"),
        ("Access-Control-Allow-Methods", "PATCH"),
    ];
    let case = TestCase::put().with(|request| request.method = "patch".to_owned());
    let case = case.answer_preflight(204, &lines);
    let sides: Vec<_> =
        predicted_fixes(&case.0, Profile::Standard).iter().map(|fix| fix.side).collect();
    assert_eq!(sides, [Side::Server, Side::Client]);
    assert_eq!(case.explain().who, Side::Client);
}

#[test]
fn the_page_can_spare_what_alone_made_the_browser_ask() {
    let lab = Lab { page_origin: "http://localhost:8000", lab_ports: &[3000] };
    let ids = ["traceparent", "long-accept", "two-ranges", "odd-content-type", "progress-bar"];
    for experiment in experiments().filter(|experiment| ids.contains(&experiment.id)) {
        let offered = predicted_fixes(&experiment.start(&lab).expect("a place"), Profile::Standard);
        assert_eq!(offered[0].side, Side::Server, "{}", experiment.id);
        let last = offered.last().expect("fixes");
        assert_eq!((last.side, last.steps(Profile::Standard)), (Side::Client, 1), "{last:?}");
    }
}
