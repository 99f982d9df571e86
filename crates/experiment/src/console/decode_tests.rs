//! Decoding: lines as people paste them, and every line that is printed here.

use cors_engine::{Failure, Stage};

use super::{Message, NotCors, console_lines, decode};
use crate::{explanation::Context, failing_cases::failing_cases};

/// `stage/cause` of every candidate of every message, separated by `;` and spaces.
fn ids(messages: &[Message]) -> String {
    let candidates = |message: &Message| {
        let ids = message.candidates.iter().map(|one| format!("{}/{}", one.stage.id(), one.cause));
        let other = message.not_cors.map(|what| format!("not-cors/{}", what.id()));
        ids.chain(other).collect::<Vec<_>>().join(" ")
    };
    messages.iter().map(candidates).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check(text: &str, expected: &str) -> Vec<Message> {
    let messages = decode(text);
    assert_eq!(ids(&messages), expected, "{text}");
    messages
}

#[test]
fn every_line_that_we_print_decodes_to_its_own_cause() {
    for known in failing_cases() {
        let outcome = known.case.outcome();
        let failure: &Failure = outcome.failure().expect("a failure");
        for line in console_lines(failure, &Context::new(&known.case.0, &outcome)) {
            let messages = decode(&line.text);
            assert_eq!(messages.len(), 1, "{}", line.text);
            assert_eq!(messages[0].engine, line.engine, "{}", line.text);
            let own = messages[0].candidates.iter().any(|candidate| {
                candidate.stage == failure.stage && candidate.cause == failure.cause.id()
            });
            assert!(own, "{} gave {}", line.text, ids(&messages));
        }
    }
}

#[test]
fn chromium_with_its_line_number_stack_and_second_line() {
    let messages = check(
        "app.js:12 Access to fetch at 'https://api.test/v1' from origin 'https://app.test' has been \
         blocked by CORS policy: Response to preflight request doesn't pass access control check: \
         No 'Access-Control-Allow-Origin' header is present on the requested resource.\n\
         (anonymous) @ app.js:12\n\
         app.js:12 GET https://api.test/v1 net::ERR_FAILED\n\
         Failed to load resource: net::ERR_FAILED",
        "preflight/allow-origin-missing",
    );
    let parameters = &messages[0].parameters;
    assert_eq!(parameters.url.as_deref(), Some("https://api.test/v1"));
    assert_eq!(parameters.origin.as_deref(), Some("https://app.test"));
}

#[test]
fn chromium_with_a_value_that_is_not_ascii() {
    check(
        "Access to fetch at 'http://127.0.0.1:3000/c/0' from origin 'http://localhost:8000' has been \
         blocked by CORS policy: The 'Access-Control-Allow-Origin' header contains the invalid \
         value 'http://localhost:8000\\u00A0'. Have the server send the header with a valid value.",
        "response/allow-origin-invalid",
    );
}

#[test]
fn firefox_counts_the_lines_of_an_answer_that_never_came() {
    check(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote \
         resource at http://localhost:3000/c/0. (Reason: Multiple CORS header \
         ‘Access-Control-Allow-Origin’ not allowed).",
        "response/allow-origin-multiple preflight/allow-origin-multiple response/transport \
         preflight/transport",
    );
}

#[test]
fn chromium_after_a_redirect() {
    let messages = check(
        "Access to XMLHttpRequest at 'https://b.test/' (redirected from 'https://a.test/') from \
         origin 'https://app.test' has been blocked by CORS policy: The \
         'Access-Control-Allow-Origin' header has a value 'https://x.test' that is not equal to \
         the supplied origin.",
        "response/allow-origin-mismatch",
    );
    assert_eq!(messages[0].parameters.url.as_deref(), Some("https://b.test/"));
    assert_eq!(messages[0].parameters.value.as_deref(), Some("https://x.test"));
}

