//! What is taken along says the same as what was seen here, and no more.

use cors_engine::{Outcome, Profile};
use proptest::prelude::*;

use super::{Evidence, exchange, exchange_json, report, secrets};
use crate::{
    BrowserOutcome, Context, Scenario, Verdict, explain,
    explanation::test_case::TestCase,
    failing_cases::failing_cases,
    fix::law_tests::scenario,
    fixes,
    judge::{Answer, Judgement, judge, parse_exchange},
    permalink, predict, reconcile,
    test_record::record,
};

/// What `cors judge` makes of an exchange that went through JSON.
fn judged(scenario: &Scenario, recorded: &[cors_wire::Exchange]) -> Outcome {
    let exchange = exchange(scenario, recorded).expect("an origin");
    let json = serde_json::to_string(&exchange).expect("it is written");
    assert_eq!(exchange_json(scenario, recorded).as_ref(), Some(&json));
    let read = parse_exchange(json.as_bytes()).expect("it is read").expect("it is an exchange");
    let judgement = Judgement::of(&read, Profile::Standard);
    assert_eq!(judgement.verdicts.len(), 1);
    judge(&read, &Profile::Standard.rules()).remove(0)
}

fn said(outcome: &Outcome) -> (&'static str, Option<(&'static str, &'static str, usize)>) {
    let failure = outcome.failure();
    let failure = failure.map(|failure| (failure.stage.id(), failure.cause.id(), failure.hop));
    (crate::settlement_id(&outcome.settlement), failure)
}

#[test]
fn the_exchange_of_every_known_failure_is_judged_alike() {
    for known in failing_cases() {
        let scenario = &known.case.0;
        let Some(predicted) = predict(scenario, Profile::Standard) else { continue };
        assert_eq!(
            said(&judged(scenario, &[])),
            said(&predicted),
            "{} {}",
            known.id,
            known.special
        );
    }
}

#[test]
fn an_exchange_tells_of_no_answer_that_nobody_saw() {
    for method in ["GET", "PUT"] {
        let mut request = crate::RequestSpec::new("http://localhost:4000/");
        request.method = method.to_owned();
        let page = "http://localhost:8000".to_owned();
        let json = exchange_json(&Scenario::new(page, request, None), &[]).expect("an origin");
        assert!(json.contains("\"hops\":[]"), "{json}");
    }
    // What the lab sends elsewhere is answered by somebody who keeps no record and has no policy.
    let lines = [("Access-Control-Allow-Origin", "*"), ("Location", "http://localhost:4000/")];
    let scenario = TestCase::lab().answer(302, &lines).0;
    let recorded = record(&scenario);
    for recorded in [&recorded[..1], &[]] {
        let exchange = exchange(&scenario, recorded).expect("an origin");
        let [hop] = exchange.steps[0].hops.as_slice() else { panic!("{exchange:?}") };
        assert!(matches!(hop.response, Some(Answer::Http(_))), "{hop:?}");
    }
    // A connection that the lab broke was seen to break.
    let mut broken = TestCase::lab().0;
    broken.policy.get_or_insert_default().actual.delivery = cors_wire::Delivery::Reset;
    let exchange = exchange(&broken, &[]).expect("an origin");
    let hop = exchange.steps[0].hops.first().expect("a hop");
    assert!(matches!(hop.response, Some(Answer::Failed { .. })), "{hop:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_exchange_is_judged_as_policy_and_record_are(scenario in scenario()) {
        if let Some(predicted) = predict(&scenario, Profile::Standard) {
            prop_assert_eq!(said(&judged(&scenario, &[])), said(&predicted));
            let recorded = record(&scenario);
            prop_assert_eq!(said(&judged(&scenario, &recorded)), said(&predicted));
        }
    }

    #[test]
    fn a_report_is_written_of_anything(scenario in scenario()) {
        let text = report_of(&scenario);
        prop_assert!(text.starts_with("# "));
        let fences = text.lines().filter(|line| line.starts_with("```")).count();
        prop_assert_eq!(fences % 2, 0, "{}", text);
    }
}

