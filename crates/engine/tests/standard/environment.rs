//! Credentials, the `Origin` header, resource policies, timing.

use cors_engine::{CredentialsMode, Mode, Origin, ReferrerPolicy, Request, Warning};

use crate::support::{PAGE, TARGET, answers, get, run, verdict, with_method};

const ALLOW: (&str, &str) = ("Access-Control-Allow-Origin", PAGE);
const CREDENTIALS: (&str, &str) = ("Access-Control-Allow-Credentials", "true");

#[test]
fn credentials_go_along_by_mode_and_tainting() {
    for (credentials, url, expected) in [
        (CredentialsMode::SameOrigin, "/x", true),
        (CredentialsMode::SameOrigin, TARGET, false),
        (CredentialsMode::Include, TARGET, true),
        (CredentialsMode::Include, "/x", true),
        (CredentialsMode::Omit, "/x", false),
        (CredentialsMode::Omit, TARGET, false),
    ] {
        let outcome =
            run(&Request { credentials, ..get(url) }, &[answers(200, &[ALLOW, CREDENTIALS])]);
        assert_eq!(outcome.hops[0].include_credentials, expected, "{credentials:?} {url}");
    }
}

#[track_caller]
fn sends_origin(request: &Request, expected: Option<&str>) {
    let outcome = run(request, &[answers(200, &[ALLOW])]);
    assert_eq!(outcome.hops[0].origin.as_deref(), expected);
}

#[test]
fn the_origin_header_is_sent_where_it_matters() {
    sends_origin(&get(TARGET), Some(PAGE));
    sends_origin(&get("/x"), None);
    let own_post = Request { url: "/x".to_owned(), ..with_method("POST") };
    sends_origin(&own_post, Some(PAGE));
    let no_cors = |request: Request| Request { mode: Mode::NoCors, ..request };
    sends_origin(&no_cors(get(TARGET)), None);
    sends_origin(&no_cors(with_method("POST")), Some(PAGE));
}

#[test]
fn a_referrer_policy_hides_the_origin_outside_cors_only() {
    let with = |mode, url: &str, referrer_policy| Request {
        mode,
        url: url.to_owned(),
        referrer_policy,
        ..with_method("POST")
    };
    let none = ReferrerPolicy::NoReferrer;
    sends_origin(&with(Mode::Cors, TARGET, none), Some(PAGE));
    sends_origin(&with(Mode::Cors, "/x", none), Some(PAGE));
    sends_origin(&with(Mode::SameOrigin, "/x", none), Some("null"));
    sends_origin(&with(Mode::NoCors, TARGET, none), Some("null"));
    sends_origin(&with(Mode::NoCors, TARGET, ReferrerPolicy::SameOrigin), Some("null"));
    sends_origin(&with(Mode::NoCors, "/x", ReferrerPolicy::SameOrigin), Some(PAGE));
    sends_origin(&with(Mode::NoCors, TARGET, ReferrerPolicy::Origin), Some(PAGE));
    sends_origin(&with(Mode::NoCors, TARGET, ReferrerPolicy::StrictOrigin), Some(PAGE));
    let insecure = "http://localhost/";
    sends_origin(&with(Mode::NoCors, insecure, ReferrerPolicy::StrictOrigin), Some("null"));
    sends_origin(&with(Mode::NoCors, insecure, ReferrerPolicy::UnsafeUrl), Some(PAGE));
}

#[test]
fn a_resource_policy_keeps_opaque_answers_from_other_sites() {
    let judged = |page: &str, url: &str, mode, value: &str| {
        let origin = Origin::parse(page).expect("an origin");
        let request = Request { mode, ..Request::new(origin, url) };
        let lines = [("Cross-Origin-Resource-Policy", value), ("Access-Control-Allow-Origin", "*")];
        verdict(&run(&request, &[answers(200, &lines)]))
    };
    let refused = "response/resource-policy at 3";
    let no_cors = |value| judged(PAGE, TARGET, Mode::NoCors, value);
    assert_eq!(no_cors("same-origin"), refused);
    assert_eq!(no_cors("same-site"), refused);
    for value in ["cross-origin", "", "Same-Origin", "same-origin, same-origin", "bogus"] {
        assert_eq!(no_cors(value), "resolve", "{value}");
    }
    let sibling = |page| judged(page, "https://b.e.com/", Mode::NoCors, "same-site");
    assert_eq!(sibling("https://a.e.com"), "resolve");
    assert_eq!(sibling("http://a.e.com"), refused, "secure answers stay with secure pages");
    assert_eq!(judged("null", TARGET, Mode::NoCors, "same-site"), refused);
    assert_eq!(judged(PAGE, TARGET, Mode::Cors, "same-origin"), "resolve", "CORS does not ask");
}

#[test]
fn timing_is_information_and_no_verdict() {
    let hidden = |value: Option<&str>| {
        let mut lines = vec![ALLOW];
        lines.extend(value.map(|value| ("Timing-Allow-Origin", value)));
        let outcome = run(&get(TARGET), &[answers(200, &lines)]);
        assert_eq!(verdict(&outcome), "resolve");
        outcome.warnings.contains(&Warning::TimingHidden)
    };
    assert!(hidden(None));
    assert!(hidden(Some("https://x.test")));
    assert!(!hidden(Some("*")));
    assert!(!hidden(Some("https://x.test, https://app.example")));
}

#[test]
fn timing_once_lost_stays_lost() {
    let first = [("Location", "/b"), ALLOW];
    let hops = [answers(302, &first), answers(200, &[ALLOW, ("Timing-Allow-Origin", "*")])];
    assert!(run(&get(TARGET), &hops).warnings.contains(&Warning::TimingHidden));
}

#[test]
fn integrity_needs_a_body_that_can_be_read() {
    let request = |mode| Request { integrity: "sha256-x".to_owned(), mode, ..get(TARGET) };
    let judged = |mode, status| verdict(&run(&request(mode), &[answers(status, &[ALLOW])]));
    assert_eq!(judged(Mode::Cors, 200), "resolve");
    assert_eq!(judged(Mode::Cors, 204), "response/transport at 23.2");
    assert_eq!(judged(Mode::NoCors, 200), "response/transport at 23.2");
}
