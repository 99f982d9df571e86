//! Laws of explanations, held against every way to fail that the tests know.

use std::collections::HashMap;

use cors_engine::{Algorithm, Cause, Failure, Hop, Stage};

use super::{Context, Explanation, Presence, Side, explain, test_case::TestCase};
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
fn for_an_opaque_page_with_credentials_no_server_is_to_blame() {
    let mut seen = 0;
    for known in failing_cases().into_iter().filter(|known| known.id.contains("/allow-")) {
        let mut case = known.case;
        case.0.page_origin = "null".to_owned();
        let outcome = case.clone().include().outcome();
        let Some(failure) = outcome.failure().filter(|failure| failure.hop == 0) else { continue };
        if failure.step.algorithm == Algorithm::CorsCheck {
            let explanation = case.include().explain();
            assert_eq!(explanation.who, Side::Client, "{}", known.id);
            assert!(explanation.remedy.contains("nothing that a server could safely"));
            assert!(explanation.evidence.iter().all(|line| line.presence == Presence::There));
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
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
        for sentence in [happened.as_str(), why, reached, remedy] {
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
                || pair.iter().all(|cause| ["status-not-ok", "redirected"].contains(cause));
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

const ORIGIN: &str = "Access-Control-Allow-Origin";

/// What people meet most, each with what must be in its headline.
fn refinements() -> Vec<(TestCase, &'static str)> {
    let allowing = |value| TestCase::lab().answer(200, &[(ORIGIN, value)]);
    let preflight = |status, lines: &[_]| TestCase::put().answer_preflight(status, lines);
    let login = TestCase::get("http://localhost:3000/e/a").answer(200, &[]);
    let listed = |method| {
        let lines = [(ORIGIN, super::test_case::PAGE), ("Access-Control-Allow-Methods", "PATCH")];
        TestCase::lab().with(|it| it.method = method).answer_preflight(204, &lines)
    };
    vec![
        (allowing("http://localhost:8000/"), "slash"),
        (allowing("http://LOCALHOST:8000"), "case"),
        (allowing("http://localhost:9000"), "port"),
        (allowing("https://localhost:8000"), "scheme"),
        (allowing("http://localhost:8000, http://b.test"), "only one origin"),
        (allowing("http://*.localhost:8000"), "patterns"),
        (allowing("http://localhost:3000"), "allows itself"),
        (TestCase::lab().include().answer(200, &[(ORIGIN, "*")]), "wildcard *"),
        (TestCase::lab().answer(200, &[(ORIGIN, "*"), (ORIGIN, "*")]), "Two layers"),
        (login.clone().answer(500, &[]), "An error came back"),
        (login.clone().answer(302, &[("Location", "/x")]), "redirect itself"),
        (preflight(401, &[]), "login guard"),
        (preflight(403, &[]), "refused the preflight"),
        (preflight(302, &[("Location", "/login"), (ORIGIN, "*")]), "login page"),
        (listed("patch".to_owned()), "case-sensitive"),
        (login, "does not say"),
    ]
}

#[test]
fn what_people_meet_most_has_a_headline_of_its_own() {
    let mut headlines = Vec::new();
    for (case, part) in refinements() {
        let headline = case.explain().headline;
        assert!(headline.contains(part), "{part}: {headline}");
        assert!(headline.split_whitespace().count() <= 12, "{headline}");
        headlines.push(headline);
    }
    let count = headlines.len();
    headlines.sort();
    headlines.dedup();
    assert_eq!(headlines.len(), count);
}

#[test]
fn what_is_not_modified_is_not_redirected() {
    let told = TestCase::lab().answer(304, &[]).explain();
    assert!(!told.headline.contains("redirect") && !told.remedy.contains("redirect"), "{told:?}");
}

#[test]
fn a_stream_that_went_out_was_not_too_new_for_the_connection() {
    let case = TestCase::lab().with(|request| request.body_type = crate::BodyType::Stream);
    let mut outcome = case.outcome();
    let failure = Failure {
        stage: Stage::Response,
        hop: 0,
        step: Algorithm::CorsCheck.step("2"),
        cause: Cause::Transport,
        also: Vec::new(),
    };
    for (sent, part) in [(true, "No answer"), (false, "HTTP/2")] {
        outcome.hops[0].sent = sent;
        let headline = explain(&failure, &Context::new(&case.0, &outcome)).headline;
        assert!(headline.contains(part), "{headline}");
    }
}

#[test]
fn a_login_page_behind_a_redirect_is_told_apart() {
    let case = TestCase::lab();
    let mut outcome = case.outcome();
    let first = outcome.hops[0].clone();
    outcome.hops.push(Hop { url: "http://id.test/Login?next=1".to_owned(), ..first });
    let failure = Failure {
        stage: Stage::Response,
        hop: 1,
        step: Algorithm::CorsCheck.step("2"),
        cause: Cause::AllowOriginMissing { status: 200 },
        also: Vec::new(),
    };
    let explained = explain(&failure, &Context::new(&case.0, &outcome));
    assert!(explained.headline.contains("login page"), "{}", explained.headline);
    assert!(explained.headline.split_whitespace().count() <= 12);
}

#[test]
fn a_star_is_offered_only_where_it_would_do() {
    let explained = TestCase::lab().explain();
    assert!(explained.why.contains('*') && explained.remedy.contains("or with `*`"));
    let explained = TestCase::lab().include().explain();
    assert!(explained.why.contains("`*` would not do") && !explained.remedy.contains('*'));
}

#[test]
fn a_page_without_an_origin_is_told_what_each_side_can_do() {
    let opaque = |mut case: TestCase| {
        case.0.page_origin = "null".to_owned();
        case.explain()
    };
    let named = opaque(TestCase::lab().answer(200, &[(ORIGIN, super::test_case::PAGE)]));
    assert!(named.why.contains("opaque") && named.remedy.starts_with("Send `*`"), "{named:?}");
    assert_eq!(named.who, Side::Server);
    let missing = opaque(TestCase::lab());
    assert!(
        missing
            .evidence
            .iter()
            .all(|line| !line.line.ends_with("Origin: null") || line.presence == Presence::There)
    );
    assert!(missing.remedy.contains("Origin: *`"), "{}", missing.remedy);
}