fn report_of(scenario: &Scenario) -> String {
    let recorded = record(scenario);
    let browser = BrowserOutcome::Rejected("Failed to fetch".to_owned());
    let verdict = reconcile(scenario, &browser, &recorded, Profile::Standard);
    let (explanation, fixes) = match (&verdict, verdict.failure()) {
        (Verdict::Failed(outcome), Some(failure)) => (
            Some(explain(failure, &Context::new(scenario, outcome))),
            fixes(scenario, failure, outcome, Profile::Standard),
        ),
        (_, _) => (None, Vec::new()),
    };
    report(&Evidence {
        scenario,
        verdict: &verdict,
        explanation: explanation.as_ref(),
        record: &recorded,
        steps: &[],
        imported: None,
        fixes: &fixes,
        browser: "Chromium 156",
        permalink: &format!("http://localhost:8000/#{}", permalink::encode(scenario)),
    })
}

#[test]
fn a_report_has_the_evidence_and_what_follows() {
    let known = failing_cases();
    let known = known.iter().find(|known| known.id == "preflight/header-not-allowed");
    let mut scenario = known.expect("it is known").case.0.clone();
    scenario.request.headers.push(("Authorization".to_owned(), "Bearer mine".to_owned()));
    let text = report_of(&scenario);
    for part in [
        "- Result: reject at `preflight/authorization-not-listed`",
        "- To set it up: <http://localhost:8000/#1=o=http://localhost:8000&",
        "## What the script does\n\n```js\nconst response = await fetch(",
        "### Preflight\n\n```http\nOPTIONS / HTTP/1.1\n",
        "## Why",
        "(https://fetch.spec.whatwg.org/#",
        "## What to do",
        "- Server: ",
        "## What consoles say\n\n```text\nChrome: Access to fetch",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

#[test]
fn secrets_that_the_scenario_did_not_set_are_masked() {
    let scenario = {
        let mut scenario = failing_cases().remove(0).case.0;
        scenario.request = crate::RequestSpec::new("http://localhost:3000/");
        scenario.request.headers.push(("Authorization".to_owned(), "Bearer mine".to_owned()));
        let policy = scenario.policy.get_or_insert_default();
        policy.preflight.headers.push(("Set-Cookie".to_owned(), "set=here".to_owned()));
        policy.actual.set_cookie.on = true;
        scenario
    };
    let mut recorded = record(&scenario);
    for one in &mut recorded {
        let line = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        one.request.headers.push(line("cookie", "session=1; other=project"));
        one.request.headers.push(line("Authorization", "Bearer mine"));
        one.request.headers.push(line("Proxy-Authorization", "Basic secret"));
        let answer = one.answer.as_mut().expect("an answer");
        answer.headers.push(line("set-cookie", "session=1proxy=secret"));
    }
    let verdict = reconcile(
        &scenario,
        &BrowserOutcome::Rejected(String::new()),
        &recorded,
        Profile::Standard,
    );
    let text = report(&Evidence {
        scenario: &scenario,
        verdict: &verdict,
        explanation: None,
        record: &recorded,
        steps: &[],
        imported: None,
        fixes: &[],
        browser: "",
        permalink: "",
    });
    let json = serde_json::to_string(&exchange(&scenario, &recorded)).expect("it is written");
    for text in [&text, &json] {
        assert!(!text.contains("project") && !text.contains("secret"), "{text}");
        assert!(text.contains("Bearer mine") && text.contains("set=here"), "{text}");
        assert!(text.contains("(masked)"), "{text}");
    }
}

#[test]
fn what_looks_like_a_secret_is_named_once_whatever_it_is_called() {
    let mut scenario = TestCase::lab().0;
    assert_eq!(secrets(&scenario), [""; 0]);
    let header = |name: &str| (name.to_owned(), "x".to_owned());
    scenario.request.headers =
        ["Accept", "X-API-Key", "AUTHORIZATION", "x-api-key"].map(header).into();
    let policy = scenario.policy.get_or_insert_default();
    policy.actual.headers = ["Server", "X-Session-Id"].map(header).into();
    assert_eq!(secrets(&scenario), ["x-api-key", "authorization", "x-session-id"]);
}
