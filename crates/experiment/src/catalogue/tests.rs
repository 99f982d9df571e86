//! Every experiment does what it is there to show, by prediction.

use std::collections::BTreeSet;

use cors_engine::{Keyword, Outcome, PreflightCache, Profile};

use super::{Experiment, Goal, Runs, experiments};
use crate::{Lab, Scenario, predict, predict_with_cache, response_type_id, settlement_id};

const LAB: Lab<'_> = Lab { page_origin: "http://localhost:8000", lab_ports: &[3000, 3001] };

/// What each experiment shows by the standard, in the order of the catalogue.
const SHOWN: &[(&str, &str)] = &[
    ("no-header", "reject response/allow-origin-missing"),
    ("slash", "reject response/allow-origin-mismatch"),
    ("scheme", "reject response/allow-origin-mismatch"),
    ("port", "reject response/allow-origin-mismatch"),
    ("capitals", "reject response/allow-origin-mismatch"),
    ("list", "reject response/allow-origin-multiple"),
    ("doubled", "reject response/allow-origin-multiple"),
    ("other-name", "reject response/allow-origin-mismatch"),
    ("allows-itself", "reject response/allow-origin-mismatch"),
    ("error-page", "reject response/allow-origin-missing"),
    ("null-origin", "reject response/allow-origin-mismatch"),
    ("json-post", "reject preflight/allow-origin-missing"),
    ("custom-header", "reject preflight/header-not-allowed"),
    ("bearer", "reject preflight/authorization-not-listed"),
    ("wildcard-authorization", "reject preflight/authorization-not-listed"),
    ("put-not-listed", "reject preflight/method-not-allowed"),
    ("lower-case-patch", "reject preflight/method-not-allowed"),
    ("options-login", "reject preflight/allow-origin-missing"),
    ("options-status", "reject preflight/status-not-ok"),
    ("redirected", "reject preflight/redirected"),
    ("fine-then-not", "reject response/allow-origin-missing"),
    ("asked-every-time", "resolve cors"),
    ("traceparent", "reject preflight/allow-origin-missing"),
    ("long-accept", "reject preflight/allow-origin-missing"),
    ("range-suffix", "reject preflight/allow-origin-missing"),
    ("two-ranges", "reject preflight/allow-origin-missing"),
    ("odd-content-type", "reject preflight/allow-origin-missing"),
    ("progress-bar", "reject preflight/allow-origin-missing"),
    ("wildcard-credentials", "reject response/allow-origin-wildcard-with-credentials"),
    ("wildcard-methods", "reject preflight/method-wildcard-with-credentials"),
    ("wildcard-headers", "reject preflight/header-wildcard-with-credentials"),
    ("credentials-not-allowed", "reject response/allow-credentials-missing"),
    ("capital-true", "reject response/allow-credentials-not-true"),
    ("credentials-on-preflight", "reject preflight/allow-credentials-missing"),
    ("cookie-lost", "resolve cors"),
    ("cookie-elsewhere", "resolve cors"),
    ("hidden-header", "resolve cors"),
    ("expose-wildcard", "resolve cors"),
    ("upload-etag", "resolve cors"),
    ("no-cors", "resolve opaque"),
    ("forwarded", "reject dispatch/same-origin-mode"),
    ("redirect-elsewhere", "reject response/allow-origin-mismatch"),
    ("login-page", "reject response/allow-origin-missing"),
    ("redirect-manual", "resolve opaqueredirect"),
    ("redirect-user", "reject redirect/location-has-credentials"),
    ("redirect-loop", "reject redirect/too-many-redirects"),
    ("reset", "reject response/transport"),
    ("resource-policy", "reject response/resource-policy"),
    ("bad-port", "reject blocked/bad-port"),
    ("mirror", "resolve cors"),
    ("null-listed", "resolve cors"),
    ("ends-with", "resolve cors"),
    ("begins-with", "resolve cors"),
];

/// Where an engine shows something else than the standard.
const ELSEWHERE: &[(Profile, &str, &str)] = &[
    (Profile::Webkit, "json-post", "reject preflight/status-not-ok"),
    (Profile::Chromium, "bearer", "reject preflight/header-not-allowed"),
    (Profile::Firefox, "bearer", "reject preflight/header-not-allowed"),
    (Profile::Webkit, "bearer", "reject preflight/header-not-allowed"),
    (Profile::Chromium, "wildcard-authorization", "resolve cors"),
    (Profile::Firefox, "wildcard-authorization", "resolve cors"),
    (Profile::Webkit, "wildcard-authorization", "resolve cors"),
    (Profile::Webkit, "options-login", "reject preflight/status-not-ok"),
    (Profile::Webkit, "traceparent", "reject preflight/status-not-ok"),
    (Profile::Webkit, "long-accept", "reject preflight/status-not-ok"),
    (Profile::Webkit, "range-suffix", "reject preflight/status-not-ok"),
    (Profile::Webkit, "two-ranges", "reject preflight/status-not-ok"),
    (Profile::Webkit, "odd-content-type", "reject preflight/status-not-ok"),
    (Profile::Webkit, "progress-bar", "reject preflight/status-not-ok"),
];

