//! Requests without answers: what was copied is what script made, and no more.

use cors_engine::Profile;

use super::{body, noted, page, read, request};
use crate::{BodyType, import::Source, predict_request, preflight_need};

const ITEM: &str = "PUT https://api.shop.example/v1/items/7";
const OWN: &str = "Content-Type=application/json X-Request-Id=7";

#[test]
fn chromium_copies_as_fetch() {
    let found = read(include_str!("../samples/chromium-fetch.txt"));
    assert_eq!((found.source, found.entries.len()), (Source::Fetch, 2));
    let first = &found.entries[0];
    assert_eq!(
        request(first),
        format!(
            "{ITEM}?lang=en include accept=application/json content-type=application/json \
             x-request-id=7"
        )
    );
    assert_eq!(body(first), Some("{\"name\":\"café\",\"note\":\"it's\\n2 \\\"lines\\\"\"}"));
    assert_eq!(page(first), "https://www.shop.example");
    noted(&first.notes, "`sec-ch-ua-platform`");
    noted(&first.notes, "`cache-control`, `pragma`, `priority`: browsers add these");
    noted(&first.here, "It counts as sent by a page of `https://www.shop.example`");
    assert_eq!(request(&found.entries[1]), "GET https://api.shop.example/v1/items omit");
    noted(&found.entries[1].notes, "write `omit` wherever");
}

#[test]
fn chromium_copies_as_fetch_for_node() {
    let found = read(include_str!("../samples/chromium-fetch-node.txt"));
    let entry = &found.entries[0];
    assert_eq!(
        request(entry),
        "PATCH https://api.shop.example/v1/items/7 include authorization=Bearer eyJhbGciOi \
         content-type=application/json"
    );
    noted(&entry.notes, "Left out the cookies");
    assert!(!format!("{entry:?}").contains("session=abc"), "a cookie is a secret");
}

#[test]
fn firefox_and_safari_copy_as_fetch() {
    for text in
        [include_str!("../samples/firefox-fetch.txt"), include_str!("../samples/safari-fetch.txt")]
    {
        let found = read(text);
        assert_eq!(request(&found.entries[0]), format!("{ITEM} include {OWN}"));
        assert_eq!(body(&found.entries[0]), Some("{\"name\":\"x\"}"));
        assert_eq!(page(&found.entries[0]), "https://www.shop.example");
    }
}

