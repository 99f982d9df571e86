//! Each rule by what fires it and what does not.

use cors_engine::ExchangeKind::{self, Actual, Preflight};
use cors_wire::{HeaderSource, OriginMatch, Policy, Switch};

use super::{Asker, Finding, ObservedAnswer, RULES, Severity, lint, lint_policy, missing_vary};
use crate::explanation::test_case::TestCase;

const URL: &str = "https://api.example/";
const PAGE: &str = "https://app.example";
const ORIGIN: &str = "Access-Control-Allow-Origin";
const CREDENTIALS: (&str, &str) = ("Access-Control-Allow-Credentials", "true");

fn answer(kind: ExchangeKind, status: u16, headers: &[(&str, &str)]) -> ObservedAnswer {
    ObservedAnswer {
        hop: 0,
        kind,
        asker: Asker::Page,
        url: URL.to_owned(),
        origin: Some(PAGE.to_owned()),
        request_headers: vec!["authorization".to_owned()],
        status,
        headers: headers.iter().map(|&(n, v)| (n.to_owned(), v.to_owned())).collect(),
    }
}

/// `rule severity`, worst first.
fn names(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|found| format!("{} {}", found.rule.id, found.severity.id())).collect()
}

#[track_caller]
fn check(kind: ExchangeKind, headers: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(names(&lint(&[answer(kind, 200, headers)])), expected);
}

#[test]
fn an_exact_origin_from_a_list_is_fine() {
    check(Actual, &[(ORIGIN, PAGE), CREDENTIALS, ("Vary", "Origin")], &[]);
    check(Actual, &[(ORIGIN, "*")], &[]);
    let mut policy = Policy::default();
    let list = vec![PAGE.to_owned(), "https://other.example".to_owned()];
    for answer in [&mut policy.preflight, &mut policy.actual] {
        answer.allow_origin.on = true;
        answer.allow_origin.value = HeaderSource::List { list: list.clone() };
        answer.allow_credentials.on = true;
        answer.vary.on = true;
    }
    policy.preflight.max_age.on = true;
    assert_eq!(names(&lint_policy(&policy, PAGE, URL)), [""; 0]);
}

#[test]
fn origins_that_are_too_many_or_wrong() {
    check(Actual, &[(ORIGIN, "null")], &["null-origin medium"]);
    check(Actual, &[(ORIGIN, "null"), CREDENTIALS], &["null-origin critical"]);
    check(Actual, &[(ORIGIN, "*"), CREDENTIALS], &["wildcard-with-credentials high"]);
    check(Actual, &[(ORIGIN, PAGE), (ORIGIN, PAGE)], &["multiple-allow-origin high"]);
    check(
        Actual,
        &[(ORIGIN, "https://a.example, https://b.example")],
        &["multiple-allow-origin high"],
    );
    for malformed in [
        "https://app.example/",
        "https://APP.example",
        "https://app.example:443",
        "app.example",
        "https://*.example",
        "https://bücher.example",
        "",
    ] {
        check(Actual, &[(ORIGIN, malformed)], &["malformed-origin high"]);
    }
    for apps in ["capacitor://localhost", "chrome-extension://abc", "tauri://localhost:9"] {
        check(Actual, &[(ORIGIN, apps)], &[]);
        check(Actual, &[(ORIGIN, &format!("{apps}/"))], &["malformed-origin high"]);
    }
    check(Actual, &[(ORIGIN, "file://")], &["file-origin low"]);
    check(
        Actual,
        &[(ORIGIN, "http://app.example"), CREDENTIALS],
        &["insecure-origin-with-credentials high"],
    );
    check(Actual, &[(ORIGIN, "https://codepen.io")], &["shared-hosting-origin medium"]);
    check(Actual, &[(ORIGIN, "http://localhost:3000")], &["local-origin-in-production medium"]);
}

#[test]
fn a_private_network_is_not_for_everybody() {
    let mut inside = answer(Actual, 200, &[(ORIGIN, "*")]);
    for (url, expected) in [
        ("http://192.168.1.5/", &["wildcard-on-private-network high"][..]),
        ("http://printer.local/", &["wildcard-on-private-network high"]),
        ("http://localhost:3000/", &[]),
        ("https://api.example/", &[]),
    ] {
        url.clone_into(&mut inside.url);
        assert_eq!(names(&lint(&[inside.clone()])), expected, "{url}");
    }
}

