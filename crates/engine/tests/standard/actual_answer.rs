//! The CORS check, and what script may read of an answer that passed it.

use cors_engine::{
    Cause, CredentialsMode, Mode, Origin, OriginMismatch, Profile, Request, ResponseType, Warning,
};

use crate::support::{PAGE, SHARED, TARGET, answers, get, response, run, verdict};

const ALLOW: &str = "Access-Control-Allow-Origin";
const CREDENTIALS: &str = "Access-Control-Allow-Credentials";

#[track_caller]
fn check(credentials: CredentialsMode, lines: &[(&str, &str)], expected: &str) {
    let request = Request { credentials, ..get(TARGET) };
    assert_eq!(verdict(&run(&request, &[answers(200, lines)])), expected, "{lines:?}");
}

#[test]
fn the_origin_is_compared_byte_by_byte() {
    for credentials in [CredentialsMode::Omit, CredentialsMode::SameOrigin] {
        check(credentials, &[(ALLOW, "*")], "resolve");
        check(credentials, &[(ALLOW, PAGE), (CREDENTIALS, "false")], "resolve");
        check(credentials, &[], "response/allow-origin-missing at 2");
        check(credentials, &[(ALLOW, "")], "response/allow-origin-invalid at 4");
        check(credentials, &[(ALLOW, "*.example")], "response/allow-origin-invalid at 4");
        for value in [
            "https://app.example/",
            "https://APP.example",
            "https://app.example:443",
            "http://app.example",
            "https://x.test",
            "null",
        ] {
            check(credentials, &[(ALLOW, value)], "response/allow-origin-mismatch at 4");
        }
    }
}

#[test]
fn a_mismatch_tells_in_what_the_origins_differ() {
    let difference = |page: &str, value: &str| {
        let request = Request { origin: Origin::parse(page).expect("an origin"), ..get(TARGET) };
        let outcome = run(&request, &[answers(200, &[(ALLOW, value)])]);
        match &outcome.failure().expect("a failure").cause {
            Cause::AllowOriginMismatch { difference, .. } => *difference,
            other => panic!("{other:?}"),
        }
    };
    for (page, value, expected) in [
        (PAGE, "https://app.example/", OriginMismatch::TrailingSlash),
        (PAGE, "https://APP.example", OriginMismatch::Case),
        (PAGE, "https://app.example:443", OriginMismatch::DefaultPort),
        (PAGE, "https://app.example:8443", OriginMismatch::Port),
        (PAGE, "http://app.example", OriginMismatch::Scheme),
        ("http://localhost:8000", "localhost:8000", OriginMismatch::NoScheme),
        (PAGE, "https://app.example/x", OriginMismatch::Path),
        (PAGE, "https://*.example", OriginMismatch::Pattern),
        (PAGE, "null", OriginMismatch::ValueNull),
        (PAGE, "https://api.test", OriginMismatch::TargetOrigin),
        (PAGE, "https://www.app.example", OriginMismatch::Subdomain),
        (PAGE, "https://other.example", OriginMismatch::Host),
        (PAGE, "chrome-extension://abcdef", OriginMismatch::Host),
        ("null", PAGE, OriginMismatch::NullOpaque),
    ] {
        assert_eq!(difference(page, value), expected, "{value} for {page}");
    }
    let away = [("Location", "https://y.test/"), (ALLOW, "*")];
    let outcome = run(&get(TARGET), &[answers(302, &away), answers(200, &[(ALLOW, PAGE)])]);
    let cause = &outcome.failure().expect("a failure").cause;
    let after_redirect = OriginMismatch::NullAfterRedirect;
    assert!(
        matches!(cause, Cause::AllowOriginMismatch { difference, .. } if *difference == after_redirect)
    );
}

#[test]
fn two_origins_are_none_even_if_they_are_equal() {
    for lines in [
        &[(ALLOW, "*"), (ALLOW, "*")][..],
        &[(ALLOW, PAGE), (ALLOW, PAGE)],
        &[(ALLOW, "https://app.example, https://x.test")],
        &[(ALLOW, "https://app.example https://x.test")],
        &[(ALLOW, "*"), (ALLOW, "")],
    ] {
        check(CredentialsMode::Omit, lines, "response/allow-origin-multiple at 4");
    }
}

#[test]
fn credentials_need_an_exact_origin_and_an_exact_true() {
    let include = CredentialsMode::Include;
    check(
        include,
        &[(ALLOW, "*"), (CREDENTIALS, "true")],
        "response/allow-origin-wildcard-with-credentials at 4",
    );
    check(include, &[(ALLOW, PAGE), (CREDENTIALS, "true")], "resolve");
    check(include, &[(ALLOW, PAGE)], "response/allow-credentials-missing at 8");
    for value in ["True", "TRUE", "1", "", "true, true"] {
        check(
            include,
            &[(ALLOW, PAGE), (CREDENTIALS, value)],
            "response/allow-credentials-not-true at 8",
        );
    }
    check(
        include,
        &[(ALLOW, PAGE), (CREDENTIALS, "true"), (CREDENTIALS, "true")],
        "response/allow-credentials-not-true at 8",
    );
}

