//! Every way to fail that the tests know: stage and cause, what is special about it, and how to get
//! there.

use cors_engine::{Api, CacheMode, Mode, RedirectMode};
use cors_wire::{CorsWhen, Delivery};

use crate::{BodyType, explanation::test_case::TestCase};

/// A failing scenario, with what it is expected to fail with.
pub(crate) struct FailingCase {
    /// `stage/cause`.
    pub(crate) id: &'static str,
    /// What is special about it.
    pub(crate) special: &'static str,
    /// The scenario.
    pub(crate) case: TestCase,
}

fn case(id: &'static str, special: &'static str, case: TestCase) -> FailingCase {
    FailingCase { id, special, case }
}

/// All of them.
pub(crate) fn failing_cases() -> Vec<FailingCase> {
    let mut cases = construct();
    cases.extend(before_the_network());
    cases.extend(cors_check());
    cases.extend(mismatches());
    cases.extend(preflight());
    cases.extend(redirect());
    cases.extend(other_answers());
    cases
}

fn lab() -> TestCase {
    TestCase::lab()
}

fn stream(case: TestCase) -> TestCase {
    case.with(|request| {
        request.method = "POST".to_owned();
        request.body = Some("x".to_owned());
        request.body_type = BodyType::Stream;
        request.duplex = Some("half".to_owned());
    })
}

fn construct() -> Vec<FailingCase> {
    let post = |mode: Mode| stream(lab()).mode(mode);
    vec![
        case("construct/url-invalid", "", TestCase::get("http://[")),
        case("construct/url-has-credentials", "", TestCase::get("http://u:p@localhost:3000/")),
        case("construct/method-invalid", "", lab().with(|r| r.method = "P T".into())),
        case("construct/method-forbidden", "", lab().with(|r| r.method = "TRACE".into())),
        case("construct/no-cors-method", "", TestCase::put().mode(Mode::NoCors)),
        case("construct/header-name-invalid", "", lab().header("X A", "1").header("X B", "2")),
        case("construct/header-value-invalid", "", lab().header("X-A", "a\nb")),
        case("construct/body-with-get-or-head", "", lab().with(|r| r.body = Some("x".into()))),
        case(
            "construct/only-if-cached-mode",
            "",
            lab().with(|r| r.cache = CacheMode::OnlyIfCached),
        ),
        case("construct/stream-body-mode", "", post(Mode::NoCors)),
        case("construct/stream-body-without-duplex", "", stream(lab()).with(|r| r.duplex = None)),
        case("construct/stream-body-keepalive", "", stream(lab()).with(|r| r.keepalive = true)),
    ]
}

fn before_the_network() -> Vec<FailingCase> {
    let mut secure = lab();
    secure.0.page_origin = "https://app.example".to_owned();
    secure.0.request.url = "http://api.example/".to_owned();
    vec![
        case("blocked/bad-port", "", TestCase::get("http://localhost:6000/")),
        case("blocked/mixed-content", "", secure),
        case("dispatch/same-origin-mode", "", lab().mode(Mode::SameOrigin)),
        case(
            "dispatch/no-cors-redirect-mode",
            "",
            lab().mode(Mode::NoCors).with(|r| r.redirect = RedirectMode::Error),
        ),
        case("dispatch/scheme-not-http", "", TestCase::get("ftp://localhost/")),
        case(
            "dispatch/scheme-not-http",
            "xhr",
            TestCase::get("ftp://localhost/").with(|r| r.api = Api::Xhr),
        ),
    ]
}

const ORIGIN: &str = "Access-Control-Allow-Origin";
const CREDENTIALS: &str = "Access-Control-Allow-Credentials";
const METHODS: &str = "Access-Control-Allow-Methods";
const HEADERS: &str = "Access-Control-Allow-Headers";
const PAGE: &str = "http://localhost:8000";

