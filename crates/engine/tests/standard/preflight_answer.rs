//! What the answer to a preflight must say.

use cors_engine::{Body, CredentialsMode, Duplex, Request};

use crate::support::{
    Hop, PAGE, get, owned, preflight_answers, run, run_over_http1, verdict, with_headers,
    with_method,
};

const ORIGIN: (&str, &str) = ("Access-Control-Allow-Origin", PAGE);
const CREDENTIALS: (&str, &str) = ("Access-Control-Allow-Credentials", "true");

/// The verdict on a request whose preflight is answered so; the request itself would succeed.
fn judged(request: &Request, status: u16, lines: &[(&str, &str)]) -> String {
    let hop =
        Hop { actual: Some((200, &[ORIGIN, CREDENTIALS])), ..preflight_answers(status, lines) };
    verdict(&run(request, &[hop]))
}

#[track_caller]
fn check(request: &Request, lines: &[(&str, &str)], expected: &str) {
    let lines: Vec<_> = [ORIGIN, CREDENTIALS].iter().chain(lines).copied().collect();
    assert_eq!(judged(request, 204, &lines), expected, "{lines:?}");
}

fn methods(value: &str) -> (&str, &str) {
    ("Access-Control-Allow-Methods", value)
}

fn headers(value: &str) -> (&str, &str) {
    ("Access-Control-Allow-Headers", value)
}

fn include(request: Request) -> Request {
    Request { credentials: CredentialsMode::Include, ..request }
}

#[test]
fn only_200_to_299_will_do() {
    let put = with_method("PUT");
    for status in 100..=599 {
        let expected = match status {
            200..=299 => "resolve",
            _ => "preflight/status-not-ok at 7",
        };
        assert_eq!(judged(&put, status, &[ORIGIN, methods("PUT")]), expected, "{status}");
    }
}

#[test]
fn a_preflight_follows_no_redirect() {
    for status in [301, 302, 303, 307, 308] {
        let lines = [ORIGIN, methods("PUT"), ("Location", "https://api.test/v1/")];
        assert_eq!(judged(&with_method("PUT"), status, &lines), "preflight/redirected at 7");
    }
}

#[test]
fn where_both_fail_the_cors_check_comes_first() {
    assert_eq!(judged(&with_method("PUT"), 404, &[]), "preflight/allow-origin-missing at 2");
    let outcome = run(&with_method("PUT"), &[preflight_answers(404, &[methods("GET")])]);
    let failure = outcome.failure().expect("a failure");
    let also: Vec<_> = failure.also.iter().map(cors_engine::Cause::id).collect();
    assert_eq!(also, ["status-not-ok", "method-not-allowed"]);
}

#[test]
fn with_credentials_the_preflight_needs_permission_for_them_too() {
    let put = include(with_method("PUT"));
    assert_eq!(
        judged(&put, 204, &[ORIGIN, methods("PUT")]),
        "preflight/allow-credentials-missing at 8"
    );
    check(&put, &[methods("PUT")], "resolve");
}

#[test]
fn methods_are_compared_byte_by_byte() {
    let missing = "preflight/method-not-allowed at 7.5";
    check(&with_method("patch"), &[methods("PATCH")], missing);
    check(&with_method("PATCH"), &[methods("patch")], missing);
    check(&with_method("patch"), &[methods("patch")], "resolve");
    check(&with_method("put"), &[methods("PUT")], "resolve");
    check(&with_method("PUT"), &[methods("put")], missing);
    check(&with_method("PUT"), &[], missing);
    check(&with_method("PUT"), &[("Allow", "PUT")], missing);
}

#[test]
fn safelisted_methods_need_no_listing() {
    for method in ["GET", "HEAD", "POST"] {
        let request = Request { headers: owned(&[("X-A", "1")]), ..with_method(method) };
        check(&request, &[headers("x-a"), methods("PUT")], "resolve");
        check(&request, &[headers("x-a")], "resolve");
    }
}

#[test]
fn a_missing_list_of_methods_is_not_an_empty_one_to_a_stream() {
    let body = || Some(Body::Stream { content: "x".to_owned(), duplex: Duplex::Half });
    let put = Request { body: body(), ..with_method("PUT") };
    check(&put, &[], "resolve");
    check(&put, &[methods("")], "preflight/method-not-allowed at 7.5");
    let post = Request { body: body(), ..with_method("POST") };
    check(&post, &[methods("")], "resolve");
    let lines = [ORIGIN, methods("PUT")];
    let hop = preflight_answers(200, &lines);
    assert_eq!(verdict(&run_over_http1(&put, &[hop])), "response/transport at 8.3");
}

#[test]
fn the_wildcard_is_one_without_credentials_only() {
    let put = with_method("PUT");
    check(&put, &[methods("*")], "resolve");
    check(
        &include(put.clone()),
        &[methods("*")],
        "preflight/method-wildcard-with-credentials at 7.5",
    );
    check(&include(put), &[methods("*, PUT")], "resolve");
    let header = with_headers(&[("X-A", "1")]);
    check(&header, &[headers("*")], "resolve");
    check(&include(header), &[headers("*")], "preflight/header-wildcard-with-credentials at 7.7");

    // With credentials `*` is a name like any other, and there may be such a method and header.
    let star = Request { headers: owned(&[("*", "1")]), ..with_method("*") };
    check(&include(star), &[methods("*"), headers("*")], "resolve");
}

#[test]
fn authorization_must_be_named() {
    let request = with_headers(&[("Authorization", "t")]);
    let missing = "preflight/authorization-not-listed at 7.6";
    check(&request, &[headers("*")], missing);
    check(&request, &[], missing);
    check(&request, &[headers("*, authorization")], "resolve");
    check(&request, &[headers("AUTHORIZATION")], "resolve");
}

#[test]
fn header_names_are_compared_without_case() {
    let request = with_headers(&[("X-A", "1"), ("X-B", "2")]);
    check(&request, &[headers("x-a"), headers("X-B")], "resolve");
    check(&request, &[headers(" , ,x-b,,X-A")], "resolve");
    check(&request, &[headers("x-b")], "preflight/header-not-allowed at 7.7");
}

#[test]
fn one_bad_item_voids_the_answer_needed_or_not() {
    let request = with_headers(&[("X-A", "1")]);
    for bad in ["x-a; q", "x-a y", "\"x-a\"", "x-a, b/c"] {
        check(&request, &[headers(bad)], "preflight/allow-headers-malformed at 7.3");
        check(
            &request,
            &[headers("x-a"), methods(bad)],
            "preflight/allow-methods-malformed at 7.3",
        );
    }
    check(
        &with_headers(&[("X-A", "1")]),
        &[headers("x-a"), methods("GET POST")],
        "preflight/allow-methods-malformed at 7.3",
    );
}

#[test]
fn request_headers_on_a_response_mean_nothing() {
    let request = with_headers(&[("X-A", "1")]);
    check(
        &request,
        &[("Access-Control-Request-Headers", "x-a"), ("Access-Control-Request-Method", "GET")],
        "preflight/header-not-allowed at 7.7",
    );
}

#[test]
fn no_answer_at_all_is_no_missing_header() {
    let outcome = run(&with_method("PUT"), &[]);
    assert_eq!(verdict(&outcome), "preflight/transport at 8.1");
    assert_eq!(verdict(&run(&get("https://api.test/"), &[])), "response/transport at 8.1");
}
