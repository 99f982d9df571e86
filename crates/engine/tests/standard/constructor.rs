//! What throws before anything is sent, and what is dropped without a word.

use cors_engine::{Api, Body, CacheMode, Duplex, Mode, Origin, Request, Settlement, Warning};

use crate::support::{
    SHARED, TARGET, answers, asked, get, owned, run, verdict, with_headers, with_method,
};

#[track_caller]
fn throws(request: &Request, expected: &str) {
    let outcome = run(request, &[answers(200, SHARED)]);
    assert!(matches!(outcome.settlement, Settlement::Throw(_)), "{:?}", outcome.settlement);
    assert!(outcome.hops.is_empty());
    assert_eq!(verdict(&outcome), format!("construct/{expected}"));
}

#[track_caller]
fn passes(request: &Request) {
    assert_eq!(verdict(&run(request, &[answers(200, SHARED)])), "resolve");
}

fn xhr(request: Request) -> Request {
    Request { api: Api::Xhr, ..request }
}

#[test]
fn a_url_parses_and_has_no_credentials() {
    throws(&get("http://["), "url-invalid at 5.2");
    throws(&get("https://u:p@api.test/"), "url-has-credentials at 5.3");
    throws(&get("https://u@api.test/"), "url-has-credentials at 5.3");
    passes(&get("https://@api.test/"));
    passes(&get("//api.test/x"));
    passes(&xhr(get("https://u:p@api.test/")));
    throws(&xhr(get("http://[")), "url-invalid at 6");
    let from_null = Request { origin: Origin::parse("null").expect("an origin"), ..get("/x") };
    throws(&from_null, "url-invalid at 5.2");
}

#[test]
fn a_method_is_a_token_and_not_forbidden() {
    for method in ["", "GE T", "GET\n", "GÉT", "G€T"] {
        throws(&with_method(method), "method-invalid at 25.2");
        throws(&xhr(with_method(method)), "method-invalid at 2");
    }
    for method in ["CONNECT", "TrAcE", "track"] {
        throws(&with_method(method), "method-forbidden at 25.2");
        throws(&xhr(with_method(method)), "method-forbidden at 3");
    }
}

#[test]
fn a_header_has_a_name_and_a_value_that_http_can_carry() {
    for name in ["", "X Y", "X:", "é"] {
        throws(&with_headers(&[(name, "1")]), "header-name-invalid at 1");
        throws(&xhr(with_headers(&[(name, "1")])), "header-name-invalid at 4");
    }
    for value in ["a\nb", "a\rb", "a\0b", "€"] {
        throws(&with_headers(&[("X", value)]), "header-value-invalid at 1");
        throws(&xhr(with_headers(&[("X", value)])), "header-value-invalid at 4");
    }
    for value in ["\r\na\n", "", "\u{1}", "\u{FF}"] {
        let outcome = run(&with_headers(&[("X", value)]), &[]);
        assert_eq!(asked(&outcome).as_deref(), Some("x"), "{value:?}");
    }
    throws(&with_headers(&[("Cookie", "a\nb")]), "header-value-invalid at 1");
}

#[test]
fn get_and_head_have_no_body() {
    let body = || Some(Body::Text(String::new()));
    throws(&Request { body: body(), ..get(TARGET) }, "body-with-get-or-head at 35");
    throws(&Request { body: body(), ..with_method("head") }, "body-with-get-or-head at 35");
    passes(&Request { body: body(), ..with_method("POST") });
    let dropped = run(&xhr(Request { body: body(), ..get(TARGET) }), &[answers(200, SHARED)]);
    assert_eq!(dropped.warnings[0], Warning::BodyDropped);
}

#[test]
fn only_if_cached_goes_with_same_origin() {
    let cached = |mode| Request { cache: CacheMode::OnlyIfCached, mode, ..get("/x") };
    throws(&cached(Mode::Cors), "only-if-cached-mode at 21");
    throws(&cached(Mode::NoCors), "only-if-cached-mode at 21");
    let outcome = run(&cached(Mode::SameOrigin), &[answers(200, &[])]);
    assert_eq!(verdict(&outcome), "response/transport at 11.1");
    assert!(!outcome.hops[0].sent);
}

#[test]
fn a_stream_has_conditions() {
    let stream = |duplex| Some(Body::Stream { content: "x".to_owned(), duplex });
    let post = |duplex| Request { body: stream(duplex), ..with_method("POST") };
    throws(&post(Duplex::Unset), "stream-body-without-duplex at 39.1");
    throws(&Request { mode: Mode::NoCors, ..post(Duplex::Half) }, "stream-body-mode at 39.2");
    throws(&Request { keepalive: true, ..post(Duplex::Half) }, "stream-body-keepalive at 37");
}

#[test]
fn no_cors_allows_what_forms_could_do() {
    let no_cors = |request: Request| Request { mode: Mode::NoCors, ..request };
    throws(&no_cors(with_method("PUT")), "no-cors-method at 32.1");
    throws(&no_cors(with_method("patch")), "no-cors-method at 32.1");
    let headers = owned(&[
        ("X-Id", "1"),
        ("Authorization", "t"),
        ("Range", "bytes=0-1"),
        ("Accept", "text/html"),
        ("Content-Type", "application/json"),
    ]);
    let body = Some(Body::Text("x".to_owned()));
    let outcome =
        run(&no_cors(Request { headers, body, ..with_method("POST") }), &[answers(200, SHARED)]);
    assert_eq!(verdict(&outcome), "resolve");
    let dropped = |name: &str| Warning::NoCorsHeaderDropped(name.to_owned());
    assert_eq!(
        outcome.warnings[..5],
        [
            dropped("X-Id"),
            dropped("Authorization"),
            dropped("Range"),
            dropped("Content-Type"),
            Warning::NoCorsContentTypeReplaced,
        ]
    );
}

#[test]
fn values_of_one_name_must_be_safe_together_without_cors() {
    let value = "a".repeat(100);
    let headers = [("Accept", value.as_str()), ("Accept", value.as_str())];
    let request = Request { mode: Mode::NoCors, ..with_headers(&headers) };
    let outcome = run(&request, &[answers(200, SHARED)]);
    assert_eq!(outcome.warnings[0], Warning::NoCorsHeaderDropped("Accept".to_owned()));
}

#[test]
fn an_xhr_rewrites_the_charset_of_text() {
    let body = Some(Body::Text("x".to_owned()));
    let headers = owned(&[("Content-Type", "text/plain; charset=\"latin1\"")]);
    let post = xhr(Request { headers, body, ..with_method("POST") });
    assert_eq!(asked(&run(&post, &[])), None, "the quotes are gone");
    let fetch = Request { api: Api::Fetch, ..post };
    assert_eq!(asked(&run(&fetch, &[])).as_deref(), Some("content-type"));
}
