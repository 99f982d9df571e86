//! The ladder over every finding that can come.

use cors_engine::{CredentialsMode, Mode, RedirectMode};

use super::{Finding, Probe, ProbeStep, conclude, describe_finding, next_probe};
use crate::{RequestSpec, Scenario};

fn scenario(change: impl FnOnce(&mut RequestSpec)) -> Scenario {
    let mut request = RequestSpec::new("https://api.example/");
    change(&mut request);
    Scenario::new("http://localhost:8000".to_owned(), request, None)
}

fn put() -> Scenario {
    scenario(|request| request.method = "PUT".to_owned())
}

/// Climbs the ladder over a browser that finds this.
fn climb(scenario: &Scenario, finds: impl Fn(Probe) -> Finding) -> Vec<ProbeStep> {
    let mut steps = Vec::new();
    while let Some(probe) = next_probe(scenario, &steps) {
        steps.push(ProbeStep { probe, finding: finds(probe) });
        assert!(steps.len() <= 3, "a ladder ends");
    }
    steps
}

#[track_caller]
fn check(scenario: &Scenario, reach: &Finding, plain: &Finding, expected: &str, rungs: usize) {
    let steps = climb(scenario, |probe| match probe {
        Probe::Network => Finding::Online,
        Probe::Reach => reach.clone(),
        Probe::Plain => plain.clone(),
    });
    let conclusion = conclude(scenario, &steps).expect("a conclusion");
    assert_eq!((conclusion.id, steps.len()), (expected, rungs));
    assert!(conclusion.headline.split_whitespace().count() <= 12, "{}", conclusion.headline);
    for step in &steps {
        assert!(describe_finding(&step.finding).ends_with('.'));
    }
}

const FAST: Finding = Finding::Failed { after_ms: 3 };
const SLOW: Finding = Finding::Failed { after_ms: 900 };
const SHARED: Finding = Finding::Shared { status: 200 };

#[test]
fn what_is_not_cors_is_not_called_cors() {
    check(&put(), &FAST, &FAST, "unreachable", 3);
    check(&put(), &SLOW, &SLOW, "unreachable", 3);
    check(&put(), &Finding::TimedOut { after_ms: 10_000 }, &SHARED, "timeout", 2);
    let violated = Finding::PolicyViolated { directive: "connect-src".to_owned() };
    check(&put(), &violated, &SHARED, "content-security-policy", 2);
    for finding in [FAST, SLOW, Finding::TimedOut { after_ms: 1 }] {
        let steps = climb(&put(), |_| finding.clone());
        let conclusion = conclude(&put(), &steps).expect("a conclusion");
        assert!(conclusion.headline.ends_with("not CORS"), "{}", conclusion.headline);
        assert!(!conclusion.text.contains("Access-Control"), "{}", conclusion.text);
    }
}

#[test]
fn a_browser_without_a_network_may_still_reach_this_machine() {
    let found = |reach: &Finding| {
        let steps = climb(&put(), |probe| match probe {
            Probe::Network => Finding::Offline,
            Probe::Reach => reach.clone(),
            Probe::Plain => SLOW,
        });
        conclude(&put(), &steps).expect("a conclusion").id
    };
    assert_eq!(found(&FAST), "offline");
    assert_eq!(found(&Finding::Answered), "not-shared-or-preflight");
}

#[test]
fn what_the_plain_request_shows_narrows_it_down() {
    check(&put(), &Finding::Answered, &SHARED, "preflight-or-answer", 3);
    // `Cross-Origin-Resource-Policy` can hide from `no-cors` what CORS shares.
    check(&put(), &SLOW, &SHARED, "preflight-or-answer", 3);
    let include = scenario(|request| request.credentials = CredentialsMode::Include);
    check(&include, &Finding::Answered, &SHARED, "credentials", 3);
    let post = scenario(|request| request.method = "POST".to_owned());
    check(&post, &Finding::Answered, &SHARED, "this-request", 3);
    check(&post, &Finding::Answered, &SLOW, "not-shared", 3);
    let redirects = scenario(|request| request.redirect = RedirectMode::Error);
    check(&redirects, &Finding::Answered, &SHARED, "this-request", 3);
}