#[test]
fn credentials_lists_and_age() {
    let with = |name, value, expected: &[&str]| {
        check(
            Preflight,
            &[(ORIGIN, PAGE), (name, value), ("Access-Control-Max-Age", "600")],
            expected,
        );
    };
    with("Access-Control-Allow-Credentials", "True", &["allow-credentials-not-true medium"]);
    with("Access-Control-Allow-Credentials", "false", &["allow-credentials-not-true low"]);
    with("Access-Control-Allow-Methods", "GET POST", &["malformed-list high"]);
    with("Access-Control-Allow-Methods", "put", &["lower-case-method medium"]);
    with("Access-Control-Allow-Methods", "get, post, PUT", &[]);
    with("Access-Control-Allow-Methods", "TRACE", &["forbidden-method-listed low"]);
    with("Access-Control-Allow-Methods", "OPTIONS", &["options-listed info"]);
    with("Access-Control-Allow-Headers", "*", &["wildcard-for-authorization medium"]);
    with("Access-Control-Allow-Headers", "*, Authorization", &[]);
    with("Access-Control-Allow-Headers", "Cookie", &["forbidden-names-listed low"]);
    with("Access-Control-Allow-Private-Network", "true", &["private-network-header low"]);
    with("Access-Control-Allow-Header", "x-a", &["misspelled-header high"]);
    with("Access-Control-Expose-Headers", "X-A", &["header-on-wrong-answer info"]);
    check(
        Actual,
        &[(ORIGIN, "*"), ("Access-Control-Expose-Headers", "X-CSRF-Token")],
        &["exposes-secrets medium"],
    );
    check(
        Actual,
        &[(ORIGIN, PAGE), CREDENTIALS, ("Access-Control-Expose-Headers", "*")],
        &["literal-wildcard medium"],
    );
    check(Actual, &[(ORIGIN, "*"), ("Vary", "Origin")], &["needless-vary info"]);
    check(Actual, &[(ORIGIN, "*"), ("Vary", "*")], &[]);
    check(Preflight, &[(ORIGIN, PAGE)], &["max-age info"]);
    for age in ["-1", "ten", "99999999", ""] {
        check(Preflight, &[(ORIGIN, PAGE), ("Access-Control-Max-Age", age)], &["max-age low"]);
    }
}

#[test]
fn a_preflight_that_repeats_the_question_is_found_out() {
    let mut policy = Policy::default();
    for answer in [&mut policy.preflight, &mut policy.actual] {
        answer.allow_origin = Switch::on(PAGE);
        answer.allow_credentials.on = true;
    }
    policy.preflight.max_age.on = true;
    policy.preflight.allow_headers = Switch::on("X-Id");
    assert_eq!(names(&lint_policy(&policy, PAGE, URL)), [""; 0]);
    policy.preflight.allow_headers.value = HeaderSource::Mirror { mirror: true };
    let found = names(&lint_policy(&policy, PAGE, URL));
    assert_eq!(found, ["missing-vary-request-headers low", "repeats-request-headers low"]);
    policy.preflight.vary = Switch::on("Origin, Access-Control-Request-Headers");
    policy.preflight.allow_credentials.on = false;
    assert_eq!(names(&lint_policy(&policy, PAGE, URL)), [""; 0]);
}

#[test]
fn a_cookie_for_every_site_wants_a_reason() {
    let cookie = ("Set-Cookie", "id=1; Secure; samesite=NONE");
    check(Actual, &[(ORIGIN, PAGE), cookie], &["needless-cross-site-cookie low"]);
    check(Actual, &[(ORIGIN, PAGE), CREDENTIALS, cookie], &[]);
    check(Actual, &[(ORIGIN, PAGE), ("Set-Cookie", "id=SameSite=None; Secure")], &[]);
}

#[test]
fn a_success_that_a_cache_would_spoil_is_told() {
    let mut scenario = TestCase::lab().0;
    assert!(missing_vary(&scenario).is_none());
    let list = vec![scenario.page_origin.clone(), PAGE.to_owned()];
    let actual = &mut scenario.policy.get_or_insert_default().actual;
    actual.allow_origin = Switch { on: true, value: HeaderSource::List { list } };
    assert_eq!(missing_vary(&scenario).map(|rule| rule.id), Some("missing-vary-origin"));
    scenario.policy.get_or_insert_default().actual.vary.on = true;
    assert!(missing_vary(&scenario).is_none());
}

