//! What each member of a policy puts on the wire.

use super::*;
use crate::Header;

const OWN: [&str; 2] = ["Content-Security-Policy: sandbox", "X-Content-Type-Options: nosniff"];

fn headers(lines: &[(&str, &str)]) -> Vec<Header> {
    lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What a browser sends before a `PUT` with one unsafe header.
fn preflight() -> Vec<Header> {
    headers(&[
        ("Origin", "http://localhost:8000"),
        ("Access-Control-Request-Method", "PUT"),
        ("Access-Control-Request-Headers", "x-id"),
    ])
}

fn content(policy: &Policy, method: &str) -> Vec<u8> {
    let request = RequestHead { method, place: Place::ROOT, headers: &[] };
    policy.actual.content(&request, RequestBody::default()).into_owned()
}

fn policy(json: &str) -> Policy {
    serde_json::from_str(json).expect("a policy")
}

/// Checks the lines before the companion's own.
#[track_caller]
fn check(policy: &Policy, method: &str, request: &[Header], expected: &[&str]) {
    let head = policy.answer(&RequestHead { method, place: Place::ROOT, headers: request });
    let lines: Vec<String> = head.headers.iter().map(|(n, v)| format!("{n}: {v}")).collect();
    assert_eq!(lines, [expected, &OWN].concat());
}

#[test]
fn the_default_has_no_cors_header() {
    let plain = ["Content-Type: text/plain; charset=utf-8", "Content-Length: 12"];
    check(&Policy::default(), "GET", &[], &plain);
    check(&Policy::default(), "HEAD", &[], &plain);
    check(&Policy::default(), "OPTIONS", &preflight(), &[]);
    assert_eq!(content(&Policy::default(), "GET"), b"Hello server");
}

#[test]
fn each_switch_is_one_line_in_one_order() {
    let on = r#"{"preflight": {
        "vary": {"on": true}, "max_age": {"on": true, "value": "42"},
        "expose_headers": {"on": true, "value": "X-A"}, "allow_headers": {"on": true},
        "allow_methods": {"on": true, "value": "GET, PUT"}, "allow_credentials": {"on": true},
        "allow_origin": {"on": true}, "headers": [["x-Raw", "1"], ["X-RAW", ""]]}}"#;
    let expected = [
        "Access-Control-Allow-Origin: *",
        "Access-Control-Allow-Credentials: true",
        "Access-Control-Allow-Methods: GET, PUT",
        "Access-Control-Allow-Headers: Content-Type",
        "Access-Control-Expose-Headers: X-A",
        "Access-Control-Max-Age: 42",
        "Vary: Origin",
        "x-Raw: 1",
        "X-RAW: ",
    ];
    check(&policy(on), "OPTIONS", &preflight(), &expected);
}

#[test]
fn a_mirror_repeats_what_was_asked_and_nothing_else() {
    let mirror = r#"{"on": true, "value": {"mirror": true}}"#;
    let all = format!(
        r#""allow_origin": {mirror}, "allow_methods": {mirror}, "allow_headers": {mirror}"#
    );
    let policy =
        policy(&format!(r#"{{"preflight": {{{all}}}, "actual": {{{all}, "status": 204}}}}"#));
    let expected = [
        "Access-Control-Allow-Origin: http://localhost:8000",
        "Access-Control-Allow-Methods: PUT",
        "Access-Control-Allow-Headers: x-id",
    ];
    check(&policy, "OPTIONS", &preflight(), &expected);
    check(&policy, "GET", &preflight()[..1], &expected[..1]);
    check(&policy, "GET", &[], &[]);
}

#[test]
fn a_list_names_the_origin_that_is_on_it() {
    let policy = policy(
        r#"{"actual": {"status": 204, "allow_origin":
            {"on": true, "value": {"list": ["http://a.test", "http://b.test"]}}}}"#,
    );
    let from = |origin| headers(&[("origin", origin)]);
    check(&policy, "GET", &from("http://b.test"), &["Access-Control-Allow-Origin: http://b.test"]);
    check(&policy, "GET", &from("http://B.test"), &[]);
    check(&policy, "GET", &from("http://c.test"), &[]);
    check(&policy, "GET", &[], &[]);
}

#[test]
fn a_list_may_be_read_with_a_mistake() {
    let policy = policy(
        r#"{"actual": {"status": 204, "origin_match": "prefix", "allow_origin":
            {"on": true, "value": {"list": ["http://a.test"]}}}}"#,
    );
    let from = |origin| headers(&[("origin", origin)]);
    let stranger = "http://a.test.evil.test";
    let line = "Access-Control-Allow-Origin: http://a.test.evil.test";
    check(&policy, "GET", &from(stranger), &[line]);
    check(&policy, "GET", &from("http://evil.test"), &[]);
}

