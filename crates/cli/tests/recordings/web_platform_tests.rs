//! What web-platform-tests expect is what the standard's profile gives.

use std::collections::BTreeMap;

use cors_engine::{Hop, Outcome, Profile, ResponseType, Settlement};
use cors_experiment::judge::{judge, parse_exchange};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    evidence::text,
    exceptions::{AUTHENTICATION, WEB_PLATFORM_TESTS},
};

#[derive(Deserialize)]
struct Case {
    id: String,
    expect: Expectation,
    #[serde(default)]
    disputed: serde_json::Value,
    #[serde(default)]
    observed_differences: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Expectation {
    throws: Option<bool>,
    outcome: Option<String>,
    #[serde(rename = "type")]
    response_type: Option<String>,
    status: Option<u16>,
    visible_headers: Option<Vec<String>>,
    preflight: Option<bool>,
    preflight_request_headers: Option<String>,
    hops: Option<Vec<ExpectedHop>>,
    steps: Option<Vec<Expectation>>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct ExpectedHop {
    preflight: bool,
    preflight_request_headers: Option<String>,
    method: Option<String>,
    origin: Option<String>,
}

#[test]
fn the_standard_does_what_web_platform_tests_expect() {
    let difference = |case: &Case, text: &str| differs(text, &case.expect, Profile::Standard);
    let listed = |id: &str| WEB_PLATFORM_TESTS.iter().any(|(listed, _)| *listed == id);
    check_cases(difference, |case| listed(&case.id));
}

#[test]
fn browsers_differ_from_it_where_they_were_seen_to() {
    for (profile, browser) in
        [(Profile::Chromium, "chromium-156"), (Profile::Firefox, "firefox-153esr")]
    {
        let difference = |case: &Case, text: &str| differs(text, &case.expect, profile);
        let differed = |case: &Case| {
            let listed = WEB_PLATFORM_TESTS.iter().any(|(id, _)| *id == case.id);
            let authentication = AUTHENTICATION.iter().any(|(id, _)| *id == case.id);
            listed || (case.observed_differences.contains_key(browser) && !authentication)
        };
        check_cases(difference, differed);
    }
}

/// Every case that is not disputed differs exactly if it should.
#[track_caller]
fn check_cases(
    difference: impl Fn(&Case, &str) -> Option<String>,
    should_differ: impl Fn(&Case) -> bool,
) {
    let text = text("wpt-cases.json.gz");
    let cases: Vec<&RawValue> = serde_json::from_str(&text).expect("an array");
    assert_eq!(cases.len(), 928);
    let mut wrong = Vec::new();
    for text in cases.into_iter().map(RawValue::get) {
        let case: Case = serde_json::from_str(text).expect("a case");
        if !case.disputed.is_null() {
            continue;
        }
        match (difference(&case, text), should_differ(&case)) {
            (None, false) | (Some(_), true) => {}
            (None, true) => wrong.push(format!("{} should differ, but agrees", case.id)),
            (Some(difference), false) => wrong.push(format!("{}: {difference}", case.id)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// In what a case and our judgement differ.
fn differs(case: &str, expect: &Expectation, profile: Profile) -> Option<String> {
    let exchange = match parse_exchange(case.as_bytes()) {
        Ok(exchange) => exchange.expect("an exchange"),
        Err(error) => return Some(error.to_string()),
    };
    let outcomes = judge(&exchange, &profile.rules());
    let expectations = match &expect.steps {
        Some(steps) => steps.as_slice(),
        None => std::slice::from_ref(expect),
    };
    assert_eq!(outcomes.len(), expectations.len());
    let mut steps = outcomes.iter().zip(expectations).zip(&exchange.steps);
    steps.find_map(|((outcome, expectation), step)| {
        let is_fetch = step.request.api == cors_engine::Api::Fetch;
        outcome_differs(outcome, expectation, if is_fetch { Shows::Type } else { Shows::NoType })
    })
}

/// Whether the interface shows script the type of a response.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Type,
    NoType,
}

fn outcome_differs(outcome: &Outcome, expect: &Expectation, shows: Shows) -> Option<String> {
    let ours = match &outcome.settlement {
        Settlement::Resolve(_) => "resolve",
        Settlement::Reject(_) => "reject",
        Settlement::Throw(_) => "throw",
    };
    if let Some(throws) = expect.throws {
        return (throws != (ours == "throw")).then(|| format!("outcome {ours}"));
    }
    if expect.outcome.as_deref().is_some_and(|outcome| outcome != ours) {
        return Some(format!("outcome {ours}, cause {:?}", outcome.failure()));
    }
    response_differs(outcome, expect, shows).or_else(|| requests_differ(outcome, expect))
}

fn response_differs(outcome: &Outcome, expect: &Expectation, shows: Shows) -> Option<String> {
    let Settlement::Resolve(response) = &outcome.settlement else {
        return None;
    };
    let response_type = match response.response_type {
        ResponseType::Basic => "basic",
        ResponseType::Cors => "cors",
        ResponseType::Opaque => "opaque",
        ResponseType::OpaqueRedirect => "opaqueredirect",
    };
    let fits = expect.response_type.as_deref().is_none_or(|expected| expected == response_type)
        || shows == Shows::NoType;
    let fits = fits
        && expect.status.is_none_or(|status| status == response.status)
        && expect.visible_headers.as_ref().is_none_or(|names| *names == response.visible_headers);
    (!fits).then(|| format!("response {response:?}"))
}

fn requests_differ(outcome: &Outcome, expect: &Expectation) -> Option<String> {
    let sent: Vec<_> = outcome.hops.iter().filter_map(sent_requests).collect();
    let first = outcome.hops.first().and_then(|hop| hop.preflight.as_ref());
    let first = first.filter(|preflight| preflight.sent);
    let preflight_fits = expect.preflight.is_none_or(|expected| {
        expected == first.is_some()
            && expect.preflight_request_headers
                == first.and_then(|preflight| preflight.request_headers.clone())
    });
    let hops_fit = expect.hops.as_ref().is_none_or(|hops| *hops == sent);
    (!preflight_fits || !hops_fit).then(|| format!("requests {sent:?}"))
}

/// What of a hop reached a server; `None` when nothing did.
fn sent_requests(hop: &Hop) -> Option<ExpectedHop> {
    let preflight = hop.preflight.as_ref().filter(|preflight| preflight.sent);
    (hop.sent || preflight.is_some()).then(|| ExpectedHop {
        preflight: preflight.is_some(),
        preflight_request_headers: preflight.and_then(|one| one.request_headers.clone()),
        method: hop.sent.then(|| hop.method.clone()),
        origin: hop.origin.clone(),
    })
}
