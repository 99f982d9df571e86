//! Which requests need a preflight, and what it asks.

use cors_engine::{Api, Body, Duplex, Mode, PreflightReason, PreflightTrigger, Request};

use crate::support::{PAGE, asked, get, owned, run, with_headers, with_method};

#[track_caller]
fn asks(headers: &[(&str, &str)], expected: Option<&str>) {
    let outcome = run(&with_headers(headers), &[]);
    assert_eq!(asked(&outcome).as_deref(), expected, "{headers:?}");
}

#[test]
fn three_methods_need_none() {
    for method in ["GET", "get", "HEAD", "Post"] {
        assert_eq!(asked(&run(&with_method(method), &[])), None, "{method}");
    }
    for method in ["PUT", "put", "PATCH", "patch", "DELETE", "OPTIONS", "QUERY", "*"] {
        assert_eq!(asked(&run(&with_method(method), &[])).as_deref(), Some(""), "{method}");
    }
}

#[test]
fn six_methods_are_asked_for_in_upper_case_and_the_others_as_they_are() {
    for (method, expected) in
        [("put", "PUT"), ("delete", "DELETE"), ("Options", "OPTIONS"), ("patch", "patch")]
    {
        let outcome = run(&with_method(method), &[]);
        let preflight = outcome.hops[0].preflight.as_ref().expect("a preflight");
        assert_eq!(preflight.request_method, expected);
    }
}

#[test]
fn five_names_are_safelisted_and_no_others() {
    for name in ["Accept", "ACCEPT-LANGUAGE", "content-language"] {
        asks(&[(name, "en")], None);
    }
    asks(&[("Content-Type", "text/plain")], None);
    asks(&[("Range", "bytes=0-1")], None);
    for name in [
        "X-Id",
        "Authorization",
        "User-Agent",
        "Cache-Control",
        "Pragma",
        "If-None-Match",
        "X-Requested-With",
        "DPR",
        "Save-Data",
        "Viewport-Width",
        "Width",
        "Downlink",
        "Last-Event-ID",
    ] {
        asks(&[(name, "1")], Some(&name.to_ascii_lowercase()));
    }
}

#[test]
fn names_are_asked_for_once_in_lower_case_and_sorted() {
    asks(
        &[
            ("X-B", "1"),
            ("Content-Type", "application/json"),
            ("x-a", "1"),
            ("Accept", "*/*"),
            ("X-b", "2"),
        ],
        Some("content-type,x-a,x-b"),
    );
}

#[test]
fn a_content_type_is_judged_by_its_essence_and_its_bytes() {
    for value in [
        "text/plain",
        "TEXT/PLAIN",
        "text/plain;",
        "text/plain; foo bar",
        "text/plain;charset=utf-8",
        "text/plain; application/json",
        "text/plain;charset=utf-8, application/json",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "  text/plain  ",
    ] {
        asks(&[("Content-Type", value)], None);
    }
    for value in [
        "text/plain; charset=\"utf-8\"",
        "text/plain, application/json",
        "application/json",
        "text/html",
        "text",
        "",
    ] {
        asks(&[("Content-Type", value)], Some("content-type"));
    }
}

#[test]
fn each_header_has_its_alphabet() {
    asks(&[("Accept", "text/html;q=0.9,*/*")], None);
    asks(&[("Accept", "a\tb\u{E9}")], None);
    for byte in
        ['"', '(', ')', ':', '<', '>', '?', '@', '[', '\\', ']', '{', '}', '\u{7F}', '\u{1}']
    {
        asks(&[("Accept", &format!("a{byte}b"))], Some("accept"));
    }
    asks(&[("Accept-Language", "en-GB, en;q=0.8, *")], None);
    asks(&[("Accept-Language", "")], None);
    for value in ["en_US", "a/b", "a\tb", "\u{E9}"] {
        asks(&[("Accept-Language", value)], Some("accept-language"));
        asks(&[("Content-Language", value)], Some("content-language"));
    }
}

#[test]
fn a_value_of_128_bytes_is_the_longest() {
    asks(&[("Accept", &"a".repeat(128))], None);
    asks(&[("Accept", &"a".repeat(129))], Some("accept"));
    asks(&[("Accept", &"\u{E9}".repeat(128))], None);
    asks(&[("Accept", &"\u{E9}".repeat(129))], Some("accept"));
    let long_range = format!("bytes=0-{}", "9".repeat(120));
    asks(&[("Range", &long_range)], None);
    asks(&[("Range", &format!("{long_range}9"))], Some("range"));
}