#[test]
fn a_body_is_framed_as_its_status_demands() {
    #[track_caller]
    fn framed(status: u16, expected: &[&str]) {
        let mut policy = Policy::default();
        policy.actual.status = status;
        policy.actual.headers = headers(&[("content-TYPE", "image/svg+xml")]);
        check(&policy, "GET", &[], &[&["content-TYPE: image/svg+xml"], expected].concat());
    }
    framed(200, &["Content-Length: 12"]);
    framed(500, &["Content-Length: 12"]);
    framed(204, &[]);
    framed(205, &["Content-Length: 0"]);
    framed(304, &[]);
}

#[test]
fn a_method_may_have_a_status_of_its_own() {
    let policy = policy(
        r#"{"preflight": {"status_for": {"OPTIONS": 405}},
            "actual": {"status_for": {"DELETE": 204, "put": 500}, "status": 201}}"#,
    );
    let status = |method, headers: &[Header]| {
        policy.answer(&RequestHead { method, place: Place::ROOT, headers }).status
    };
    assert_eq!(status("OPTIONS", &preflight()), 405);
    assert_eq!([status("DELETE", &[]), status("PUT", &[]), status("GET", &[])], [204, 201, 201]);
    check(&policy, "DELETE", &[], &[]);
    assert_eq!(content(&policy, "DELETE"), b"");
    assert_eq!(content(&policy, "put"), b"Hello server");
}

#[test]
fn headers_for_success_are_missing_from_errors() {
    for (status, sent) in [(200, true), (204, true), (308, true), (202, false), (404, false)] {
        let policy = policy(&format!(
            r#"{{"actual": {{"status": {status}, "cors_when": "success", "body": "",
                "allow_origin": {{"on": true}}, "vary": {{"on": true}},
                "headers": [["X", "1"]]}}}}"#
        ));
        let head = policy.answer(&RequestHead { method: "GET", place: Place::ROOT, headers: &[] });
        let found = |name: &str| head.headers.iter().any(|(spelled, _)| spelled == name);
        assert_eq!(found("Access-Control-Allow-Origin"), sent, "{status}");
        assert_eq!(found("Vary"), sent, "{status}");
        assert!(found("X"));
    }
}

#[test]
fn a_policy_survives_json() {
    let all = r#"{"preflight": {"allow_origin": {"on": true, "value": {"mirror": true}}},
        "actual": {"allow_origin": {"on": false, "value": {"list": ["null"]}}, "body": "é",
        "headers": [["Set-Cookie", "a=1"], ["Set-Cookie", "b=2"]], "delay_ms": 7,
        "delivery": "truncated", "origin_match": "null-too", "cors_when": "success", "status_for": {"PUT": 405}}}"#;
    for policy in [Policy::default(), policy(all)] {
        let json = serde_json::to_string(&policy).expect("JSON");
        assert_eq!(self::policy(&json), policy);
    }
}

#[test]
fn what_is_left_out_is_as_in_the_default() {
    assert_eq!(policy("{}"), Policy::default());
    assert_eq!(policy(r#"{"preflight": {}, "actual": {}}"#), Policy::default());
    let on = policy(r#"{"preflight": {"max_age": {"on": true}}}"#);
    assert_eq!((on.preflight.status, on.preflight.max_age), (204, Switch::on("5")));
}

#[test]
fn what_is_no_policy_says_what_was_expected() {
    #[track_caller]
    fn refused(json: &str, expected: &str) {
        let error = serde_json::from_str::<Policy>(json).expect_err("an error").to_string();
        assert!(error.contains(expected), "{error}");
    }
    let value = |value: &str| format!(r#"{{"actual": {{"allow_origin": {{"value": {value}}}}}}}"#);
    refused(r#"{"Actual": {}}"#, "unknown field `Actual`, expected one of `preflight`, `actual`");
    refused(r#"{"actual": {"allow_orgin": {}}}"#, "unknown field `allow_orgin`");
    refused("[]", "invalid type: sequence, expected a policy");
    refused(r#"{"actual": []}"#, "invalid type: sequence");
    refused(r#"{"actual": {"vary": [true]}}"#, "invalid type: sequence");
    refused(r#"{"actual": {"status": 200, "status": 201}}"#, "duplicate field `status`");
    refused(r#"{"actual": {"status": null}}"#, "invalid type: null, expected u16");
    refused(r#"{"actual": {"status": 70000}}"#, "integer `70000`, expected u16");
    refused(&value("7"), r#"expected a text, {"lines": ["a text", …]}, {"mirror": true}"#);
    refused(&value("{}"), r#"expected a text, {"lines""#);
    refused(&value(r#"{"mirror": false}"#), "invalid value: boolean `false`, expected true");
    refused(&value(r#"{"mirror": true, "list": []}"#), "not both");
    refused(&value(r#"{"lists": []}"#), "unknown field `lists`, expected one of `lines`, `mirror`");
}
