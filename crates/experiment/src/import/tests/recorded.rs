//! Archives whose browser says more than the answers in them.

use super::{noted, read, request};
use crate::import::Entry;

/// An archive with a request to an API and the preflight before it, where there is one.
fn archive(creator: &str, error: &str, request: &str, answer: &str, before: &str) -> String {
    format!(
        r#"{{"log": {{"creator": {{"name": "{creator}"}}, "entries": [{before} {{
            "request": {{"method": "GET", "url": "https://a.example/", "headers": [
                {{"name": "Origin", "value": "https://b.example"}} {request}]}},
            "response": {{"status": 200, "headers": [{answer}], "_error": "{error}"}}}}]}}}}"#
    )
}

const ALL: &str = r#"{"name": "Access-Control-Allow-Origin", "value": "*"}"#;
const ALLOWED: &str = r#"{"name": "Access-Control-Allow-Origin", "value": "https://b.example"},
    {"name": "Access-Control-Allow-Credentials", "value": "true"}"#;
const AUTHORIZED: &str = r#", {"name": "Authorization", "value": "Bearer t"}"#;
const PREFLIGHT: &str = r#"{
    "request": {"method": "OPTIONS", "url": "https://a.example/", "headers": [
        {"name": "Origin", "value": "https://b.example"},
        {"name": "Access-Control-Request-Method", "value": "GET"},
        {"name": "Access-Control-Request-Headers", "value": "authorization"}]},
    "response": {"status": 204, "headers": [
        {"name": "Access-Control-Allow-Origin", "value": "*"},
        {"name": "Access-Control-Allow-Headers", "value": "*"}]}},"#;

fn one(text: &str) -> Entry {
    read(text).entries.remove(0)
}

fn failure(entry: &Entry) -> Option<&'static str> {
    let outcome = entry.outcome.as_ref().expect("an outcome");
    outcome.failure().map(|failure| failure.cause.id())
}

#[test]
fn a_noted_failure_that_credentials_explain_is_taken_for_theirs() {
    let failed = one(&archive("WebInspector", "net::ERR_FAILED", "", ALL, ""));
    assert_eq!(failure(&failed), Some("allow-origin-wildcard-with-credentials"));
    assert_eq!(request(&failed), "GET https://a.example/ include");
    noted(&failed.notes, "credentials `include`");
    let passed = one(&archive("WebInspector", "", "", ALL, ""));
    assert_eq!(failure(&passed), None);
    assert_eq!(request(&passed), "GET https://a.example/ same-origin");
}

#[test]
fn a_noted_failure_that_nothing_explains_is_no_success() {
    for (error, answer) in [("net::ERR_FAILED", ALLOWED), ("net::ERR_ABORTED", ALL)] {
        let entry = one(&archive("WebInspector", error, "", answer, ""));
        assert!(entry.outcome.is_none(), "{error}");
        assert_eq!(request(&entry), "GET https://a.example/ same-origin");
        noted(&entry.notes, "does not fit");
        noted(&entry.here, "need not fail as that one did");
    }
}

#[test]
fn what_browsers_let_pass_and_the_standard_does_not_is_no_failure() {
    for creator in ["WebInspector", "Firefox", "another"] {
        let entry = one(&archive(creator, "", AUTHORIZED, ALL, PREFLIGHT));
        assert_eq!(failure(&entry), None, "{creator}");
        assert!(entry.beyond_standard);
        noted(&entry.notes, "does not cover Authorization");
    }
    let failed = one(&archive("WebInspector", "net::ERR_FAILED", AUTHORIZED, ALL, PREFLIGHT));
    assert_eq!(failure(&failed), Some("authorization-not-listed"));
    let unlisted = PREFLIGHT.replace("\"Access-Control-Allow-Headers\"", "\"X-A\"");
    let entry = one(&archive("WebInspector", "", AUTHORIZED, ALL, &unlisted));
    assert!(failure(&entry).is_some() && !entry.beyond_standard);
}

#[test]
fn no_answer_is_made_up_for_what_was_not_recorded() {
    let entry = one(&archive("", "", "", "", "").replace("\"status\": 200", "\"status\": 0"));
    assert!(entry.outcome.is_none());
    assert!(entry.scenario.as_ref().is_some_and(|it| it.policy.is_none()));
    noted(&entry.here, "need not fail as that one did");
}

#[test]
fn the_first_that_failed_is_looked_at_first() {
    let passing = r#"{"request": {"method": "GET", "url": "https://c.example/", "headers": [
        {"name": "Origin", "value": "https://b.example"}]}, "response": {"status": 200, "headers": [
        {"name": "Access-Control-Allow-Origin", "value": "*"}]}},"#;
    let at = |error, answer| read(&archive("", error, "", answer, passing)).first_failed();
    assert_eq!([at("", ""), at("net::ERR_ABORTED", ALL), at("", ALL)], [1, 1, 0]);
}