#[test]
fn statuses_that_hide_the_truth() {
    let found = |kind, status, headers: &[_]| names(&lint(&[answer(kind, status, headers)]));
    assert_eq!(found(Actual, 500, &[]), ["errors-without-headers high"]);
    assert_eq!(found(Actual, 500, &[(ORIGIN, "*")]), [""; 0]);
    assert_eq!(found(Preflight, 401, &[]), ["preflight-refused high"]);
    for (status, why) in [(304, "not a success"), (302, "it redirects"), (308, "it redirects")] {
        let told = lint(&[answer(Preflight, status, &[(ORIGIN, PAGE)])]).remove(0).message;
        assert!(told.contains(why), "{told}");
    }
    assert_eq!(found(Preflight, 302, &[]), ["preflight-refused high"]);
}

#[test]
fn an_origin_is_expected_only_where_it_is_listed() {
    let list = |origin: &str| {
        let list = vec![origin.to_owned()];
        Switch { on: true, value: HeaderSource::List { list } }
    };
    let mut policy = Policy::default();
    policy.preflight.allow_origin = list("https://other.test");
    policy.actual.allow_origin = list(PAGE);
    policy.actual.vary.on = true;
    policy.actual.status = 404;
    let hidden = |policy: &Policy| {
        let found = names(&lint_policy(policy, PAGE, URL));
        found.iter().any(|name| name.starts_with("errors-without-headers"))
    };
    assert!(!hidden(&policy));
    policy.actual.allow_origin = list("https://other.test");
    assert!(hidden(&policy), "the page's own");
}

#[test]
fn a_policy_that_repeats_whoever_asks_is_found_out() {
    let mut policy = Policy::default();
    policy.actual.allow_origin.on = true;
    policy.actual.allow_origin.value = HeaderSource::Mirror { mirror: true };
    let open = names(&lint_policy(&policy, PAGE, URL));
    assert_eq!(
        open,
        ["reflects-any-origin medium", "null-origin medium", "missing-vary-origin medium"]
    );
    policy.actual.allow_credentials.on = true;
    policy.actual.vary.on = true;
    let worse = names(&lint_policy(&policy, PAGE, URL));
    assert_eq!(worse, ["reflects-any-origin critical", "null-origin critical"]);
}

#[test]
fn lists_that_are_compared_loosely_are_found_out() {
    for (origin_match, found) in [
        (OriginMatch::Exact, None),
        (OriginMatch::Suffix, Some("loose-origin-match critical")),
        (OriginMatch::Prefix, Some("loose-origin-match critical")),
        (OriginMatch::Substring, Some("loose-origin-match critical")),
        (OriginMatch::UnescapedDot, Some("loose-origin-match critical")),
        (OriginMatch::NullToo, Some("null-origin critical")),
    ] {
        for listed in [PAGE, "https://www.shop.test:808"] {
            let mut policy = Policy::default();
            policy.actual.allow_origin.on = true;
            policy.actual.allow_origin.value = HeaderSource::List { list: vec![listed.to_owned()] };
            policy.actual.allow_credentials.on = true;
            policy.actual.vary.on = true;
            policy.actual.origin_match = origin_match;
            let names = names(&lint_policy(&policy, PAGE, URL));
            assert_eq!(names.iter().map(String::as_str).next(), found, "{origin_match:?} {listed}");
        }
    }
}

#[test]
fn every_rule_says_why_and_what_to_do_and_fires_in_a_test() {
    let tests = include_str!("tests.rs");
    for rule in RULES {
        assert!(tests.contains(&format!("\"{} ", rule.id)), "{} has no test", rule.id);
        assert!(rule.why.ends_with('.') && rule.remedy.ends_with('.'), "{}", rule.id);
        assert!(rule.source.starts_with("https://"), "{}", rule.id);
        assert!(!rule.title.ends_with('.'), "{}", rule.id);
    }
    assert!(Severity::Critical > Severity::High && Severity::Low > Severity::Info);
}