/// The CORS check's causes, on the answer and on the preflight's answer.
fn cors_check() -> Vec<FailingCase> {
    let mut cases = Vec::new();
    for (cause, special, status, headers) in [
        ("allow-origin-missing", "", 200, vec![]),
        ("allow-origin-missing", "error", 500, vec![]),
        ("allow-origin-missing", "redirect", 302, vec![("Location", "/login")]),
        ("allow-origin-wildcard-with-credentials", "", 200, vec![(ORIGIN, "*")]),
        ("allow-origin-multiple", "lines", 200, vec![(ORIGIN, "*"), (ORIGIN, "*")]),
        ("allow-origin-multiple", "list", 200, vec![(ORIGIN, "http://a.test, http://b.test")]),
        ("allow-origin-multiple", "space", 200, vec![(ORIGIN, "http://a.test http://b.test")]),
        ("allow-origin-invalid", "", 200, vec![(ORIGIN, "all")]),
        ("allow-origin-invalid", "empty", 200, vec![(ORIGIN, "")]),
        ("allow-credentials-missing", "", 200, vec![(ORIGIN, PAGE)]),
        ("allow-credentials-not-true", "case", 200, vec![(ORIGIN, PAGE), (CREDENTIALS, "True")]),
        ("allow-credentials-not-true", "other", 200, vec![(ORIGIN, PAGE), (CREDENTIALS, "1")]),
        (
            "allow-credentials-not-true",
            "lines",
            200,
            vec![(ORIGIN, PAGE), (CREDENTIALS, "true"), (CREDENTIALS, "true")],
        ),
    ] {
        let response = lab().include().answer(status, &headers);
        cases.push(case(leak(format!("response/{cause}")), special, response));
        let preflight = TestCase::put().include().answer_preflight(status, &headers);
        cases.push(case(leak(format!("preflight/{cause}")), special, preflight));
    }
    for status in [401, 404] {
        let refused = TestCase::put().answer_preflight(status, &[]);
        cases.push(case("preflight/allow-origin-missing", leak(status.to_string()), refused));
    }
    cases
}

/// In what an allowed origin can differ from the page's.
fn mismatches() -> Vec<FailingCase> {
    let mut cases: Vec<_> = [
        ("slash", "http://localhost:8000/"),
        ("case", "http://LOCALHOST:8000"),
        ("port", "http://localhost:8080"),
        ("scheme", "https://localhost:8000"),
        ("no scheme", "localhost:8000"),
        ("path", "http://localhost:8000/app"),
        ("null", "null"),
        ("target", "http://localhost:3000"),
        ("host", "http://other.example"),
    ]
    .into_iter()
    .map(|(special, value)| {
        let answered = lab().answer(200, &[(ORIGIN, value)]);
        case("response/allow-origin-mismatch", special, answered)
    })
    .collect();
    let from = |page: &str, value: &str| {
        let mut answered = lab().answer(200, &[(ORIGIN, value)]);
        answered.0.page_origin = page.to_owned();
        answered
    };
    let mut mismatch = |special, scenario| {
        cases.push(case("response/allow-origin-mismatch", special, scenario));
    };
    mismatch("default port", from("http://app.example", "http://app.example:80"));
    mismatch("pattern", from("http://app.example", "http://*.example"));
    mismatch("subdomain", from("http://app.site.example", "http://www.site.example"));
    mismatch("opaque", from("null", PAGE));
    mismatch(
        "after a redirect",
        lab().answer(302, &[(ORIGIN, PAGE), ("Location", "http://127.0.0.1:3000/")]),
    );
    cases
}

