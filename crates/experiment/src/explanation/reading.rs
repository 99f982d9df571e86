//! What a line of a console can mean, a sentence each, without anything that it does not name.

use super::{describe_possibility, words::code};
use crate::{Message, RequestSpec};

/// What a line can mean, likeliest first; what says the same stands there once.
pub fn describe_readings(message: &Message) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    if message.vague {
        readings.push(VAGUE.to_owned());
    }
    for candidate in &message.candidates {
        let file = message.parameters.other_scheme() == Some("file");
        let words = match (candidate.cause, file) {
            ("scheme-not-http", true) => FILE.to_owned(),
            (cause, _) => at_once(cause)
                .map_or_else(|| describe_possibility(candidate), |words| format!("{words}.")),
        };
        if !readings.contains(&words) {
            readings.push(words);
        }
    }
    readings
}

/// What helps against a failure that was made up to fit a line, without the method if that was
/// made up too.
pub fn remedy_of_reading(message: &Message, request: &RequestSpec, remedy: &str) -> String {
    match message.parameters.method {
        Some(_) => remedy.to_owned(),
        None => remedy.replace(&code(&request.method), "the request's method"),
    }
}

const VAGUE: &str = "Something failed, and this line does not tell what. One above it should: paste \
                     that too.";
const FILE: &str = "A `file:` URL cannot be read so, not even by a page that is a file too: serve \
                    both over HTTP. `python3 -m http.server` does that in their folder.";

/// Causes that need no redirect, nor any answer. The full stop is left out.
fn at_once(cause: &str) -> Option<&'static str> {
    Some(match cause {
        "url-invalid" => "The URL cannot be read: check scheme, host and port",
        "url-has-credentials" => "The URL has a user name or a password in it",
        "method-invalid" => "The method is not a single word",
        "method-forbidden" => "Script may not use CONNECT, TRACE or TRACK",
        "no-cors-method" => "Mode `no-cors` allows only GET, HEAD and POST",
        "no-cors-redirect-mode" => "In mode `no-cors` redirects must be followed",
        "same-origin-mode" => "The script's own mode `same-origin` forbids another origin",
        "bad-port" => "Browsers refuse this port: let the server listen on another",
        "mixed-content" => {
            "A page from `https` may not call an `http` URL: serve and call it over `https`"
        }
        "scheme-not-http" => "The URL's scheme is neither `http` nor `https`",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let readings = describe_readings(&decode(line)[0]);
        assert_eq!(readings.len(), expected.len(), "{readings:#?}");
        for (reading, part) in readings.iter().zip(expected) {
            assert!(reading.contains(part), "{part} in {readings:#?}");
            assert!(reading.ends_with('.') && !reading.contains('{'), "{reading}");
        }
    }

    #[test]
    fn what_needs_no_redirect_is_told_without_one() {
        let access = "Access to fetch at 'file:///home/me/data.json' from origin 'null' has been \
                      blocked by CORS policy: Cross origin requests are only supported for \
                      protocol schemes: chrome, data, http, https.";
        check(access, &["python3 -m http.server"]);
        let moved = access
            .replace("file:///home/me/data.json'", "foo:bar' (redirected from 'https://a.test/')");
        check(&moved, &["redirects away from HTTP"]);
        check(
            "[Error] Cross origin requests are only supported for HTTP.\n[Error] Fetch API cannot load \
             file:///home/me/data.json due to access control checks.",
            &["python3 -m http.server"],
        );
        check(
            "Mixed Content: The page at 'https://a.test/' was loaded over HTTPS, but requested an \
             insecure resource 'http://b.test/'. This request has been blocked; the content must be \
             served over HTTPS.",
            &["call it over `https`"],
        );
        check("URL is not valid or contains user credentials.", &["user name", "check scheme"]);
    }

    #[test]
    fn what_says_the_same_stands_there_once() {
        check("GET http://a.test/ net::ERR_CONNECTION_REFUSED", &["Nothing came back"]);
        check(
            "[Error] Fetch API cannot load https://a.test/ due to access control checks.",
            &["does not tell what", "has no", "preflight", "outside 200", "Nothing came"],
        );
    }

    #[test]
    fn a_remedy_names_no_method_that_the_line_does_not_name() {
        let line = "(Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).";
        let request = crate::explanation::test_case::TestCase::put().0.request;
        let remedy = remedy_of_reading(&decode(line)[0], &request, "Add `PUT` to the list.");
        assert_eq!(remedy, "Add the request's method to the list.");
    }
}
