//! Redirects: what they change, and where they end.

use cors_engine::{
    Body, CredentialsMode, Duplex, Mode, Outcome, RedirectMode, Request, ResponseType, Warning,
};

use crate::support::{
    Hop, PAGE, SHARED, TARGET, answers, asked, get, owned, response, run, verdict, with_headers,
    with_method,
};

const ALLOW: &str = "Access-Control-Allow-Origin";

fn redirect<'a>(status: u16, lines: &'a [(&'a str, &'a str)]) -> Hop<'a> {
    Hop { preflight: Some((204, PERMIT)), actual: Some((status, lines)) }
}

const PERMIT: &[(&str, &str)] = &[
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Methods", "*"),
    ("Access-Control-Allow-Headers", "*, authorization"),
];

fn end() -> Hop<'static> {
    Hop { preflight: Some((204, PERMIT)), actual: Some((200, SHARED)) }
}

fn origins(outcome: &Outcome) -> Vec<Option<&str>> {
    outcome.hops.iter().map(|hop| hop.origin.as_deref()).collect()
}

#[test]
fn every_redirect_of_another_origin_needs_permission() {
    for redirect in [RedirectMode::Follow, RedirectMode::Manual, RedirectMode::Error] {
        let request = Request { redirect, ..get(TARGET) };
        let outcome = run(&request, &[answers(302, &[("Location", "/b")]), end()]);
        assert_eq!(verdict(&outcome), "response/allow-origin-missing at 2");
        assert_eq!(outcome.hops.len(), 1);
    }
}

#[test]
fn leaving_a_foreign_origin_makes_the_origin_null() {
    let (x, y) = ("https://x.test/", "https://y.test/");
    let own = "https://app.example/a";
    let chain = |urls: &[&'static str]| {
        let lines: Vec<_> =
            urls[1..].iter().map(|&url| [("Location", url), (ALLOW, "*")]).collect();
        let mut hops: Vec<_> = lines.iter().map(|lines| answers(302, lines)).collect();
        hops.push(end());
        let outcome = run(&get(urls[0]), &hops);
        origins(&outcome).into_iter().map(|origin| origin.map(str::to_owned)).collect::<Vec<_>>()
    };
    let some = |origin: &str| Some(origin.to_owned());
    assert_eq!(chain(&[x, "https://x.test/2"]), [some(PAGE), some(PAGE)]);
    assert_eq!(chain(&[own, x]), [None, some(PAGE)]);
    assert_eq!(chain(&[x, y]), [some(PAGE), some("null")]);
    assert_eq!(chain(&[x, own]), [some(PAGE), some("null")]);
    assert_eq!(chain(&[own, x, own]), [None, some(PAGE), some("null")]);
    assert_eq!(chain(&[x, "https://a.x.test/"]), [some(PAGE), some("null")]);
}

#[test]
fn coming_home_does_not_make_it_ones_own_again() {
    let hops =
        [answers(302, &[("Location", "https://app.example/"), (ALLOW, "*")]), answers(200, &[])];
    let outcome = run(&get(TARGET), &hops);
    assert_eq!(verdict(&outcome), "response/allow-origin-missing at 2");
    assert_eq!(outcome.failure().expect("a failure").hop, 1);
    assert!(!outcome.hops[1].include_credentials);
}

#[test]
fn a_tainted_chain_with_credentials_needs_null_by_name() {
    let first = [
        ("Location", "https://y.test/"),
        (ALLOW, PAGE),
        ("Access-Control-Allow-Credentials", "true"),
    ];
    let judged = |value| {
        let last = [(ALLOW, value), ("Access-Control-Allow-Credentials", "true")];
        let request = Request { credentials: CredentialsMode::Include, ..get(TARGET) };
        verdict(&run(&request, &[answers(302, &first), answers(200, &last)]))
    };
    assert_eq!(judged("null"), "resolve");
    assert_eq!(judged(PAGE), "response/allow-origin-mismatch at 4");
    assert_eq!(judged("*"), "response/allow-origin-wildcard-with-credentials at 4");
}

#[test]
fn each_status_rewrites_its_methods() {
    for (status, method, expected) in [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (301, "PUT", "PUT"),
        (302, "DELETE", "DELETE"),
        (303, "PUT", "GET"),
        (303, "POST", "GET"),
        (303, "HEAD", "HEAD"),
        (303, "GET", "GET"),
        (307, "POST", "POST"),
        (308, "POST", "POST"),
        (307, "PUT", "PUT"),
        (301, "HEAD", "HEAD"),
    ] {
        let hops = [redirect(status, &[("Location", "/b"), (ALLOW, "*")]), end()];
        let outcome = run(&with_method(method), &hops);
        assert_eq!(outcome.hops[1].method, expected, "{status} {method}");
        let changed =
            outcome.warnings.iter().any(|w| matches!(w, Warning::MethodChangedOnRedirect { .. }));
        assert_eq!(changed, method != expected);
    }
}

#[test]
fn what_describes_a_body_goes_with_it() {
    let headers = owned(&[("Content-Type", "application/json"), ("X-Key", "1")]);
    let body = Some(Body::Text("{}".to_owned()));
    let post = Request { headers, body, ..with_method("POST") };
    let second = |status| {
        let hops = [redirect(status, &[("Location", "/b"), (ALLOW, "*")]), end()];
        let outcome = run(&post, &hops);
        let preflight = outcome.hops[1].preflight.clone().expect("a preflight");
        preflight.request_headers
    };
    assert_eq!(second(302).as_deref(), Some("x-key"));
    assert_eq!(second(307).as_deref(), Some("content-type,x-key"));
}

