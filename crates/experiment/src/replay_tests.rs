//! What a browser remembers of preflights, kept in step with the record.

use std::time::Duration;

use cors_engine::{PreflightCache, Profile};
use cors_wire::Exchange;

use crate::{
    PreflightNeed, RecordState, Replay, explanation::test_case::TestCase, predict_with_cache,
    preflight_need, replay_with_cache, test_record::record,
};

/// A PUT that everything allows, and what goes over the wire when nothing is remembered.
fn allowed() -> (TestCase, Vec<Exchange>) {
    let allowed = [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Methods", "PUT"),
        ("Access-Control-Max-Age", "60"),
    ];
    let case = TestCase::put().answer_preflight(204, &allowed).answer(200, &allowed[..1]);
    let seen = record(&case.0);
    (case, seen)
}

fn run(case: &TestCase, seen: &[Exchange], cache: &mut PreflightCache) -> Replay {
    let scenario = &case.0;
    replay_with_cache(&scenario.page_origin, &scenario.request, seen, cache, Profile::Standard)
        .expect("an origin")
}

fn predicted(case: &TestCase, cache: &PreflightCache) -> PreflightNeed {
    let outcome = predict_with_cache(&case.0, &mut cache.clone(), Profile::Standard);
    preflight_need(&outcome.expect("a policy"))
}

#[test]
fn a_run_is_remembered_for_as_long_as_its_answer_says() {
    let (case, seen) = allowed();
    let mut cache = PreflightCache::new();
    assert_eq!(predicted(&case, &cache), PreflightNeed::Needed);
    assert_eq!(preflight_need(&run(&case, &seen, &mut cache).outcome), PreflightNeed::Needed);
    assert_eq!(predicted(&case, &cache), PreflightNeed::Cached);
    assert_eq!(preflight_need(&run(&case, &seen[1..], &mut cache).outcome), PreflightNeed::Cached);
    cache.advance(Duration::from_secs(60));
    assert_eq!(predicted(&case, &cache), PreflightNeed::Needed);
}

#[test]
fn time_counts_from_when_the_preflight_was_answered() {
    let (case, mut seen) = allowed();
    seen[0].answer.as_mut().expect("an answer").at_us += 5_000_000;
    let mut cache = PreflightCache::new();
    run(&case, &seen, &mut cache);
    cache.advance_to(Duration::from_secs(64));
    assert_eq!(predicted(&case, &cache), PreflightNeed::Cached);
    cache.advance_to(Duration::from_secs(66));
    assert_eq!(predicted(&case, &cache), PreflightNeed::Needed);
}

#[test]
fn a_browser_that_asks_again_has_forgotten_and_now_remembers_anew() {
    let (case, seen) = allowed();
    let mut cache = PreflightCache::new();
    run(&case, &seen, &mut cache);
    cache.advance(Duration::from_secs(30));
    let again = run(&case, &seen, &mut cache);
    assert_eq!(preflight_need(&again.outcome), PreflightNeed::Needed);
    assert_eq!((again.record, again.leftover), (RecordState::Complete, vec![]));
    cache.advance(Duration::from_secs(45));
    assert_eq!(predicted(&case, &cache), PreflightNeed::Cached);
}

#[test]
fn a_browser_that_does_not_ask_remembers_what_nobody_saw() {
    let (case, seen) = allowed();
    let mut cache = PreflightCache::new();
    let found = run(&case, &seen[1..], &mut cache);
    assert_eq!(preflight_need(&found.outcome), PreflightNeed::Cached);
    assert_eq!(cache, PreflightCache::new(), "for how long is not known");
}

#[test]
fn a_contradicted_record_teaches_nothing() {
    let (case, seen) = allowed();
    let doubled = [seen[0].clone(), seen[0].clone(), seen[1].clone()];
    let mut cache = PreflightCache::new();
    let found = run(&case, &doubled, &mut cache);
    assert_eq!(found.leftover, [1]);
    assert_eq!(cache.entries().count(), 0);
}
