//! Laws of explanations, held against every way to fail that the tests know.

use std::collections::HashMap;

use cors_engine::{Algorithm, Cause, Failure, Stage};

use super::{Context, Explanation, explain, test_case::TestCase};
use crate::failing_cases::failing_cases;

/// Every explanation, with what it explains.
fn explanations() -> Vec<(String, Explanation)> {
    let mut all: Vec<_> = failing_cases()
        .iter()
        .map(|known| (format!("{} {}", known.id, known.special), known.case.explain()))
        .collect();
    all.push(("redirect/stream-body".to_owned(), stream_body()));
    all
}

/// The one failure that no scenario of the lab leads to.
fn stream_body() -> Explanation {
    let failure = Failure {
        stage: Stage::Redirect,
        hop: 0,
        step: Algorithm::HttpRedirectFetch.step("11"),
        cause: Cause::StreamBody { status: 307 },
        also: Vec::new(),
    };
    let case = TestCase::lab();
    explain(&failure, &Context::new(&case.0, &case.outcome()))
}

#[test]
fn headlines_have_at_most_twelve_words() {
    for (what, explanation) in explanations() {
        let words = explanation.headline.split_whitespace().count();
        assert!((3..=12).contains(&words), "{what}: {}", explanation.headline);
    }
}

#[test]
fn everything_is_said_in_whole_sentences() {
    for (what, explanation) in explanations() {
        let Explanation { happened, why, reached, remedy, .. } = &explanation;
        for sentence in [happened, why, reached, remedy] {
            assert!(sentence.ends_with(['.', '?']), "{what}: {sentence}");
            assert!(sentence.len() > 15, "{what}: {sentence}");
            assert!(!sentence.contains("  "), "{what}: {sentence}");
            assert_eq!(sentence.matches('`').count() % 2, 0, "{what}: {sentence}");
        }
        assert!(!explanation.headline.ends_with('.'), "{what}");
    }
}

#[test]
fn every_explanation_leads_further() {
    for (what, explanation) in explanations() {
        assert!(explanation.mdn.starts_with("https://developer.mozilla.org/docs/Web/"), "{what}");
        assert!(explanation.standard.contains("spec.whatwg.org/#"), "{what}");
        assert!(explanation.step.contains(", step "), "{what}: {}", explanation.step);
    }
}

#[test]
fn refinements_have_words_of_their_own() {
    let mut headlines: HashMap<String, String> = HashMap::new();
    for (what, explanation) in explanations() {
        let (id, _) = what.split_once(' ').unwrap_or((&what, ""));
        let (_, cause) = id.split_once('/').expect("stage and cause");
        // The same thing may be said of the preflight's answer and of the answer itself, and of
        // several statuses or values that mean the same; never of two different causes.
        if let Some(other) = headlines.insert(explanation.headline.clone(), cause.to_owned()) {
            let pair = [other.as_str(), cause];
            let same = other == cause
                || pair.iter().all(|cause| {
                    ["allow-origin-missing", "status-not-ok", "redirected"].contains(cause)
                });
            assert!(same, "{other} and {cause} are both {}", explanation.headline);
        }
    }
}

#[test]
fn origins_that_differ_are_told_apart() {
    let mut headlines: Vec<_> = failing_cases()
        .iter()
        .filter(|known| known.id == "response/allow-origin-mismatch")
        .map(|known| known.case.explain().headline)
        .collect();
    let count = headlines.len();
    headlines.sort();
    headlines.dedup();
    assert_eq!(headlines.len(), count);
}

#[test]
fn nobody_is_advised_to_use_no_cors_or_allow_null() {
    for (what, explanation) in explanations() {
        assert!(!explanation.remedy.contains("se mode `no-cors`"), "{what}");
        assert!(!explanation.remedy.contains("Allow `null`"), "{what}");
    }
}

#[test]
fn the_evidence_names_what_was_compared() {
    let explained = TestCase::lab().answer(200, &[("Access-Control-Allow-Origin", "null")]);
    let lines: Vec<_> = explained.explain().evidence.into_iter().map(|e| e.line).collect();
    assert_eq!(lines, ["Origin: http://localhost:8000", "Access-Control-Allow-Origin: null"]);
}

#[test]
fn what_else_is_wrong_is_said_too() {
    let origin = ("Access-Control-Allow-Origin", "http://localhost:8000");
    let case = TestCase::put().header("X-A", "1").answer_preflight(204, &[origin]);
    let explained = case.explain();
    assert_eq!(explained.headline, "The preflight did not allow PUT");
    assert_eq!(explained.also, ["The preflight did not allow x-a"]);
}