fn start(experiment: &Experiment) -> Scenario {
    experiment.start(&LAB).expect("a place of this lab")
}

fn shown(scenario: &Scenario, profile: Profile) -> String {
    told(&predict(scenario, profile).expect("a known target"))
}

/// The outcome of a run, or of the second where the browser may remember the first.
fn last(experiment: &Experiment, scenario: &Scenario, profile: Profile) -> Outcome {
    let mut cache = PreflightCache::new();
    if experiment.runs == Runs::Together {
        predict_with_cache(scenario, &mut cache, profile);
    }
    predict_with_cache(scenario, &mut cache, profile).expect("a known target")
}

fn told(outcome: &Outcome) -> String {
    let settlement = settlement_id(&outcome.settlement);
    match (outcome.failure(), &outcome.settlement) {
        (Some(failure), _) => {
            format!("{settlement} {}/{}", failure.stage.id(), failure.cause.id())
        }
        (None, cors_engine::Settlement::Resolve(response)) => {
            format!("{settlement} {}", response_type_id(response.response_type))
        }
        (None, _) => settlement.to_owned(),
    }
}

#[test]
fn each_experiment_shows_what_it_is_about() {
    let shown: Vec<_> =
        experiments().map(|e| (e.id, shown(&start(e), Profile::Standard))).collect();
    let shown: Vec<_> = shown.iter().map(|(id, shown)| (*id, shown.as_str())).collect();
    assert_eq!(shown, SHOWN);
}

#[test]
fn engines_show_the_same_but_for_named_deviations() {
    let mut elsewhere = Vec::new();
    for experiment in experiments() {
        let standard = shown(&start(experiment), Profile::Standard);
        for &profile in Profile::ALL {
            let there = shown(&start(experiment), profile);
            if there != standard {
                elsewhere.push((profile, experiment.id, there));
            }
        }
    }
    let elsewhere: Vec<_> =
        elsewhere.iter().map(|(profile, id, shown)| (*profile, *id, shown.as_str())).collect();
    assert_eq!(elsewhere, ELSEWHERE);
}

#[test]
fn each_fix_reaches_the_goal_that_was_missed() {
    for experiment in experiments() {
        let start = start(experiment);
        let fixed = experiment.fixed(&start, &LAB);
        let reached = |scenario: &Scenario, profile| {
            let outcome = last(experiment, scenario, profile);
            experiment.goal.is_reached(scenario, &outcome, profile)
        };
        assert!(!reached(&start, Profile::Standard), "{}", experiment.id);
        for &profile in Profile::ALL {
            assert!(reached(&fixed, profile), "{} {profile:?}", experiment.id);
        }
        assert_eq!(experiment.fixed(&fixed, &LAB), fixed, "{}", experiment.id);
    }
}

#[test]
fn the_right_guess_is_among_the_choices_and_the_fix_changes_it() {
    for experiment in experiments() {
        let question = experiment.question;
        let answer = |scenario: &Scenario| {
            let outcome = last(experiment, scenario, Profile::Standard);
            question.answer(scenario, &outcome, Profile::Standard)
        };
        let start = start(experiment);
        let before = answer(&start);
        assert!(question.choices().contains(&before), "{}", experiment.id);
        assert_ne!(before, answer(&experiment.fixed(&start, &LAB)), "{}", experiment.id);
    }
}

#[test]
fn no_fix_takes_refuge_in_no_cors_or_lets_strangers_in() {
    for experiment in experiments().filter(|experiment| experiment.goal != Goal::Arrives) {
        let fixed = experiment.fixed(&start(experiment), &LAB);
        assert_ne!(fixed.request.mode, cors_engine::Mode::NoCors, "{}", experiment.id);
        let answer = fixed.policy.expect("a policy").actual;
        if answer.allow_credentials.on {
            let source = &answer.allow_origin.value;
            let named = !matches!(source, cors_wire::HeaderSource::Mirror { .. });
            assert!(named && answer.origin_match == cors_wire::OriginMatch::Exact);
        }
    }
}

#[test]
fn every_experiment_has_a_name_an_endpoint_and_words() {
    let mut names = BTreeSet::new();
    for experiment in experiments() {
        assert!(names.insert(experiment.id), "{} is there twice", experiment.id);
        assert!(cors_wire::is_name(&experiment.endpoint()), "{}", experiment.id);
        let policy = start(experiment).policy.expect("a policy");
        assert_eq!(policy.validate(), [], "{}", experiment.id);
        for text in [experiment.title, experiment.story, experiment.fix_title, experiment.lesson] {
            assert!(!text.is_empty() && text.matches('`').count() % 2 == 0, "{text}");
        }
    }
}

#[test]
fn experiments_follow_the_page_and_the_lab() {
    let lab = Lab { page_origin: "http://127.0.0.1:9000", lab_ports: &[4000, 4001] };
    for experiment in experiments() {
        let here = shown(&experiment.start(&lab).expect("a place"), Profile::Standard);
        assert_eq!(here, shown(&start(experiment), Profile::Standard), "{}", experiment.id);
    }
}