#[test]
fn the_lines_of_the_article_from_years_ago() {
    let messages = check(
        "Failed to load http://localhost:3000/: No 'Access-Control-Allow-Origin' header is present \
         on the requested resource. Origin 'http://localhost:8000' is therefore not allowed \
         access. If an opaque response serves your needs, set the request's mode to 'no-cors' to \
         fetch the resource with CORS disabled.",
        "response/allow-origin-missing",
    );
    assert_eq!(messages[0].parameters.url.as_deref(), Some("http://localhost:3000/"));
    assert_eq!(messages[0].parameters.origin.as_deref(), Some("http://localhost:8000"));
    check(
        "Failed to load http://localhost:3000/: Request header field Content-Type is not allowed \
         by Access-Control-Allow-Headers in preflight response.",
        "preflight/header-not-allowed preflight/header-wildcard-with-credentials",
    );
    check(
        "Failed to load http://localhost:3000/: Response to preflight request doesn't pass access \
         control check: The value of the 'Access-Control-Allow-Credentials' header in the response \
         is '' which must be 'true' when the request's credentials mode is 'include'. Origin \
         'http://localhost:8000' is therefore not allowed access.",
        "preflight/allow-credentials-missing preflight/allow-credentials-not-true",
    );
}

#[test]
fn other_lines_from_years_ago() {
    let redirect = check(
        "Redirect from 'https://a.test/' to 'https://b.test/' has been blocked by CORS policy: No \
         'Access-Control-Allow-Origin' header is present on the requested resource. Origin \
         'https://app.test' is therefore not allowed access.",
        "response/allow-origin-missing",
    );
    assert_eq!(redirect[0].parameters.url.as_deref(), Some("https://b.test/"));
    check(
        "XMLHttpRequest cannot load https://api.test/. Response for preflight has invalid HTTP \
         status code 405",
        "preflight/status-not-ok",
    );
    check(
        "XMLHttpRequest cannot load https://api.test/. No 'Access-Control-Allow-Origin' header is \
         present on the requested resource. Origin 'null' is therefore not allowed access.",
        "response/allow-origin-missing",
    );
    check(
        "[Error] Preflight response is not successful",
        "preflight/status-not-ok preflight/redirected",
    );
    check(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote \
         resource at https://api.test/. (Reason: missing token ‘x-a’ in CORS header \
         ‘Access-Control-Allow-Headers’ from CORS preflight channel).",
        "preflight/header-not-allowed",
    );
    check(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote \
         resource at https://api.test/. (Reason: CORS header ‘Access-Control-Allow-Origin’ \
         missing).",
        "response/allow-origin-missing preflight/allow-origin-missing",
    );
}

#[test]
fn firefox_with_its_echo() {
    let messages = check(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote \
         resource at https://api.test/. (Reason: CORS header ‘Access-Control-Allow-Origin’ \
         missing). Status code: 500.\n\
         Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote \
         resource at https://api.test/. (Reason: CORS request did not succeed). Status code: \
         (null).",
        "response/allow-origin-missing preflight/allow-origin-missing",
    );
    assert_eq!(messages[0].parameters.status, Some(500));
    assert_eq!(messages[0].parameters.url.as_deref(), Some("https://api.test/"));
}

#[test]
fn safari_with_its_second_and_third_line() {
    let messages = check(
        "[Error] Origin https://app.test is not allowed by Access-Control-Allow-Origin. Status \
         code: 403\n\
         [Error] Fetch API cannot load https://api.test/a due to access control checks.\n\
         [Error] Failed to load resource: Origin https://app.test is not allowed by \
         Access-Control-Allow-Origin. Status code: 403 (a, line 0)",
        "response/allow-origin-missing response/allow-origin-mismatch \
         response/allow-origin-invalid response/allow-origin-multiple",
    );
    assert_eq!(messages[0].parameters.status, Some(403));
    assert_eq!(messages[0].parameters.url.as_deref(), Some("https://api.test/a"));
}

#[test]
fn a_reason_alone_may_be_of_either_answer() {
    check(
        "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        "preflight/allow-origin-missing response/allow-origin-missing",
    );
}

