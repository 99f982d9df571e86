//! The exact lines that each member of a policy puts on the wire.

use crate::companion::Companion;

const TYPE: &str = "Content-Type: text/plain; charset=utf-8";
const LENGTH: &str = "Content-Length: 12";
const OWN: [&str; 2] = ["Content-Security-Policy: sandbox", "X-Content-Type-Options: nosniff"];
const ORIGIN: &str = "origin: http://localhost:8000";
const PREFLIGHT: [&str; 3] =
    [ORIGIN, "access-control-request-method: PUT", "access-control-request-headers: a,b"];

/// Patches `/` and checks every line of an answer before the companion's own.
#[track_caller]
fn check(patch: &str, method: &str, request: &[&str], status: u16, expected: &[&str]) {
    let companion = Companion::start();
    companion.patch_root(patch);
    let reply = companion.lab().ask(method, "/", request);
    assert_eq!((reply.status, reply.lines), (status, owned(&[expected, &OWN].concat())));
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn the_article_s_endpoint_has_no_cors_header() {
    let companion = Companion::start();
    let reply = companion.ask("GET", "/");
    assert_eq!((reply.status, reply.text()), (200, "Hello server"));
    assert_eq!(reply.lines, owned(&[TYPE, LENGTH, OWN[0], OWN[1]]));
    let reply = companion.lab().ask("OPTIONS", "/", &PREFLIGHT);
    assert_eq!((reply.status, reply.lines), (204, owned(&OWN)));
}

#[test]
fn each_switch_of_the_actual_answer_is_one_line() {
    for (member, line) in [
        ("allow_origin", "Access-Control-Allow-Origin: it"),
        ("allow_credentials", "Access-Control-Allow-Credentials: it"),
        ("allow_methods", "Access-Control-Allow-Methods: it"),
        ("allow_headers", "Access-Control-Allow-Headers: it"),
        ("expose_headers", "Access-Control-Expose-Headers: it"),
        ("max_age", "Access-Control-Max-Age: it"),
        ("vary", "Vary: it"),
    ] {
        let patch = format!(r#"{{"actual": {{"{member}": {{"on": true, "value": "it"}}}}}}"#);
        check(&patch, "GET", &[], 200, &[line, TYPE, LENGTH]);
        let patch = format!(r#"{{"preflight": {{"{member}": {{"on": true, "value": "it"}}}}}}"#);
        check(&patch, "OPTIONS", &PREFLIGHT, 204, &[line]);
        check(&patch, "OPTIONS", &[], 200, &[TYPE, LENGTH]);
    }
}

#[test]
fn a_mirror_repeats_the_request() {
    let mirror = r#"{"on": true, "value": {"mirror": true}}"#;
    let patch = format!(
        r#"{{"preflight": {{"allow_origin": {mirror}, "allow_methods": {mirror},
            "allow_headers": {mirror}}}, "actual": {{"allow_origin": {mirror}}}}}"#
    );
    let expected = [
        "Access-Control-Allow-Origin: http://localhost:8000",
        "Access-Control-Allow-Methods: PUT",
        "Access-Control-Allow-Headers: a,b",
    ];
    check(&patch, "OPTIONS", &PREFLIGHT, 204, &expected);
    check(&patch, "GET", &[ORIGIN], 200, &[expected[0], TYPE, LENGTH]);
    check(&patch, "GET", &[], 200, &[TYPE, LENGTH]);
}

#[test]
fn a_list_names_only_the_origin_that_asked() {
    let patch = r#"{"actual": {"allow_origin":
        {"on": true, "value": {"list": ["http://a.test", "http://localhost:8000"]}}}}"#;
    let line = "Access-Control-Allow-Origin: http://localhost:8000";
    check(patch, "GET", &[ORIGIN], 200, &[line, TYPE, LENGTH]);
    check(patch, "GET", &["Origin: http://localhost:80"], 200, &[TYPE, LENGTH]);
}

#[test]
fn further_lines_keep_spelling_order_and_duplicates() {
    let patch = r#"{"actual": {"headers": [["x-B", "2"], ["ACCESS-control-allow-ORIGIN", "*"],
        ["X-b", ""], ["x-B", "\u00e9\t\u0001"], ["content-type", "image/svg+xml"]]}}"#;
    let lines = [
        "x-B: 2",
        "ACCESS-control-allow-ORIGIN: *",
        "X-b: ",
        "x-B: \u{e9}\t\u{1}",
        "content-type: image/svg+xml",
    ];
    check(patch, "GET", &[], 200, &[&lines[..], &[LENGTH]].concat());
}

#[test]
fn every_status_is_framed_so_that_the_connection_goes_on() {
    let companion = Companion::start();
    let mut lab = companion.lab();
    for (status, framing) in [
        (200, Some(LENGTH)),
        (204, None),
        (205, Some("Content-Length: 0")),
        (299, Some(LENGTH)),
        (302, Some(LENGTH)),
        (304, None),
        (401, Some(LENGTH)),
        (599, Some(LENGTH)),
    ] {
        companion.patch_root(&format!(r#"{{"actual": {{"status": {status}}}}}"#));
        for method in ["GET", "HEAD", "POST"] {
            let reply = lab.ask(method, "/", &[]);
            let found = reply.lines.iter().find(|line| line.starts_with("Content-Length"));
            assert_eq!((reply.status, found.map(String::as_str)), (status, framing));
        }
    }
}

#[test]
fn a_switch_that_is_off_keeps_its_value() {
    let companion = Companion::start();
    let patch = |on| format!(r#"{{"actual": {{"max_age": {{"on": {on}}}}}}}"#);
    companion.patch_root(r#"{"actual": {"max_age": {"on": true, "value": "42"}}}"#);
    companion.patch_root(&patch(false));
    assert_eq!(companion.ask("GET", "/").value("access-control-max-age"), None);
    companion.patch_root(&patch(true));
    assert_eq!(companion.ask("GET", "/").value("access-control-max-age"), Some("42"));
}
