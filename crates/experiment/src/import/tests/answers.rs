//! Requests with answers: judged where they were made, and set up so that they come out alike here.

use cors_engine::{Cause, OriginMismatch, Profile};

use super::{LAB, noted, page, read, request};
use crate::{
    import::{Entry, Source},
    predict,
};

/// What came of it, there and here.
#[track_caller]
fn outcomes(entry: &Entry) -> (String, String) {
    let words = |outcome: Option<&cors_engine::Outcome>| match outcome {
        None => "unknown".to_owned(),
        Some(outcome) => outcome.failure().map_or("resolve".to_owned(), |failure| {
            format!("{}/{}", failure.stage.id(), failure.cause.id())
        }),
    };
    let scenario = entry.scenario.as_ref().expect("a scenario");
    assert_eq!(scenario.page_origin, LAB.page_origin);
    assert_eq!(scenario.request.url, LAB.base_url());
    assert_eq!(scenario.policy.as_ref().map(cors_wire::Policy::validate), Some(Vec::new()));
    (words(entry.outcome.as_ref()), words(predict(scenario, Profile::Standard).as_ref()))
}

#[track_caller]
fn alike(entry: &Entry, expected: &str) {
    assert_eq!(outcomes(entry), (expected.to_owned(), expected.to_owned()), "{}", entry.title);
}

#[test]
fn an_archive_of_chromiums_pairs_preflights_and_redirects() {
    let found = read(include_str!("../samples/chromium.har"));
    assert_eq!((found.source, found.entries.len()), (Source::Archive, 3));
    noted(&found.notes, "no requests by script: 1 ");
    let [put, moved, plain] = found.entries.as_slice() else { panic!("three") };
    assert_eq!(
        request(put),
        "PUT https://api.shop.example/v1/items/7 same-origin content-type=application/json \
         x-request-id=7"
    );
    alike(put, "preflight/header-not-allowed");
    noted(&put.notes, "`net::ERR_FAILED`");
    noted(&put.here, "Where the answers allow `https://www.shop.example`");
    noted(&put.here, "Left out of the answers: `content-length`, `set-cookie`");
    let exchange = moved.exchange.as_ref().expect("a request");
    assert_eq!(exchange.steps[0].hops.len(), 2);
    assert_eq!(outcomes(moved).0, "response/allow-origin-wildcard-with-credentials");
    noted(&moved.here, "Only the first answer");
    alike(plain, "resolve");
    assert_eq!(page(plain), "https://www.shop.example");
}

#[test]
fn an_archive_of_firefoxs_is_read_too() {
    let found = read(include_str!("../samples/firefox.har"));
    let [entry] = found.entries.as_slice() else { panic!("one") };
    assert_eq!(
        request(entry),
        "DELETE https://api.shop.example/v1/items/7 same-origin X-Request-Id=7"
    );
    alike(entry, "preflight/allow-origin-missing");
}

#[test]
fn a_remembered_preflight_is_taken_for_allowed() {
    let text = r#"{"log": {"entries": [{"request": {"method": "PUT", "url": "https://a.example/",
        "headers": [{"name": "Origin", "value": "https://b.example"}]},
        "response": {"status": 200, "headers": [
            {"name": "Access-Control-Allow-Origin", "value": "https://b.example"}]}}]}}"#;
    let found = read(text);
    alike(&found.entries[0], "resolve");
    noted(&found.entries[0].notes, "the browser remembered");
}

#[test]
fn what_was_not_answered_is_not_judged() {
    let text = r#"{"log": {"entries": [{"request": {"method": "GET", "url": "https://a.example/",
        "headers": [{"name": "Origin", "value": "https://b.example"}]},
        "response": {"status": 0, "headers": []}}]}}"#;
    let found = read(text);
    assert!(found.entries[0].outcome.is_none());
    noted(&found.entries[0].notes, "The answer that decides is not recorded");
}

#[test]
fn heads_of_messages_are_paired() {
    let found = read(include_str!("../samples/pair.http"));
    let [entry] = found.entries.as_slice() else { panic!("one") };
    assert_eq!(found.source, Source::Http);
    assert_eq!(
        request(entry),
        "PUT https://api.shop.example/v1/items/7 same-origin Content-Type=application/json"
    );
    alike(entry, "response/allow-origin-multiple");
}

#[test]
fn what_curl_prints_is_read() {
    let found = read(include_str!("../samples/curl-verbose.txt"));
    let [entry] = found.entries.as_slice() else { panic!("one") };
    assert_eq!(
        request(entry),
        "PUT https://api.shop.example/v1/items/7 same-origin content-type=application/json"
    );
    alike(entry, "preflight/allow-origin-missing");
    noted(&entry.notes, "Only the preflight is here");
}