#[test]
fn a_message_broken_into_lines_is_put_together() {
    check(
        "Access to fetch at 'https://api.test/' from origin 'https://app.test' has been blocked by \
         CORS policy: Method PUT is not\n  allowed by Access-Control-Allow-Methods in preflight \
         response.",
        "preflight/method-not-allowed preflight/method-wildcard-with-credentials",
    );
}

#[test]
fn several_messages_keep_their_order() {
    let one = |url: &str, reason: &str| {
        format!(
            "Access to fetch at '{url}' from origin 'http://a' has been blocked by CORS policy: \
             {reason}\nFailed to load resource: net::ERR_FAILED\n"
        )
    };
    let text = one(
        "http://b/",
        "Response to preflight request doesn't pass access control check: \
                                 It does not have HTTP ok status.",
    ) + &one(
        "http://c/",
        "Method PUT is not allowed by Access-Control-Allow-Methods in \
                             preflight response.",
    );
    check(
        &text,
        "preflight/status-not-ok; preflight/method-not-allowed \
         preflight/method-wildcard-with-credentials",
    );
}

#[test]
fn other_text_is_unknown() {
    for text in ["", "Uncaught TypeError: Failed to fetch", "GET /index.html 200", "😀\u{2028}é"]
    {
        check(text, "");
    }
}

#[test]
fn a_decoded_authorization_is_told_from_other_headers() {
    let line = |name: &str| {
        format!("Request header field {name} is not allowed by Access-Control-Allow-Headers.")
    };
    let stages = |name| decode(&line(name)).remove(0).candidates;
    let unlisted =
        |name| stages(name).iter().any(|candidate| candidate.cause == "authorization-not-listed");
    assert!(unlisted("Authorization") && !unlisted("X-A"));
    // Every engine takes it for a header like others.
    assert_eq!(stages("Authorization")[0].cause, "header-not-allowed");
    assert!(stages("X-A").iter().all(|c| c.stage == Stage::Preflight));
}

/// Lines as the engines wrote them (Chromium 156, Firefox 153, `WebKitGTK` 2.50) at failures that
/// were made for it, and what each stands for: `stage/cause`, `not-cors/` and what instead, or
/// `none`. Lines about something else are put together from the templates of these versions.
const RECORDED: &str = include_str!("../../tests/data/console-lines.jsonl");

#[test]
fn recorded_lines_decode_to_the_failures_that_were_recorded() {
    #[derive(serde::Deserialize)]
    struct Recorded {
        failure: String,
        engine: String,
        console: Vec<String>,
    }

    for line in RECORDED.lines() {
        let Recorded { failure, engine, console } = serde_json::from_str(line).expect("a record");
        let messages = decode(&console.join("\n"));
        let candidates = ids(&messages);
        if failure == "none" {
            assert_eq!(messages, [], "{console:?}");
            continue;
        }
        assert_eq!(messages.len(), 1, "{console:?} gave {candidates}");
        assert_eq!(messages[0].engine.id(), engine);
        assert_eq!(messages[0].candidates.is_empty(), messages[0].not_cors.is_some());
        assert!(candidates.split(' ').any(|id| id == failure), "{console:?} gave {candidates}");
    }
}

#[test]
fn what_is_not_about_cors_is_told_as_such() {
    for &what in NotCors::ALL {
        let recorded = format!("\"not-cors/{}\"", what.id());
        assert!(RECORDED.contains(&recorded), "no line of {recorded}");
        let words = what.words();
        assert!(words.headline.split_whitespace().count() <= 12, "{}", words.headline);
        assert!(words.remedy.ends_with('.') && !words.remedy.contains("  "), "{}", words.remedy);
        assert_eq!(words.remedy.matches('`').count() % 2, 0, "{}", words.remedy);
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC*", cut in 0usize..400) {
        decode(&text);
        // Real lines, cut anywhere and with anything behind.
        for line in RECORDED.lines().step_by(23) {
            let part: String = line.chars().skip(cut).take(300).collect();
            decode(&format!("{part}{text}"));
        }
    }
}
