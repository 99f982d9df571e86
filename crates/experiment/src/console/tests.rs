//! Lines as browsers print them, against what the templates make of the same failures.

use super::{Engine, console_lines};
use crate::{
    explanation::{Context, test_case::TestCase},
    failing_cases::failing_cases,
};

const ORIGIN: &str = "Access-Control-Allow-Origin";
const CREDENTIALS: &str = "Access-Control-Allow-Credentials";

#[track_caller]
fn check(case: &TestCase, expected: [&str; 3]) {
    let outcome = case.outcome();
    let failure = outcome.failure().expect("a failure");
    let lines = console_lines(failure, &Context::new(&case.0, &outcome));
    for (engine, expected) in Engine::ALL.iter().zip(expected) {
        let line = lines.iter().find(|line| line.engine == *engine);
        assert_eq!(line.map_or("", |line| line.text.as_str()), expected);
    }
}

const ACCESS: &str = "Access to fetch at 'http://localhost:3000/' from origin \
                      'http://localhost:8000' has been blocked by CORS policy: ";
const BLOCKED: &str = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the \
                       remote resource at http://localhost:3000/. (Reason: ";

#[test]
fn a_missing_allow_origin() {
    check(
        &TestCase::lab(),
        [
            &format!(
                "{ACCESS}No 'Access-Control-Allow-Origin' header is present on the requested resource."
            ),
            &format!(
                "{BLOCKED}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200."
            ),
            "Origin http://localhost:8000 is not allowed by Access-Control-Allow-Origin. Status code: \
         200",
        ],
    );
}

#[test]
fn safari_names_the_status_also_where_the_origin_does_not_match() {
    let safari = |case: &TestCase| {
        let outcome = case.outcome();
        let failure = outcome.failure().expect("a failure");
        let lines = console_lines(failure, &Context::new(&case.0, &outcome));
        let line = lines.into_iter().find(|line| line.engine == Engine::Webkit);
        line.expect("a line").text
    };
    let other = [(ORIGIN, "http://elsewhere.test")];
    let refused = "Origin http://localhost:8000 is not allowed by Access-Control-Allow-Origin.";
    assert_eq!(safari(&TestCase::lab().answer(201, &other)), format!("{refused} Status code: 201"));
    assert_eq!(
        safari(&TestCase::put().answer_preflight(204, &other)),
        format!("{refused} Status code: 204")
    );
    // The status of a preflight counts before its origin does.
    assert_eq!(
        safari(&TestCase::put().answer_preflight(404, &other)),
        "Preflight response is not successful. Status code: 404"
    );
}

#[test]
fn a_missing_allow_origin_on_a_preflight_that_is_not_found() {
    check(
        &TestCase::put().answer_preflight(404, &[]),
        [
            &format!(
                "{ACCESS}Response to preflight request doesn't pass access control check: No \
             'Access-Control-Allow-Origin' header is present on the requested resource."
            ),
            &format!(
                "{BLOCKED}CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404."
            ),
            "Preflight response is not successful. Status code: 404",
        ],
    );
}

#[test]
fn another_allowed_origin() {
    check(
        &TestCase::lab().answer(200, &[(ORIGIN, "http://other.example")]),
        [
            &format!(
                "{ACCESS}The 'Access-Control-Allow-Origin' header has a value 'http://other.example' \
             that is not equal to the supplied origin. Have the server send the header with a \
             valid value."
            ),
            &format!(
                "{BLOCKED}CORS header ‘Access-Control-Allow-Origin’ does not match \
             ‘http://other.example’)."
            ),
            "Origin http://localhost:8000 is not allowed by Access-Control-Allow-Origin. Status code: \
             200",
        ],
    );
}

#[test]
fn a_wildcard_with_credentials_from_an_xhr() {
    let case = TestCase::lab().include().answer(200, &[(ORIGIN, "*")]);
    check(
        &case.with(|request| request.api = cors_engine::Api::Xhr),
        [
            "Access to XMLHttpRequest at 'http://localhost:3000/' from origin 'http://localhost:8000' \
         has been blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header in \
         the response must not be the wildcard '*' when the request's credentials mode is \
         'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled \
         by the withCredentials attribute.",
            "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote \
         resource at ‘http://localhost:3000/’. (Reason: Credential is not supported if the CORS \
         header ‘Access-Control-Allow-Origin’ is ‘*’).",
            "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
        ],
    );
}

#[test]
fn credentials_that_are_not_allowed() {
    let page = "http://localhost:8000";
    let case = TestCase::lab().include().answer(200, &[(ORIGIN, page), (CREDENTIALS, "True")]);
    check(
        &case,
        [
            &format!(
                "{ACCESS}The value of the 'Access-Control-Allow-Credentials' header in the response is \
             'True' which must be 'true' when the request's credentials mode is 'include'."
            ),
            &format!(
                "{BLOCKED}expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’)."
            ),
            "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\".",
        ],
    );
}

#[test]
fn a_header_that_is_not_allowed() {
    let page = "http://localhost:8000";
    let case = TestCase::lab().header("Content-Type", "application/json");
    check(
        &case.answer_preflight(204, &[(ORIGIN, page)]),
        [
            &format!(
                "{ACCESS}Request header field content-type is not allowed by \
             Access-Control-Allow-Headers in preflight response."
            ),
            &format!(
                "{BLOCKED}header ‘content-type’ is not allowed according to header \
             ‘Access-Control-Allow-Headers’ from CORS preflight response)."
            ),
            "Request header field Content-Type is not allowed by Access-Control-Allow-Headers.",
        ],
    );
}

#[test]
fn every_failure_of_cors_itself_has_a_line_in_every_browser() {
    for known in failing_cases() {
        let outcome = known.case.outcome();
        let failure = outcome.failure().expect("a failure");
        let lines = console_lines(failure, &Context::new(&known.case.0, &outcome));
        let said = |engine: Engine| lines.iter().any(|line| line.engine == engine);
        // Where the standard is stricter than the browsers, they let it pass.
        let lenient = known.special == "wildcard" && known.id.ends_with("authorization-not-listed");
        if known.id.starts_with("preflight/") || known.id.starts_with("response/allow") {
            for engine in Engine::ALL {
                assert_eq!(said(*engine), !lenient, "{} {engine:?}", known.id);
            }
        }
        assert!(lines.iter().all(|line| !line.text.contains(['{', '}'])), "{lines:?}");
    }
}