#[test]
fn an_answer_alone_sets_the_policy() {
    for (text, expected) in [
        ("HTTP/2 200\naccess-control-allow-origin: *\n", "resolve"),
        (
            "HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\n\r\n<h1>",
            "response/allow-origin-missing",
        ),
        (
            "Access-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true",
            "response/allow-origin-wildcard-with-credentials",
        ),
        (
            "< HTTP/1.1 204 No Content\n< Access-Control-Allow-Origin: https://a.example\n\
          < Access-Control-Allow-Methods: GET, PUT\n< Access-Control-Allow-Headers: x-a, x-b\n<\n",
            "resolve",
        ),
        (":status: 200\naccess-control-allow-origin: a b", "response/allow-origin-multiple"),
    ] {
        alike(&read(text).entries[0], expected);
    }
}

#[test]
fn a_request_without_a_page_is_judged_for_the_page_that_its_answer_allows() {
    let text = "> GET /cart HTTP/1.1\n> Host: api.shop.example\n>\n< HTTP/1.1 200 OK\n< \
                Access-Control-Allow-Origin: https://shop.example\n";
    let found = read(text);
    assert_eq!(page(&found.entries[0]), "https://shop.example");
    alike(&found.entries[0], "resolve");
    let own = text.replace("https://shop", "https://api.shop");
    assert_eq!(page(&read(&own).entries[0]), LAB.page_origin, "it allows itself");
    let known = text.replace("\n>\n", "\n> Origin: https://b.example\n>\n");
    assert_eq!(page(&read(&known).entries[0]), "https://b.example");
}

#[test]
fn an_answer_alone_is_judged_for_the_page_that_it_nearly_names() {
    let shop = "https://shop.example";
    for (value, origin, difference) in [
        ("https://shop.example", shop, None),
        ("https://shop.example/", shop, Some(OriginMismatch::TrailingSlash)),
        ("https://shop.example/cart", shop, Some(OriginMismatch::Path)),
        ("https://Shop.example", shop, Some(OriginMismatch::Case)),
        ("https://shop.example:443", shop, Some(OriginMismatch::DefaultPort)),
        ("https://shop.example, https://b.example", shop, None),
        ("shop.example", shop, None),
        ("localhost:3000", "http://localhost:3000", Some(OriginMismatch::NoScheme)),
        ("https://*.shop.example", LAB.page_origin, Some(OriginMismatch::Pattern)),
        ("*.shop.example", LAB.page_origin, None),
        ("everybody", LAB.page_origin, None),
    ] {
        let entry = read(&format!("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: {value}")).entries;
        assert_eq!(page(&entry[0]), origin, "{value}");
        let (there, here) = outcomes(&entry[0]);
        assert_eq!(there, here, "{value}");
        let failure = entry[0].outcome.as_ref().and_then(|outcome| outcome.failure());
        let found = failure.and_then(|failure| match &failure.cause {
            Cause::AllowOriginMismatch { difference, .. } => Some(*difference),
            _ => None,
        });
        assert_eq!(found, difference, "{value}");
        let told = entry[0].notes.iter().any(|note| note.contains("is assumed"));
        assert_eq!(told, origin != LAB.page_origin, "{value}");
    }
}

#[test]
fn an_answer_to_a_request_that_may_have_had_no_origin_is_not_the_last_word() {
    let command = "$ curl -i https://api.example/x";
    let answer = "HTTP/1.1 200 OK\nContent-Type: text/plain\n";
    let entry = read(&format!("{command}\n{answer}")).entries.remove(0);
    noted(&entry.notes, "ask again with `-H 'Origin: …'`");
    let with_origin = format!("{command} -H 'Origin: https://shop.example'\n{answer}");
    let entry = read(&with_origin).entries.remove(0);
    assert!(!entry.notes.iter().any(|note| note.contains("ask again")), "{:?}", entry.notes);
}

#[test]
fn a_web_socket_is_no_request_of_scripts() {
    let entry = |url: &str, mode: &str| {
        format!(
            r#"{{"request": {{"method": "GET", "url": "{url}", "headers": [
            {{"name": "Origin", "value": "https://www.shop.example"}},
            {{"name": "Sec-Fetch-Dest", "value": "empty"}},
            {{"name": "Sec-Fetch-Mode", "value": "{mode}"}}]}},
            "response": {{"status": 101, "headers": []}}}}"#
        )
    };
    let entries = [
        entry("wss://api.shop.example/live", "cors"),
        entry("https://api.shop.example/live", "websocket"),
        entry("https://api.shop.example/items", "cors"),
    ];
    let found = read(&format!(r#"{{"log": {{"entries": [{}]}}}}"#, entries.join(",")));
    assert_eq!(found.entries.len(), 1);
    noted(&found.notes, "no requests by script: 2 ");
}