#[test]
fn safelisted_values_have_1024_bytes_together() {
    let value = "a".repeat(128);
    let eight: Vec<_> = (0..8).map(|_| ("Accept", value.as_str())).collect();
    asks(&eight, None);
    let mut nine = eight.clone();
    nine.push(("Accept-Language", "x"));
    asks(&nine, Some("accept,accept-language"));
    let outcome = run(&with_headers(&nine), &[]);
    let preflight = outcome.hops[0].preflight.as_ref().expect("a preflight");
    assert_eq!(
        preflight.reasons[0],
        PreflightReason::Header {
            name: "accept".to_owned(),
            trigger: PreflightTrigger::TotalLength(1025),
        }
    );
}

#[test]
fn the_browsers_own_accept_counts_towards_the_limit() {
    let value = "a".repeat(128);
    let mut headers: Vec<_> = (0..7).map(|_| ("Accept-Language", value.as_str())).collect();
    let rest = "a".repeat(1024 - 7 * 128 - 3);
    headers.push(("Content-Language", &rest));
    asks(&headers, None);
    let rest = format!("{rest}a");
    headers[7] = ("Content-Language", &rest);
    asks(&headers, Some("accept,accept-language,content-language"));
}

#[test]
fn headers_in_an_array_are_judged_one_by_one_and_joined_by_an_xhr() {
    let value = "a".repeat(100);
    let headers = [("Accept", value.as_str()), ("Accept", value.as_str())];
    asks(&headers, None);
    let xhr = Request { api: Api::Xhr, ..with_headers(&headers) };
    assert_eq!(asked(&run(&xhr, &[])).as_deref(), Some("accept"));
    asks(
        &[("Content-Type", "application/json"), ("Content-Type", "text/plain")],
        Some("content-type"),
    );
}

#[test]
fn a_json_content_type_preflights_even_without_a_body() {
    asks(&[("Content-Type", "application/json")], Some("content-type"));
}

#[test]
fn forbidden_headers_are_dropped_and_ask_nothing() {
    asks(&[("Cookie", "a"), ("Host", "x"), ("Sec-Foo", "1"), ("X-HTTP-Method", "TRACE")], None);
    asks(&[("X-HTTP-Method-Override", "PUT")], Some("x-http-method-override"));
}

#[test]
fn a_body_brings_its_content_type() {
    let post = |body| Request { body: Some(body), ..with_method("POST") };
    let text = || "x".to_owned();
    let blob = |kind: &str| Body::Blob { content: text(), media_type: kind.to_owned() };
    for body in [
        Body::Text(text()),
        Body::UrlSearchParams(text()),
        Body::FormData(text()),
        Body::BufferSource(text()),
        blob(""),
        blob("Text/Plain"),
    ] {
        assert_eq!(asked(&run(&post(body.clone()), &[])), None, "{body:?}");
    }
    let json = post(blob("application/json"));
    assert_eq!(asked(&run(&json, &[])).as_deref(), Some("content-type"));
}

#[test]
fn a_stream_body_preflights_whatever_else_there_is() {
    let body = Body::Stream { content: "x".to_owned(), duplex: Duplex::Half };
    let outcome = run(&Request { body: Some(body), ..with_method("POST") }, &[]);
    let preflight = outcome.hops[0].preflight.as_ref().expect("a preflight");
    assert_eq!(preflight.reasons, [PreflightReason::StreamBody]);
    assert_eq!((preflight.request_method.as_str(), &preflight.request_headers), ("POST", &None));
}

#[test]
fn an_upload_listener_preflights_even_a_get() {
    let request = Request { api: Api::Xhr, upload_listener: true, ..get("https://api.test/") };
    let outcome = run(&request, &[]);
    let preflight = outcome.hops[0].preflight.as_ref().expect("a preflight");
    assert_eq!(preflight.reasons, [PreflightReason::UploadListener]);
}

#[test]
fn nothing_of_ones_own_origin_is_preflighted() {
    let own = Request {
        url: format!("{PAGE}/x"),
        headers: owned(&[("X-Id", "1")]),
        ..with_method("PUT")
    };
    assert_eq!(asked(&run(&own, &[])), None);
    let listener = Request { api: Api::Xhr, upload_listener: true, ..own };
    assert_eq!(asked(&run(&listener, &[])), None);
}

#[test]
fn no_cors_is_never_preflighted() {
    let request = Request { mode: Mode::NoCors, ..with_headers(&[("X-Id", "1")]) };
    assert_eq!(asked(&run(&request, &[])), None);
}
