//! The ladder over every finding that can come.

use cors_engine::CredentialsMode;

use super::{Confidence, Finding, Probe, ProbeStep, conclude, describe_finding, next_probe};
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
    check(&put(), &FAST, &FAST, "refused", 3);
    check(&put(), &SLOW, &SLOW, "unreachable", 3);
    check(&put(), &Finding::TimedOut { after_ms: 10_000 }, &SHARED, "timeout", 2);
    let violated = Finding::PolicyViolated { directive: "connect-src".to_owned() };
    check(&put(), &violated, &SHARED, "content-security-policy", 2);
    let offline = climb(&put(), |_| Finding::Offline);
    assert_eq!(offline.len(), 1);
    let conclusion = conclude(&put(), &offline).expect("a conclusion");
    assert_eq!((conclusion.id, conclusion.confidence), ("offline", Confidence::Certain));
    for finding in [FAST, SLOW, Finding::TimedOut { after_ms: 1 }, Finding::Offline] {
        let steps = climb(&put(), |_| finding.clone());
        let conclusion = conclude(&put(), &steps).expect("a conclusion");
        assert!(conclusion.headline.ends_with("not CORS"), "{}", conclusion.headline);
        assert!(!conclusion.text.contains("Access-Control"), "{}", conclusion.text);
    }
}

#[test]
fn what_the_plain_request_shows_narrows_it_down() {
    check(&put(), &Finding::Answered, &SLOW, "not-shared", 3);
    check(&put(), &Finding::Answered, &SHARED, "preflight", 3);
    // `Cross-Origin-Resource-Policy` can hide from `no-cors` what CORS shares.
    check(&put(), &SLOW, &SHARED, "preflight", 3);
    let include = scenario(|request| request.credentials = CredentialsMode::Include);
    check(&include, &Finding::Answered, &SHARED, "credentials", 3);
    let post = scenario(|request| request.method = "POST".to_owned());
    check(&post, &Finding::Answered, &SHARED, "this-request", 3);
}

#[test]
fn a_plain_request_is_not_sent_twice() {
    let plain = scenario(|_| ());
    check(&plain, &Finding::Answered, &SHARED, "not-shared", 2);
    check(&plain, &FAST, &SHARED, "refused", 2);
}

#[test]
fn nothing_found_tells_nothing() {
    assert_eq!(conclude(&put(), &[]), None);
    let online = ProbeStep { probe: Probe::Network, finding: Finding::Online };
    assert_eq!(conclude(&put(), &[online]), None);
}
