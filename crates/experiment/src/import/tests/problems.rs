//! Texts that cannot be read say where and what was expected.

use super::LAB;
use crate::import::import;

#[track_caller]
fn check(text: &str, expected: &str) {
    let problem = import(text, &LAB).expect_err(text);
    assert_eq!(problem.to_string(), expected, "{text}");
}

#[test]
fn a_problem_says_where_and_what_was_expected() {
    check("", &format!("line 1, column 1: {}", crate::import::EXPECTED));
    check("\n  hello", &format!("line 2, column 3: {}", crate::import::EXPECTED));
    check(
        "Invoke-WebRequest -Uri \"https://a.example\"",
        "line 1, column 1: This was copied for PowerShell. Copy it as fetch or as cURL.",
    );
    check("fetch(url)", "line 1, column 7: A URL in quotes was expected here.");
    check("fetch()", "line 1, column 7: A URL was expected here, in quotes.");
    check(
        "fetch('/x', {\n  method: 'PUT',\n  body: 'abc\n})",
        "line 3, column 9: This string does not end in its line.",
    );
    check(
        "fetch('/x', {\n  \"headers\": {\"a\": \"1\"",
        "line 2, column 23: The text ends too early: `,` or `}` was expected here.",
    );
    check(
        "http://localhost:8000/#1=o=http://localhost:8000&r.ur",
        "line 1, column 1: This link cannot be opened: its end is missing; whatever passed it on \
         has probably cut it off.",
    );
    check(
        "{\"page\": {\"origin\": \"null\"}, \"request\": {\"url\": \"/\", \"mode\": \"x\"}}",
        "line 1, column 41: This request has a fault: unknown value `x`, expected one of `cors`, \
         `no-cors`, `same-origin`.",
    );
    check(
        "{\"page\": {}, \"request\": {\"url\": \"/\"}, \"hops\": [{\"response\": {}}]}",
        "line 1, column 61: A status from 100 to 599 was expected here.",
    );
    let quotes = "These are typographic quotes; straight ones were expected.";
    check("curl \\\n  “https://a.example”", &format!("line 2, column 3: {quotes}"));
    check("fetch(“https://a.example”)", &format!("line 1, column 7: {quotes}"));
    check("fetch('/x', {\n ‘method’: 'PUT'})", &format!("line 2, column 2: {quotes}"));
    check("curl", "line 1, column 1: This `curl` command has no URL.");
    check("curl https://a.example \\\n  -H", "line 2, column 3: A value was expected behind `-H`.");
    check(
        "curl 'https://a.example' \\\n  -H 'a: b",
        "line 2, column 6: This quote is never closed; was all of it copied?",
    );
    check(
        "{\"log\": {\"entries\": [\n{\"request\": {\"method\": \"GET\"}}]}}",
        "line 2, column 13: This has no `url`; an archive has.",
    );
    check(
        "{\"a\": 1}",
        "line 1, column 1: This is JSON, but no HAR archive: it has no `log` with `entries`.",
    );
    check("{\"log\": {\"entries\": [}", "line 1, column 22: A value was expected here.");
    check(
        "{\"log\": {\"entries\": []}}",
        "line 1, column 9: No request by script is in this archive: no `fetch()`, no XHR.",
    );
    check(
        "GET / HTTP/1.1\nHost: a\nwhat is this\n",
        "line 3, column 1: A header line, `name: value`, was expected here.",
    );
    check(
        "Access-Control-Request-Method: PUT\n",
        "line 1, column 1: A first line was expected here, such as `GET /path HTTP/1.1`.",
    );
}

#[test]
fn what_is_too_deep_or_too_large_is_refused() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    check(&deep, "line 1, column 65: This stands too deep within other values.");
    let large = " ".repeat(crate::import::MOST_BYTES + 1);
    let problem = import(&large, &LAB).expect_err("too large");
    assert!(problem.message.contains("32 can be read"), "{problem}");
}