#[test]
fn authorization_stays_within_an_origin() {
    let request = with_headers(&[("Authorization", "t"), ("X-Api-Key", "k")]);
    let second = |location| {
        let lines = [("Location", location), (ALLOW, "*")];
        let outcome = run(&request, &[redirect(307, &lines), end()]);
        outcome.hops[1].preflight.clone().expect("a preflight").request_headers
    };
    assert_eq!(second("/b").as_deref(), Some("authorization,x-api-key"));
    assert_eq!(second("https://y.test/").as_deref(), Some("x-api-key"));
}

#[test]
fn twenty_redirects_are_followed() {
    let hop = answers(302, &[("Location", "/b"), (ALLOW, "*")]);
    let mut hops = vec![hop; 20];
    hops.push(end());
    assert_eq!(verdict(&run(&get(TARGET), &hops)), "resolve");
    hops.insert(0, hop);
    let outcome = run(&get(TARGET), &hops);
    assert_eq!(verdict(&outcome), "redirect/too-many-redirects at 7");
    assert_eq!(outcome.hops.len(), 21);
    let endless = vec![hop; 1000];
    assert_eq!(run(&get(TARGET), &endless).hops.len(), 21);
}

#[test]
fn a_location_is_one_web_address() {
    let judged = |lines: &[(&str, &str)]| {
        let lines: Vec<_> = lines.iter().copied().chain([(ALLOW, "*")]).collect();
        verdict(&run(&get(TARGET), &[answers(302, &lines), end()]))
    };
    assert_eq!(judged(&[("Location", "http://[")]), "redirect/location-malformed at 5");
    assert_eq!(
        judged(&[("Location", "/b"), ("Location", "/b")]),
        "redirect/location-malformed at 5"
    );
    assert_eq!(judged(&[("Location", "data:,x")]), "redirect/location-scheme at 6");
    assert_eq!(
        judged(&[("Location", "https://u:p@x.test/")]),
        "redirect/location-has-credentials at 9"
    );
    assert_eq!(
        judged(&[("Location", "https://u:p@app.example/")]),
        "redirect/location-has-credentials at 10"
    );
    let outcome = run(&get(TARGET), &[answers(302, SHARED)]);
    assert_eq!(response(&outcome).status, 302, "without a Location it is an ordinary answer");
    assert!(outcome.warnings.contains(&Warning::RedirectWithoutLocation));
    for status in [300, 304, 306] {
        let lines = [("Location", "/b"), (ALLOW, "*")];
        assert_eq!(response(&run(&get(TARGET), &[answers(status, &lines)])).status, status);
    }
}

#[test]
fn redirect_modes_refuse_or_hand_over() {
    let lines = [("Location", "/b"), (ALLOW, "*")];
    let judged = |redirect| run(&Request { redirect, ..get(TARGET) }, &[answers(302, &lines)]);
    assert_eq!(verdict(&judged(RedirectMode::Error)), "redirect/redirect-mode-error at 6.3");
    let manual = judged(RedirectMode::Manual);
    assert_eq!(response(&manual).response_type, ResponseType::OpaqueRedirect);
    assert_eq!(response(&manual).status, 0);
    let own = Request { redirect: RedirectMode::Manual, ..get("/x") };
    let outcome = run(&own, &[answers(302, &[("Location", "/b")])]);
    assert_eq!(response(&outcome).response_type, ResponseType::OpaqueRedirect);
}

#[test]
fn a_stream_is_sent_once_and_its_flag_stays() {
    let body = Some(Body::Stream { content: "x".to_owned(), duplex: Duplex::Half });
    let post = Request { body, ..with_method("POST") };
    let lines = [("Location", "/b"), (ALLOW, "*")];
    let judged = |status| run(&post, &[redirect(status, &lines), end()]);
    assert_eq!(verdict(&judged(307)), "redirect/stream-body at 11");
    assert_eq!(verdict(&judged(302)), "redirect/stream-body at 11");
    let see_other = judged(303);
    assert_eq!(verdict(&see_other), "resolve");
    assert_eq!(see_other.hops[1].method, "GET");
    assert!(see_other.hops[1].preflight.is_some(), "a GET, and preflighted all the same");
}

#[test]
fn leaving_ones_own_origin_is_judged_on_the_next_hop() {
    let own = |mode| Request { mode, ..get("/x") };
    let away = [answers(302, &[("Location", TARGET)]), answers(200, &[])];
    let outcome = run(&own(Mode::SameOrigin), &away);
    assert_eq!(verdict(&outcome), "dispatch/same-origin-mode at 12");
    assert_eq!(outcome.failure().expect("a failure").hop, 1);
    assert_eq!((outcome.hops[0].sent, outcome.hops[1].sent), (true, false));
    assert_eq!(response(&run(&own(Mode::NoCors), &away)).response_type, ResponseType::Opaque);
    let preflighted = Request { headers: owned(&[("X-A", "1")]), ..own(Mode::Cors) };
    let outcome = run(&preflighted, &away);
    assert_eq!(verdict(&outcome), "preflight/transport at 8.1");
    assert_eq!(asked(&outcome), None, "the first hop is one's own");
}