#[test]
fn a_page_with_an_opaque_origin_is_null() {
    let from_null = |credentials| Request {
        origin: Origin::parse("null").expect("an origin"),
        credentials,
        ..get(TARGET)
    };
    let judged =
        |credentials, lines| verdict(&run(&from_null(credentials), &[answers(200, lines)]));
    let omit = CredentialsMode::Omit;
    assert_eq!(judged(omit, &[(ALLOW, "null")]), "resolve");
    assert_eq!(judged(omit, SHARED), "resolve");
    assert_eq!(judged(omit, &[(ALLOW, PAGE)]), "response/allow-origin-mismatch at 4");
    let include = CredentialsMode::Include;
    assert_eq!(judged(include, &[(ALLOW, "null"), (CREDENTIALS, "true")]), "resolve");
}

#[test]
fn error_pages_need_permission_like_any_answer() {
    for status in [200, 204, 300, 304, 401, 404, 500, 504] {
        let outcome = run(&get(TARGET), &[answers(status, &[])]);
        assert_eq!(verdict(&outcome), "response/allow-origin-missing at 2", "{status}");
        let outcome = run(&get(TARGET), &[answers(status, SHARED)]);
        assert_eq!(response(&outcome).status, status);
    }
}

#[test]
fn what_is_listed_is_visible_and_nothing_else() {
    let lines = |expose: &'static [&'static str]| {
        let fixed = [
            (ALLOW, PAGE),
            (CREDENTIALS, "true"),
            ("Content-Type", "text/plain"),
            ("X-A", "1"),
            ("ETag", "1"),
            ("Set-Cookie", "a"),
            ("Date", "now"),
        ];
        let exposed = expose.iter().map(|&value| ("Access-Control-Expose-Headers", value));
        fixed.into_iter().chain(exposed).collect::<Vec<_>>()
    };
    let visible = |credentials, expose| {
        let request = Request { credentials, ..get(TARGET) };
        let outcome = run(&request, &[answers(200, &lines(expose))]);
        response(&outcome).visible_headers.join(" ")
    };
    let (omit, include) = (CredentialsMode::Omit, CredentialsMode::Include);
    assert_eq!(visible(omit, &[]), "content-type");
    assert_eq!(visible(omit, &["X-A"]), "content-type x-a");
    assert_eq!(visible(omit, &[", x-a,", "ETAG"]), "content-type etag x-a");
    assert_eq!(visible(omit, &["set-cookie, etag"]), "content-type etag");
    assert_eq!(visible(omit, &["x-a; y"]), "content-type");
    assert_eq!(visible(omit, &["x-a", "\"etag\""]), "content-type");
    let all = "access-control-allow-credentials access-control-allow-origin \
               access-control-expose-headers content-type date etag x-a";
    assert_eq!(visible(omit, &["*"]), all);
    assert_eq!(visible(omit, &["set-cookie, *"]), all);
    assert_eq!(visible(include, &["*"]), "content-type");
    assert_eq!(visible(include, &["*, etag"]), "content-type etag");
}

#[test]
fn seven_response_headers_are_always_visible() {
    let names = [
        "Cache-Control",
        "Content-Language",
        "Content-Length",
        "Content-Type",
        "Expires",
        "Last-Modified",
        "Pragma",
    ];
    let lines: Vec<_> = names.iter().map(|&name| (name, "x")).chain([(ALLOW, "*")]).collect();
    let outcome = run(&get(TARGET), &[answers(200, &lines)]);
    let visible: Vec<_> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    assert_eq!(response(&outcome).visible_headers, visible);
}

#[test]
fn an_answer_of_ones_own_origin_hides_only_cookies() {
    let own = get("https://app.example/x");
    let outcome = run(&own, &[answers(200, &[("X-A", "1"), ("Set-Cookie", "a")])]);
    assert_eq!(response(&outcome).response_type, ResponseType::Basic);
    assert_eq!(response(&outcome).visible_headers, ["x-a"]);
    assert!(outcome.warnings.contains(&Warning::SetCookieHidden));
}

#[test]
fn a_cookie_is_ignored_without_credentials() {
    let outcome = run(&get(TARGET), &[answers(200, &[(ALLOW, "*"), ("Set-Cookie", "a")])]);
    assert!(outcome.warnings.contains(&Warning::SetCookieIgnored), "{:?}", outcome.warnings);
}

#[test]
fn an_opaque_answer_shows_nothing_and_resolves() {
    let request = Request { mode: Mode::NoCors, ..get(TARGET) };
    let outcome = run(&request, &[answers(500, SHARED)]);
    let response = response(&outcome);
    assert_eq!(response.response_type, ResponseType::Opaque);
    assert_eq!((response.status, response.body_readable), (0, false));
    assert!(response.visible_headers.is_empty());
}

#[test]
fn the_trace_ends_with_the_check_that_failed() {
    for &profile in <Profile as cors_engine::Keyword>::ALL {
        let outcome = run(&get(TARGET), &[answers(200, &[(ALLOW, "https://x.test")])]);
        let last = outcome.trace.last().expect("a trace");
        assert_eq!(last.verdict, cors_engine::Verdict::Fail, "{profile:?}");
        assert_eq!(last.found.as_deref(), Some("https://x.test"));
        assert_eq!(last.expected, ["*", PAGE]);
    }
}