#[test]
fn a_call_that_somebody_wrote_is_read_as_far_as_it_is_no_code() {
    let found = read(include_str!("../samples/written-fetch.txt"));
    let entry = &found.entries[0];
    assert_eq!(
        request(entry),
        "POST https://api.shop.example/v1/items same-origin Content-Type=application/json \
         Authorization=Bearer token"
    );
    assert_eq!(body(entry), Some(r#"{"name":"x","tags":["a",1,true,null]}"#));
    noted(&entry.notes, "The value of `Authorization` is code");
    noted(&entry.notes, "Left out `signal`: nothing here can be made of `controller.signal`");
    noted(&entry.notes, "Left out `credentials`");
    noted(&entry.notes, "Left out `...defaults`: what it holds");
    noted(&entry.notes, "Nothing tells which page sent it");
}

#[test]
fn every_way_to_give_a_body_is_known() {
    let entry = |options: &str| {
        let mut found = read(&format!("fetch('/x', {{ method: 'POST', {options} }})"));
        found.entries.remove(0).exchange.expect("a request").steps.remove(0).request
    };
    let form = entry("body: new URLSearchParams({ a: 'b c', d: 1 })");
    assert_eq!(
        (form.body_type, form.body.as_deref()),
        (BodyType::UrlSearchParams, Some("a=b+c&d=1"))
    );
    let data = entry("body: new FormData(form)");
    assert_eq!(data.body_type, BodyType::FormData);
    let code = entry("body: JSON.stringify(items.map((item) => ({ ...item })))");
    assert_eq!(code.body.as_deref(), Some("{}"));
    let pairs = entry("headers: [['X-A', '1'], ['X-A', '2']], keepalive: true, duplex: 'half'");
    assert_eq!(pairs.headers.len(), 2);
    assert!(pairs.keepalive);
}

#[test]
fn curl_for_bash_is_read_from_every_browser() {
    let found = read(include_str!("../samples/chromium-curl.txt"));
    assert_eq!((found.source, found.entries.len()), (Source::Curl, 2));
    assert_eq!(
        request(&found.entries[0]),
        format!(
            "{ITEM}?lang=en include accept=application/json content-type=application/json \
             x-request-id=7"
        )
    );
    assert_eq!(body(&found.entries[0]), Some("{\"name\":\"it's 2 \\\"lines\\\"!\\nend\"}"));
    assert_eq!(page(&found.entries[0]), "https://www.shop.example");
    assert!(!format!("{:?}", found.entries[0]).contains("session=abc"));
    noted(&found.entries[1].notes, "Left out `--insecure`");
    for text in
        [include_str!("../samples/firefox-curl.txt"), include_str!("../samples/safari-curl.txt")]
    {
        let found = read(text);
        assert_eq!(request(&found.entries[0]), format!("{ITEM} include {OWN}"));
        assert_eq!(body(&found.entries[0]), Some("{\"name\":\"x\"}"));
    }
}

#[test]
fn curl_for_windows_is_read_through_both_quotings() {
    let found = read(include_str!("../samples/chromium-curl-cmd.txt"));
    assert_eq!(found.entries.len(), 2);
    assert_eq!(
        request(&found.entries[0]),
        format!(
            "{ITEM}?lang=en&x=100%25 include accept=application/json \
             content-type=application/json x-request-id=7"
        )
    );
    assert_eq!(body(&found.entries[0]), Some("{\"name\":\"it's a ^ and a \\ "));
    let quoted = "curl ^\"https://a.example/^\" --data-raw ^\"a^\n\nb ^\"^\"c\\\\^\"";
    assert_eq!(body(&read(quoted).entries[0]), Some("a\nb \"c\\"));
}

#[test]
fn a_command_is_found_among_other_words() {
    let found = read("TypeError: Failed to fetch\nIt doesn't work:\n$ curl https://a.example/x");
    assert_eq!(found.source, Source::Curl);
    assert_eq!(request(&found.entries[0]), "GET https://a.example/x same-origin");
}

#[test]
fn options_of_curl_do_what_they_do_in_curl() {
    for (command, expected) in [
        ("$ curl api.example/x", "GET http://api.example/x same-origin"),
        ("curl -sSLkXPUT https://a.example", "PUT https://a.example same-origin"),
        ("curl -I https://a.example", "HEAD https://a.example same-origin"),
        (
            "curl https://a.example -d a=1 -d 'b=2'",
            "POST https://a.example same-origin Content-Type=application/x-www-form-urlencoded",
        ),
        (
            "curl -G https://a.example/?z -d a=1 -d b=2",
            "GET https://a.example/?z&a=1&b=2 same-origin",
        ),
        (
            "curl --json '{}' https://a.example",
            "POST https://a.example same-origin Content-Type=application/json Accept=application/json",
        ),
        (
            "curl -u user:pass --url=https://a.example",
            "GET https://a.example same-origin Authorization=Basic dXNlcjpwYXNz",
        ),
        ("curl -G https://a.example/x#top", "GET https://a.example/x#top same-origin"),
        ("curl -G https://a.example/x#top -d a=1", "GET https://a.example/x?a=1#top same-origin"),
        (
            "curl --json '{}' https://a.example -H 'accept: text/csv' -H 'Content-Type: a/b'",
            "POST https://a.example same-origin accept=text/csv Content-Type=a/b",
        ),
        (
            "curl -u user:pass -H 'Authorization: own' https://a.example",
            "GET https://a.example same-origin Authorization=own",
        ),
        ("curl -d a -H Content-Type: https://a.example", "POST https://a.example same-origin"),
        (
            "curl --get --no-get -d a=1 -H Content-Type: https://a.example",
            "POST https://a.example same-origin",
        ),
        ("curl --head --no-head https://a.example", "GET https://a.example same-origin"),
        ("curl --no-head https://a.example", "GET https://a.example same-origin"),
        ("curl -X PUT --head https://a.example", "PUT https://a.example same-origin"),
        ("curl -H 'X-A;' -H 'X-B:' https://a.example", "GET https://a.example same-origin X-A="),
        (
            "curl -X OPTIONS https://a.example -H 'Origin: https://b.example' -H \
             'Access-Control-Request-Method: PUT' -H 'Access-Control-Request-Headers: x-a'",
            "PUT https://a.example same-origin x-a=1",
        ),
    ] {
        assert_eq!(request(&read(command).entries[0]), expected, "{command}");
    }
}

#[test]
fn what_is_taken_back_is_not_told() {
    let command = "curl --no-insecure --no-http2 --no-location --no-proxy p https://a.example";
    let notes = &read(command).entries[0].notes;
    noted(notes, "Left out `--no-proxy`: this option is not known here");
    for part in ["--no-insecure", "--no-http2", "--no-location"] {
        assert!(!notes.iter().any(|note| note.contains(part)), "{notes:?}");
    }
}

#[test]
fn what_a_browser_cannot_do_is_told() {
    let command = "curl --proxy p --foo -F 'a=@b' -d @file -T up https://u:p@a.example more";
    let found = read(command);
    let notes = &found.entries[0].notes;
    for part in
        ["`--proxy`", "`--foo`", "reads `file`", "file `up`", "Left out `more`", "user name"]
    {
        noted(notes, part);
    }
    assert!(request(&found.entries[0]).starts_with("PUT https://a.example/ "));
}

#[test]
fn what_cannot_be_taken_over_is_told_as_it_is() {
    let told = |command: &str, part: &str| {
        let entry = read(command).entries.remove(0);
        noted(&entry.notes, part);
        entry
    };
    told("curl -A me https://a.example", "`User-Agent`: browsers add these themselves");
    told("curl -H 'Host: b.example' https://a.example/x", "`Host`: only the browser sets these");
    let same = read("curl -H 'Host: a.example' https://a.example/x").entries.remove(0);
    assert!(!same.notes.iter().any(|note| note.contains("Host")), "{:?}", same.notes);
    told("curl -H 'X-HTTP-Method: TRACE' https://a.example", "may not stand for CONNECT");
    told("fetch('https://a.example', {headers: {...auth()}})", "Left out `...auth()`: what");
    let form = told("curl https://a.example -F 'file=@/x/y' -F name=x", "`file`, `name`");
    assert_eq!((body(&form), form.notes.len()), (Some(""), 2));
    let lone = read("curl https://a.example -F name=x").entries.remove(0);
    assert_eq!(body(&lone), Some("x"));
}

#[test]
fn a_copied_simple_request_stays_simple() {
    let text = "fetch(\"https://api.shop.example/\", {\"headers\": {\"cache-control\": \
                \"no-cache\", \"pragma\": \"no-cache\", \"priority\": \"u=1, i\"}})";
    let scenario = read(text).entries.remove(0).scenario.expect("a scenario");
    let outcome = predict_request(&scenario, Profile::Standard).expect("an origin");
    assert_eq!(preflight_need(&outcome).id(), "not-needed");
}

#[test]
fn what_was_exported_comes_back() {
    let mut scenario = crate::explanation::test_case::TestCase::put().include().0;
    scenario.policy.get_or_insert_default().actual.status = 404;
    let link = format!("http://localhost:9000/#{}\n", crate::permalink::encode(&scenario));
    let found = read(&link);
    assert_eq!((found.source, found.entries.len()), (Source::Link, 1));
    assert_eq!(found.entries[0].scenario.as_ref(), Some(&scenario));
    let exchange = crate::export::exchange(&scenario, &[]).expect("an origin");
    let found = read(&serde_json::to_string(&exchange).expect("it is written"));
    assert_eq!(found.source, Source::Exchange);
    let predicted = crate::predict(&scenario, Profile::Standard).expect("known");
    for outcome in [
        found.entries[0].outcome.as_ref(),
        crate::predict(found.entries[0].scenario.as_ref().expect("one"), Profile::Standard)
            .as_ref(),
    ] {
        let cause = outcome.and_then(|outcome| outcome.failure()).map(|failure| failure.cause.id());
        assert_eq!(cause, predicted.failure().map(|failure| failure.cause.id()));
    }
}
