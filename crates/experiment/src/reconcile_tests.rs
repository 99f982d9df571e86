//! The table of verdicts: browser against record.

use cors_engine::{Mode, Profile, Settlement};
use cors_wire::Exchange;

use crate::{
    BrowserOutcome, BrowserResponse, Difference, PreflightNeed, Verdict, Witnesses,
    explanation::test_case::{PAGE, TestCase},
    failing_cases::failing_cases,
    reconcile, response_type_id,
    test_record::record,
};

const ORIGIN: &str = "Access-Control-Allow-Origin";

fn verdict(case: &TestCase, browser: &BrowserOutcome, record: &[Exchange]) -> Verdict {
    reconcile(&case.0, browser, record, Profile::Standard)
}

fn rejected() -> BrowserOutcome {
    BrowserOutcome::Rejected("TypeError: Failed to fetch".to_owned())
}

/// What a browser that follows the rules would give.
fn expected(case: &TestCase) -> BrowserOutcome {
    match case.outcome().settlement {
        Settlement::Resolve(response) => BrowserOutcome::Resolved(BrowserResponse {
            response_type: Some(response_type_id(response.response_type).to_owned()),
            status: response.status,
            headers: response.visible_headers.into_iter().map(|name| (name, "x".into())).collect(),
            body: String::new(),
        }),
        Settlement::Reject(_) => rejected(),
        Settlement::Throw(_) => BrowserOutcome::Threw("TypeError".to_owned()),
    }
}

#[test]
fn every_known_failure_is_found_in_its_record() {
    for known in failing_cases() {
        let found = verdict(&known.case, &expected(&known.case), &record(&known.case.0));
        // A redirect to where the lab is not: the record cannot tell what happened there.
        if known.case.0.request.url.contains("api.example") {
            continue;
        }
        let failure = found.failure().map(|f| format!("{}/{}", f.stage.id(), f.cause.id()));
        assert_eq!(failure.as_deref(), Some(known.id), "{}", known.special);
        assert_eq!(found.witnesses(), Witnesses::Agree);
    }
}

#[test]
fn success_is_agreed_upon() {
    let case = TestCase::put().allow_preflight().answer(200, &[(ORIGIN, PAGE)]);
    let found = verdict(&case, &expected(&case), &record(&case.0));
    assert!(matches!(found, Verdict::Resolved(_)), "{found:?}");
    assert_eq!(found.preflight(), Some(PreflightNeed::Needed));
    assert_eq!((found.stage_id(), found.cause_id()), (None, None));
}

#[test]
fn the_record_decides_and_not_the_policy() {
    // The policy allows the page, but what went over the wire does not.
    let case = TestCase::lab().answer(200, &[(ORIGIN, PAGE)]);
    let mut seen = record(&case.0);
    let answer = seen[0].answer.as_mut().expect("an answer");
    answer.headers.retain(|(name, _)| name != ORIGIN);
    let found = verdict(&case, &rejected(), &seen);
    assert_eq!(found.cause_id(), Some("allow-origin-missing"));
    assert_eq!(case.failure_id(), "resolve");
}

#[test]
fn a_rejection_that_the_record_does_not_explain_is_a_disagreement() {
    let case = TestCase::lab().answer(200, &[(ORIGIN, PAGE)]);
    let found = verdict(&case, &rejected(), &record(&case.0));
    let Verdict::Disagreement(contradiction) = &found else { panic!("{found:?}") };
    let outcome = Difference::Outcome { browser: "reject", replay: "resolve" };
    assert_eq!(contradiction.differences, [outcome]);
    assert_eq!((found.outcome_id(), found.cause_id()), ("reject", None));
}

#[test]
fn a_response_may_differ_in_type_status_and_headers() {
    let case = TestCase::lab().answer(200, &[(ORIGIN, PAGE)]);
    let BrowserOutcome::Resolved(mut response) = expected(&case) else { panic!("a response") };
    response.response_type = Some("opaque".to_owned());
    response.status = 0;
    response.headers = vec![("X-Proxy".to_owned(), "1".to_owned())];
    let found = verdict(&case, &BrowserOutcome::Resolved(response), &record(&case.0));
    let Verdict::Disagreement(contradiction) = &found else { panic!("{found:?}") };
    let added = Difference::HeaderOnlyInBrowser("x-proxy".to_owned());
    assert!(contradiction.differences.contains(&added), "{contradiction:?}");
    assert!(contradiction.differences.contains(&Difference::Status { browser: 0, replay: 200 }));
}