/// The words of the conclusion where a server answers and a plain GET comes to this.
fn words(scenario: &Scenario, plain: &Finding) -> String {
    let steps = climb(scenario, |probe| match probe {
        Probe::Network => Finding::Online,
        Probe::Reach => Finding::Answered,
        Probe::Plain => plain.clone(),
    });
    let conclusion = conclude(scenario, &steps).expect("a conclusion");
    [conclusion.headline, conclusion.text].join(". ")
}

#[test]
fn a_plain_request_neither_acquits_nor_convicts_the_preflight() {
    let token = scenario(|request| {
        request.headers.push(("Authorization".to_owned(), "Bearer t".to_owned()));
    });
    for scenario in [&token, &put()] {
        let refused = words(scenario, &FAST);
        let (options, itself) = (refused.find("OPTIONS"), refused.find("answer to the request"));
        assert!(options.is_some() && options < itself, "{refused}");
        assert!(refused.contains("a reason of its own"), "{refused}");
    }
    let json = scenario(|request| {
        request.method = "POST".to_owned();
        request.headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
    });
    let shared = words(&json, &SHARED);
    for part in ["OPTIONS", "its own answer lacks", "may have been carried out"] {
        assert!(shared.contains(part), "{part} in {shared}");
    }
    // A server that does something else with a POST may do so with cookies, too, or without.
    let post = scenario(|request| {
        request.method = "POST".to_owned();
        request.credentials = CredentialsMode::Include;
    });
    check(&post, &Finding::Answered, &SHARED, "this-request", 3);
}

#[test]
fn where_nothing_is_shared_that_is_no_reason() {
    let no_cors = scenario(|request| request.mode = Mode::NoCors);
    for plain in [SLOW, SHARED] {
        check(&no_cors, &Finding::Answered, &plain, "this-request", 3);
        assert!(!words(&no_cors, &plain).contains("Access-Control"));
    }
}

#[test]
fn a_header_may_be_missing_on_the_way_and_be_there_twice() {
    for scenario in [scenario(|_| ()), put()] {
        let words = words(&scenario, &SLOW);
        for part in ["redirect before", "there twice", "several values", "somebody else"] {
            assert!(words.contains(part), "{part} in {words}");
        }
    }
}

#[test]
fn how_sure_it_is_is_said_once_and_speed_proves_nothing() {
    let answers = [FAST, SLOW, Finding::Answered, SHARED, Finding::TimedOut { after_ms: 9 }];
    for (reach, plain) in answers.iter().flat_map(|one| answers.iter().map(move |two| (one, two))) {
        for scenario in [put(), scenario(|_| ())] {
            let steps = climb(&scenario, |probe| match probe {
                Probe::Network => Finding::Online,
                Probe::Reach => reach.clone(),
                Probe::Plain => plain.clone(),
            });
            let conclusion = conclude(&scenario, &steps).expect("a conclusion");
            let said = [conclusion.headline, conclusion.text].concat().to_lowercase();
            assert!(!said.contains("likely") && !said.contains("possib"), "{said}");
        }
    }
    assert_eq!(describe_finding(&FAST), "It failed after 3 ms.");
}

#[test]
fn a_plain_request_is_not_sent_twice() {
    let plain = scenario(|_| ());
    check(&plain, &Finding::Answered, &SHARED, "not-shared", 2);
    check(&plain, &FAST, &SHARED, "unreachable", 2);
}

#[test]
fn nothing_found_tells_nothing() {
    assert_eq!(conclude(&put(), &[]), None);
    let online = ProbeStep { probe: Probe::Network, finding: Finding::Online };
    assert_eq!(conclude(&put(), &[online]), None);
}
