//! What the control API says when it is asked for what it cannot do.

use cors_wire::Problem;

use crate::companion::Companion;
use crate::peer::Reply;

#[track_caller]
fn problem(reply: &Reply, status: u16) -> Problem {
    assert_eq!(reply.value("content-type"), Some("application/problem+json"), "{reply:?}");
    let problem: Problem = reply.json();
    assert_eq!(
        (reply.status, problem.status, problem.kind.as_str()),
        (status, status, "about:blank")
    );
    assert!(!problem.title.is_empty() && !problem.detail.is_empty());
    problem
}

/// Each wrong member and a part of what is said about it.
#[track_caller]
fn members(reply: &Reply, expected: &[(&str, &str)]) {
    let problem = problem(reply, 422);
    assert_eq!(problem.errors.len(), expected.len(), "{problem:?}");
    for (error, (pointer, detail)) in problem.errors.iter().zip(expected) {
        assert_eq!(error.pointer, *pointer);
        assert!(error.detail.contains(detail), "{}", error.detail);
    }
}

#[test]
fn what_is_not_there_is_404() {
    let companion = Companion::start();
    for path in ["/api", "/api/", "/api/endpoint", "/api/endpoints/", "/api/health/x", "/"] {
        problem(&companion.call("GET", path), 404);
    }
    let unknown = problem(&companion.call("GET", "/api/endpoints/shop"), 404);
    assert_eq!(unknown.detail, "there is no endpoint `shop`");
    problem(&companion.call("DELETE", "/api/endpoints/shop"), 404);
    problem(&companion.call_with("PUT", "/api/endpoints/shop", "{}"), 404);
    problem(&companion.call_with("PATCH", "/api/endpoints/shop", "{}"), 404);
    problem(&companion.call("GET", "/api/endpoints/%ff"), 404);
}

#[test]
fn what_cannot_be_done_to_it_is_405_with_what_can() {
    #[track_caller]
    fn check(reply: &Reply, allow: &str) {
        problem(reply, 405);
        assert_eq!(reply.value("allow"), Some(allow));
    }
    let companion = Companion::start();
    check(&companion.call("DELETE", "/api/endpoints"), "GET,HEAD,POST,PATCH");
    check(&companion.call("POST", "/api/endpoints/root"), "GET,HEAD,PUT,PATCH,DELETE");
    check(&companion.call("OPTIONS", "/api/health"), "GET,HEAD");
    check(&companion.call("DELETE", "/api/endpoints/root"), "GET,HEAD,PUT,PATCH");
}

#[test]
fn a_name_that_is_taken_is_409() {
    let companion = Companion::start();
    companion.create("shop");
    for name in ["shop", "root"] {
        let json = format!(r#"{{"name": "{name}"}}"#);
        problem(&companion.call_with("POST", "/api/endpoints", &json), 409);
    }
}

#[test]
fn a_body_that_is_not_said_to_be_json_is_415() {
    let companion = Companion::start();
    for media_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/json",
        "application/jsonp",
        "",
    ] {
        let line = format!("Content-Type: {media_type}");
        let reply = companion.console().ask_with("PATCH", "/api/endpoints/root", &[&line], "{}");
        problem(&reply, 415);
    }
    let reply = companion.console().ask_with("POST", "/api/endpoints", &[], r#"{"name": "a"}"#);
    problem(&reply, 415);
    assert_eq!(companion.call("GET", "/api/endpoints/a").status, 404);
}

#[test]
fn what_is_not_json_is_400() {
    let companion = Companion::start();
    for body in ["", "{", "{} {}", "{'a': 1}", &"[".repeat(1_000), "{\"actual\": \u{1}}"] {
        problem(&companion.call_with("PUT", "/api/endpoints/root", body), 400);
        problem(&companion.call_with("PATCH", "/api/endpoints/root", body), 400);
    }
    problem(&companion.call("GET", "/api/record?after=x"), 400);
    problem(&companion.call("GET", "/api/record?before=1"), 400);
    problem(&companion.call("GET", "/api/events?after=-1"), 400);
}

#[test]
fn a_wrong_member_is_named() {
    let companion = Companion::start();
    let put = |json: &str| companion.call_with("PUT", "/api/endpoints/root", json);
    members(&put("[]"), &[("", "an object was expected")]);
    members(&put(r#"{"actual": [200]}"#), &[("/actual", "invalid type: sequence")]);
    let twice = r#"{"actual": {"status": 200, "status": 201}}"#;
    members(&put(twice), &[("/actual", "duplicate field `status`")]);
    members(&put(r#"{"acutal": {}}"#), &[("/acutal", "expected one of `preflight`, `actual`")]);
    members(&put(r#"{"actual": {"a/b~": 1}}"#), &[("/actual/a~1b~0", "unknown field")]);
    members(&put(r#"{"actual": {"status": "200"}}"#), &[("/actual/status", "expected u16")]);
    members(&put(r#"{"actual": {"status": null}}"#), &[("/actual/status", "expected u16")]);
    let switch = r#"{"preflight": {"vary": {"on": "yes"}}}"#;
    members(&put(switch), &[("/preflight/vary/on", "expected a boolean")]);
    let source = r#"{"actual": {"allow_origin": {"value": {"mirror": "all"}}}}"#;
    members(&put(source), &[("/actual/allow_origin/value/mirror", "expected a boolean")]);
    let lines = r#"{"actual": {"headers": [["A", "1"], ["B"]]}}"#;
    members(&put(lines), &[("/actual/headers/1", "invalid length 1")]);
    let post = companion.call_with("POST", "/api/endpoints", r#"{"policy": {}}"#);
    members(&post, &[("", "missing field `name`")]);
}

#[test]
fn every_value_that_cannot_be_sent_is_named_at_once() {
    let companion = Companion::start();
    let policy = r#"{"preflight": {"status": 99, "delay_ms": 60001},
        "actual": {"headers": [["A", "1\r\n2"], ["B C", "é"]], "vary": {"value": "\u0100"},
        "max_age": {"value": {"mirror": true}}}}"#;
    let expected = [
        ("/preflight/status", "200 to 599"),
        ("/preflight/delay_ms", "60000"),
        ("/actual/max_age/value", "no header to mirror"),
        ("/actual/vary/value", "U+0100"),
        ("/actual/headers/0/1", "U+000D"),
        ("/actual/headers/1/0", "a header name"),
    ];
    let revision = companion.patch_root("{}").revision;
    members(&companion.call_with("PUT", "/api/endpoints/root", policy), &expected);
    members(&companion.call_with("PATCH", "/api/endpoints/root", policy), &expected);
    assert_eq!(companion.patch_root("{}").revision, revision + 1);

    let new = format!(r#"{{"name": "No", "policy": {policy}}}"#);
    let below: Vec<_> =
        expected.iter().map(|(pointer, detail)| (format!("/policy{pointer}"), *detail)).collect();
    let below = below.iter().map(|(pointer, detail)| (pointer.as_str(), *detail));
    let expected: Vec<_> = [("/name", "a-z")].into_iter().chain(below).collect();
    members(&companion.call_with("POST", "/api/endpoints", &new), &expected);
}