fn preflight() -> Vec<FailingCase> {
    let put = |status, headers: &[(&str, &str)]| {
        let mut lines = vec![(ORIGIN, PAGE), (CREDENTIALS, "true")];
        lines.extend(headers);
        TestCase::put().answer_preflight(status, &lines)
    };
    let headers = |lines: &[(&str, &str)]| {
        let mut all = vec![(ORIGIN, PAGE), (CREDENTIALS, "true")];
        all.extend(lines);
        lab().header("X-B", "1").header("X-A", "2").answer_preflight(204, &all)
    };
    let authorization = |listed: &str| {
        let lines = [(ORIGIN, PAGE), (HEADERS, listed)];
        lab().header("Authorization", "t").answer_preflight(204, &lines)
    };
    let patch = put(204, &[(METHODS, "PATCH")]).with(|r| r.method = "patch".into());
    vec![
        case("preflight/redirected", "", put(302, &[("Location", "/elsewhere")])),
        case("preflight/redirected", "slash", put(308, &[("Location", "/e/a/")]).with(slash)),
        case("preflight/redirected", "login", put(302, &[("Location", "/login?next=/")])),
        case(
            "preflight/redirected",
            "https",
            put(301, &[("Location", "https://localhost:3000/")]).with(|r| {
                r.url = "http://localhost:3000/".into();
            }),
        ),
        case("preflight/status-not-ok", "login", put(401, &[])),
        case("preflight/status-not-ok", "absent", put(405, &[])),
        case("preflight/status-not-ok", "error", put(500, &[])),
        case("preflight/status-not-ok", "cache", put(304, &[])),
        case("preflight/status-not-ok", "other", put(418, &[])),
        case("preflight/allow-methods-malformed", "", put(204, &[(METHODS, "GET PUT")])),
        case("preflight/allow-headers-malformed", "", put(204, &[(HEADERS, "x-a, (x)")])),
        case("preflight/method-not-allowed", "", put(204, &[(METHODS, "DELETE")])),
        case("preflight/method-not-allowed", "listed", put(204, &[(METHODS, "put")])),
        case("preflight/method-not-allowed", "asked", patch),
        case(
            "preflight/method-wildcard-with-credentials",
            "",
            put(204, &[(METHODS, "*")]).include(),
        ),
        case("preflight/header-not-allowed", "", headers(&[(HEADERS, "x-a")])),
        case("preflight/header-not-allowed", "several", headers(&[])),
        case(
            "preflight/header-wildcard-with-credentials",
            "",
            headers(&[(HEADERS, "*")]).include(),
        ),
        case("preflight/authorization-not-listed", "", authorization("x-a")),
        case("preflight/authorization-not-listed", "wildcard", authorization("*")),
    ]
}

fn slash(request: &mut crate::RequestSpec) {
    "http://localhost:3000/e/a".clone_into(&mut request.url);
}

fn redirect() -> Vec<FailingCase> {
    let to = |locations: &[&str]| {
        let mut lines = vec![(ORIGIN, PAGE)];
        lines.extend(locations.iter().map(|location| ("Location", *location)));
        lab().answer(302, &lines)
    };
    vec![
        case(
            "redirect/redirect-mode-error",
            "",
            to(&["/"]).with(|r| r.redirect = RedirectMode::Error),
        ),
        case("redirect/location-malformed", "", to(&["http://["])),
        case("redirect/location-malformed", "lines", to(&["http://a.test/", "http://b.test/"])),
        case("redirect/location-scheme", "data", to(&["data:,x"])),
        case("redirect/location-scheme", "custom", to(&["app:open"])),
        case("redirect/location-has-credentials", "", to(&["http://u:p@localhost:3000/"])),
        case("redirect/too-many-redirects", "", to(&["/"])),
    ]
}

fn other_answers() -> Vec<FailingCase> {
    let policy = |value: &str| {
        lab().mode(Mode::NoCors).answer(200, &[("Cross-Origin-Resource-Policy", value)])
    };
    let mut errors_only = lab();
    let actual = &mut errors_only.0.policy.get_or_insert_default().actual;
    actual.status = 500;
    actual.cors_when = CorsWhen::Success;
    actual.allow_origin.on = true;
    let mut other_site = policy("same-site");
    other_site.0.page_origin = "http://app.example".to_owned();
    vec![
        case("response/resource-policy", "same-origin", policy("same-origin")),
        case("response/resource-policy", "same-site", other_site),
        case("response/transport", "stream", stream(lab()).allow_preflight()),
        case("response/transport", "reset", lab().deliver(Delivery::Reset)),
        case("response/allow-origin-missing", "error only", errors_only),
    ]
}

/// Test data lives as long as the test.
fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

#[test]
fn each_case_fails_as_it_says() {
    for FailingCase { id, special, case } in failing_cases() {
        assert_eq!(case.failure_id(), id, "{special}");
    }
}

#[test]
fn the_cases_cover_every_cause() {
    let cases = failing_cases();
    for cause in cors_engine::Cause::IDS {
        // The lab speaks HTTP/1.1, over which no stream gets as far as a redirect.
        assert!(
            *cause == "stream-body"
                || cases.iter().any(|case| case.id.ends_with(&format!("/{cause}"))),
            "{cause}"
        );
    }
}