#[test]
fn a_request_beyond_the_rules_is_a_disagreement() {
    let case = TestCase::lab().answer(200, &[(ORIGIN, PAGE)]);
    let mut seen = record(&case.0);
    let mut more = record(&TestCase::put().allow_preflight().0);
    seen.append(&mut more);
    let found = verdict(&case, &expected(&case), &seen);
    let Verdict::Disagreement(contradiction) = &found else { panic!("{found:?}") };
    assert_eq!(contradiction.differences.len(), 2);
}

#[test]
fn without_a_record_only_what_needs_none_is_known() {
    let dispatch = TestCase::lab().mode(Mode::SameOrigin);
    assert_eq!(verdict(&dispatch, &rejected(), &[]).cause_id(), Some("same-origin-mode"));

    let found = verdict(&TestCase::put(), &rejected(), &[]);
    let Verdict::Unknown(unknown) = &found else { panic!("{found:?}") };
    let ids: Vec<_> = unknown.possible.iter().map(|p| (p.stage.id(), p.cause)).collect();
    assert!(ids.contains(&("preflight", "method-not-allowed")), "{ids:?}");
    assert!(ids.contains(&("response", "allow-origin-missing")), "{ids:?}");
    assert!(ids.contains(&("response", "transport")), "{ids:?}");
    // No credentials are asked for, no further headers are sent.
    assert!(!ids.iter().any(|(_, cause)| cause.contains("credentials-")), "{ids:?}");
    assert!(!ids.contains(&("preflight", "header-not-allowed")), "{ids:?}");
    assert_eq!(found.preflight(), Some(PreflightNeed::Needed));
    assert_eq!((found.stage_id(), found.cause_id()), (None, None));
}

#[test]
fn a_record_that_is_not_yet_whole_does_not_mislead() {
    // The browser settled, but of two exchanges only the first has come over yet.
    let case = TestCase::put().allow_preflight().answer(200, &[(ORIGIN, PAGE)]);
    let seen = record(&case.0);
    let found = verdict(&case, &expected(&case), &seen[..1]);
    assert_eq!(found.witnesses(), Witnesses::Unknown);
    assert_eq!(found.outcome_id(), "resolve");
    // Both have, but the second without its answer yet.
    let mut pending = seen;
    pending[1].answer = None;
    assert_eq!(verdict(&case, &expected(&case), &pending).witnesses(), Witnesses::Unknown);
}

#[test]
fn a_preflight_that_only_the_cache_can_explain_is_not_called_missing() {
    let case = TestCase::put().allow_preflight().answer(200, &[(ORIGIN, PAGE)]);
    let found = verdict(&case, &expected(&case), &record(&case.0)[1..]);
    assert_eq!(found.preflight(), Some(PreflightNeed::Cached));
    assert_eq!(found.witnesses(), Witnesses::Agree);
}

#[test]
fn a_request_that_was_tried_again_counts_once() {
    let case = TestCase::lab();
    let mut seen = record(&case.0);
    let mut first = seen[0].clone();
    first.answer = None;
    seen.insert(0, first);
    assert_eq!(verdict(&case, &rejected(), &seen).cause_id(), Some("allow-origin-missing"));
}

#[test]
fn a_forwarded_request_to_the_pages_own_origin_is_found() {
    let case = TestCase::get("/own/root/a?b");
    let mut seen = record(&case.0);
    seen[0].request.target = "/e/root/a?b".to_owned();
    let found = verdict(&case, &expected(&case), &seen);
    assert!(matches!(found, Verdict::Resolved(_)), "{found:?}");
}

#[test]
fn no_part_of_a_record_leads_to_another_cause() {
    for known in failing_cases() {
        let whole = record(&known.case.0);
        let browser = expected(&known.case);
        let true_cause = verdict(&known.case, &browser, &whole).cause_id();
        for length in 0..whole.len() {
            let part = verdict(&known.case, &browser, &whole[..length]);
            let honest = match part.witnesses() {
                Witnesses::Unknown => true,
                Witnesses::Agree => part.cause_id() == true_cause,
                Witnesses::Disagreement => false,
            };
            assert!(honest, "{} {}: {length} of {}", known.id, known.special, whole.len());
        }
    }
}
