//! The record as an HTTP Archive.

use serde_json::Value;

use crate::companion::Companion;

fn archive(companion: &Companion, query: &str) -> Value {
    let reply = companion.call("GET", &format!("/api/record.har{query}"));
    assert_eq!((reply.status, reply.value("content-type")), (200, Some("application/json")));
    let name = "attachment; filename=\"cors-explorer.har\"";
    assert_eq!(reply.value("content-disposition"), Some(name));
    reply.json()
}

/// A member's name, and whether a value is of its type.
type Member = (&'static str, fn(&Value) -> bool);

// The members that HAR 1.2 demands of each object.

const PAGE: &[Member] = &[
    ("startedDateTime", is_moment),
    ("title", Value::is_string),
    ("pageTimings", Value::is_object),
];

const ENTRY: &[Member] = &[
    ("startedDateTime", is_moment),
    ("time", is_positive),
    ("request", Value::is_object),
    ("response", Value::is_object),
    ("cache", Value::is_object),
    ("timings", Value::is_object),
    ("comment", Value::is_string),
];

const REQUEST: &[Member] = &[
    ("method", Value::is_string),
    ("url", Value::is_string),
    ("httpVersion", Value::is_string),
    ("cookies", Value::is_array),
    ("headers", Value::is_array),
    ("queryString", Value::is_array),
    ("headersSize", Value::is_i64),
    ("bodySize", Value::is_i64),
];

const RESPONSE: &[Member] = &[
    ("status", Value::is_u64),
    ("statusText", Value::is_string),
    ("httpVersion", Value::is_string),
    ("cookies", Value::is_array),
    ("headers", Value::is_array),
    ("content", Value::is_object),
    ("redirectURL", Value::is_string),
    ("headersSize", Value::is_i64),
    ("bodySize", Value::is_i64),
];

const TIMINGS: &[Member] =
    &[("send", is_positive), ("wait", is_positive), ("receive", is_positive)];

#[track_caller]
fn check(value: &Value, members: &[Member]) {
    for (name, is_right) in members {
        assert!(is_right(&value[name]), "{name} of {value}");
    }
}

fn pairs(lines: &Value) -> Vec<(&str, &str)> {
    let text = |value: &'_ Value| -> &str { panic!("text was expected, not {value}") };
    let lines = lines.as_array().expect("an array").iter();
    lines
        .map(|line| {
            let of = |name: &str| line[name].as_str().unwrap_or_else(|| text(&line[name]));
            (of("name"), of("value"))
        })
        .collect()
}

#[test]
fn an_archive_has_every_member_that_the_format_demands() {
    let companion = Companion::start();
    companion.patch_root(r#"{"actual": {"delay_ms": 3}}"#);
    companion.lab().ask_with("POST", "/?run=r1&a=%20b", &["Content-Type: text/plain"], "body");
    companion.patch_root(r#"{"actual": {"delay_ms": 0, "delivery": "reset"}}"#);
    let mut lab = companion.lab();
    lab.send(lab.head("GET", "/", &[]));
    lab.drain();
    let archive = archive(&companion, "");
    let log = &archive["log"];
    assert_eq!(
        (log["version"].as_str(), log["creator"]["name"].as_str()),
        (Some("1.2"), Some("CORS Explorer"))
    );
    assert_eq!(log["pages"][0]["id"], "r1");
    check(&log["pages"][0], PAGE);
    let entries = log["entries"].as_array().expect("entries");
    assert_eq!(entries.len(), 2);
    for entry in entries {
        check(entry, ENTRY);
        check(&entry["request"], REQUEST);
        check(&entry["response"], RESPONSE);
        check(&entry["timings"], TIMINGS);
    }
}

fn is_moment(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    shape == "0000-00-00T00:00:00.000Z" && text > "2026"
}

fn is_positive(value: &Value) -> bool {
    value.as_f64().is_some_and(|number| number >= 0.0)
}

#[test]
fn an_entry_says_what_was_on_the_wire() {
    let companion = Companion::start();
    companion.patch_root(
        r#"{"actual": {"status": 302, "headers": [["lOcation", "/x"], ["X-A", "\u00e9"]]}}"#,
    );
    let sent = ["Host: localhost:9", "X-b: 1", "x-B: 2"];
    let reply = companion.lab().ask("GET", "/?run=r1&a=%20b&a", &sent);
    let entry = &archive(&companion, "")["log"]["entries"][0];
    assert_eq!(entry["pageref"], "r1");
    assert_eq!(entry["comment"], "number 1, run r1, endpoint root in revision 1, actual request");
    assert_eq!(entry["timings"]["wait"], entry["time"]);
    let request = &entry["request"];
    assert_eq!(request["url"], "http://localhost:9/?run=r1&a=%20b&a");
    assert_eq!(pairs(&request["queryString"]), [("run", "r1"), ("a", " b"), ("a", "")]);
    assert_eq!(pairs(&request["headers"]), [("Host", "localhost:9"), ("X-b", "1"), ("x-B", "2")]);
    assert_eq!(
        request["headersSize"],
        companion.lab().head("GET", "/?run=r1&a=%20b&a", &sent).len()
    );
    let response = &entry["response"];
    assert_eq!(
        (response["status"].as_u64(), response["statusText"].as_str()),
        (Some(302), Some("Found"))
    );
    assert_eq!(response["redirectURL"], "/x");
    assert_eq!(response["content"]["size"], reply.body.len());
    assert_eq!(response["content"]["mimeType"], "text/plain; charset=utf-8");
    // Each line here is one byte a character, with its line end, after the status line.
    let lines: usize = reply.lines.iter().map(|line| line.chars().count() + 2).sum();
    assert_eq!(response["headersSize"], "HTTP/1.1 302 Found\r\n\r\n".len() + lines);
}

#[test]
fn a_request_without_an_answer_is_told_as_such() {
    let companion = Companion::start();
    companion.patch_root(r#"{"actual": {"delivery": "reset"}}"#);
    let mut lab = companion.lab();
    lab.send(lab.head("GET", "/nowhere", &[]) + &lab.head("GET", "/", &[]));
    lab.drain();
    let archive = archive(&companion, "");
    let entries = archive["log"]["entries"].as_array().expect("entries");
    assert_eq!(entries[0]["comment"], "number 1, no run, no endpoint, actual request");
    assert_eq!(entries[0]["response"]["status"], 404);
    let comment = "number 2, no run, endpoint root in revision 1, actual request, not answered";
    assert_eq!(entries[1]["comment"], comment);
    assert_eq!(entries[1]["response"]["status"], 0);
    assert_eq!(entries[1]["pageref"], Value::Null);
}

#[test]
fn what_is_nobodys_business_is_left_out_unless_it_is_asked_for() {
    let companion = Companion::start();
    companion.patch_root(
        r#"{"actual": {"headers": [["Set-Cookie", "lab=own; Path=/; HttpOnly; SameSite=None"]]}}"#,
    );
    companion.ask("GET", "/");
    let sent = [
        "Host: localhost",
        "Cookie: other=of another project; lab=own",
        "cookie: lab=changed; bare",
        "AUTHORIZATION: Basic c2VjcmV0",
        "Proxy-Authorization: Basic c2VjcmV0",
        "X-Api: shown",
    ];
    companion.lab().ask("GET", "/", &sent);
    let masked = archive(&companion, "");
    let entry = &masked["log"]["entries"][1]["request"];
    let expected = [
        ("Host", "localhost"),
        ("Cookie", "other=(masked); lab=own"),
        ("cookie", "lab=(masked); =(masked)"),
        ("AUTHORIZATION", "(masked)"),
        ("Proxy-Authorization", "(masked)"),
        ("X-Api", "shown"),
    ];
    assert_eq!(pairs(&entry["headers"]), expected);
    let cookies = [("other", "(masked)"), ("lab", "own"), ("lab", "(masked)"), ("", "(masked)")];
    assert_eq!(pairs(&entry["cookies"]), cookies);
    let cookie = &masked["log"]["entries"][0]["response"]["cookies"][0];
    assert_eq!(
        (&cookie["name"], &cookie["value"], &cookie["path"]),
        (&"lab".into(), &"own".into(), &"/".into())
    );
    assert_eq!((&cookie["httpOnly"], &cookie["secure"]), (&true.into(), &false.into()));
    for secret in ["another project", "changed", "bare", "c2VjcmV0"] {
        assert!(!masked.to_string().contains(secret), "{secret}");
        assert!(archive(&companion, "?secrets=show").to_string().contains(secret), "{secret}");
    }
    assert_eq!(companion.call("GET", "/api/record.har?secrets=all").status, 400);
}

#[test]
fn a_full_record_is_one_archive() {
    let companion = Companion::start();
    assert_eq!(archive(&companion, "")["log"]["entries"], Value::Array(Vec::new()));
    let mut lab = companion.lab();
    for number in 0..2_500 {
        lab.ask("GET", &format!("/?run=r{}", number % 7), &[]);
    }
    let archive = archive(&companion, "");
    assert_eq!(archive["log"]["entries"].as_array().expect("entries").len(), 2_500);
    assert_eq!(archive["log"]["pages"].as_array().expect("pages").len(), 7);
}
