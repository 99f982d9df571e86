//! What never leaves the browser.

use cors_engine::{Mode, Origin, RedirectMode, Request};

use crate::support::{PAGE, SHARED, TARGET, answers, get, run, verdict};

#[track_caller]
fn check(request: &Request, expected: &str) {
    let outcome = run(request, &[answers(200, SHARED)]);
    assert_eq!(verdict(&outcome), expected);
    if expected != "resolve" {
        assert_eq!(outcome.hops.len(), 1, "the hop is listed");
        assert!(!outcome.hops[0].sent, "but nothing is sent");
    }
}

#[test]
fn some_ports_belong_to_other_protocols() {
    for url in ["https://api.test:6000/", "https://api.test:22/", "https://api.test:10080/"] {
        check(&get(url), "blocked/bad-port at 3");
    }
    for url in ["https://api.test:443/", "https://api.test:3000/", "https://api.test:6001/"] {
        check(&get(url), "resolve");
    }
}

#[test]
fn a_secure_page_asks_nothing_insecure_but_itself() {
    check(&get("http://api.test/"), "blocked/mixed-content at 7");
    check(&Request { mode: Mode::NoCors, ..get("http://api.test/") }, "blocked/mixed-content at 7");
    for url in ["http://localhost:3000/", "http://127.0.0.1/", "http://[::1]/"] {
        check(&get(url), "resolve");
    }
    let insecure = Origin::parse("http://app.example").expect("an origin");
    check(&Request { origin: insecure, ..get("http://api.test/") }, "resolve");
}

#[test]
fn modes_and_schemes_are_judged_before_anything_is_sent() {
    let same_origin = |url| Request { mode: Mode::SameOrigin, ..get(url) };
    check(&same_origin(TARGET), "dispatch/same-origin-mode at 12");
    check(&same_origin("https://app.example:8443/"), "dispatch/same-origin-mode at 12");
    check(&same_origin("file:///x"), "dispatch/same-origin-mode at 12");
    check(&same_origin(PAGE), "resolve");
    for scheme in
        ["ftp://api.test/", "about:blank", "file:///x", "foo:bar", "blob:https://x.test/1"]
    {
        check(&get(scheme), "dispatch/scheme-not-http at 12");
    }
    let no_cors = |redirect| Request { mode: Mode::NoCors, redirect, ..get(TARGET) };
    check(&no_cors(RedirectMode::Manual), "dispatch/no-cors-redirect-mode at 12");
    check(&no_cors(RedirectMode::Error), "dispatch/no-cors-redirect-mode at 12");
    check(&no_cors(RedirectMode::Follow), "resolve");
    check(&get("data:,x"), "resolve");
}

#[test]
fn what_may_outlive_a_page_is_small() {
    let post = |length: usize| Request {
        method: "POST".to_owned(),
        keepalive: true,
        body: Some(cors_engine::Body::Text("x".repeat(length))),
        ..get(TARGET)
    };
    check(&post(65_536), "resolve");
    check(&post(65_537), "response/transport at 8.10.5");
}
