//! Failures that remain possible where nothing was recorded, a sentence each.

use crate::Possibility;
use cors_engine::Stage;

/// A possible failure as a sentence that can be checked on the server.
pub(crate) fn describe_possibility(possibility: &Possibility) -> String {
    let answer = match possibility.stage {
        Stage::Preflight => "The answer to the preflight (OPTIONS)",
        Stage::Construct | Stage::Blocked | Stage::Dispatch | Stage::Redirect | Stage::Response => {
            "The server's answer"
        }
    };
    cause_words(possibility.cause).replacen("{answer}", answer, 1)
}

/// A cause by its identifier, without the values that only evidence has.
fn cause_words(cause: &'static str) -> &'static str {
    match cause {
        "allow-origin-missing" => {
            "{answer} has no `Access-Control-Allow-Origin`: the server does not allow this page, \
             or an error page or a redirect came instead."
        }
        "allow-origin-wildcard-with-credentials" => {
            "{answer} allows every page with `*`, which does not count when cookies go along."
        }
        "allow-origin-multiple" => {
            "{answer} names several origins; often a proxy and the application each add one."
        }
        "allow-origin-invalid" => {
            "{answer} has something in `Access-Control-Allow-Origin` that is no origin."
        }
        "allow-origin-mismatch" => {
            "{answer} allows another origin: another port, `http` for `https`, a slash at the end."
        }
        "allow-credentials-missing" => {
            "{answer} lacks `Access-Control-Allow-Credentials: true`, which cookies need."
        }
        "allow-credentials-not-true" => {
            "{answer} has something other than `true` in `Access-Control-Allow-Credentials`."
        }
        "redirected" => {
            "{answer} is a redirect: to `https`, to a slash at the end, to a login page."
        }
        "status-not-ok" => {
            "{answer} has a status outside 200 to 299: no handler for OPTIONS, or a login is asked \
             for first."
        }
        "allow-methods-malformed" => {
            "`Access-Control-Allow-Methods` is not a list that browsers can read."
        }
        "allow-headers-malformed" => {
            "`Access-Control-Allow-Headers` is not a list that browsers can read."
        }
        "method-not-allowed" => "`Access-Control-Allow-Methods` lacks the method of this request.",
        "method-wildcard-with-credentials" => {
            "`Access-Control-Allow-Methods` is `*`, which means nothing when cookies go along."
        }
        "header-not-allowed" => "`Access-Control-Allow-Headers` lacks a header of this request.",
        "header-wildcard-with-credentials" => {
            "`Access-Control-Allow-Headers` is `*`, which means nothing when cookies go along."
        }
        "authorization-not-listed" => {
            "`Access-Control-Allow-Headers` does not name `Authorization`, which `*` does not cover."
        }
        "transport" => {
            "Nothing came back: the server is down, the address is wrong, its certificate is not \
             trusted, or an extension or a policy of the page blocked it. That is not CORS."
        }
        "redirect-mode-error" => "The server redirects, and the script asked for no redirects.",
        "location-malformed" => "The server redirects to something that is no URL.",
        "location-scheme" => "The server redirects away from HTTP.",
        "location-has-credentials" => "The server redirects to a URL with a user name in it.",
        "too-many-redirects" => "The server redirects in circles.",
        "stream-body" => "The server redirects, and a stream cannot be sent a second time.",
        "resource-policy" => {
            "`Cross-Origin-Resource-Policy` keeps the answer from other origins or sites."
        }
        "same-origin-mode" => "A redirect leads to another origin, against mode `same-origin`.",
        "bad-port" => "A redirect leads to a port that browsers refuse.",
        "mixed-content" => "A redirect leads from `https` to `http`.",
        "scheme-not-http" => "A redirect leads away from HTTP.",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use cors_engine::{CredentialsMode, Profile};

    use super::*;
    use crate::{RequestSpec, Scenario, possible_failures};

    #[test]
    fn every_possible_failure_has_words() {
        let mut request = RequestSpec::new("http://elsewhere.example/");
        request.credentials = CredentialsMode::Include;
        request.method = "PUT".to_owned();
        let scenario = Scenario::new("http://localhost:8000".to_owned(), request, None);
        for possibility in possible_failures(&scenario, Profile::Standard) {
            let words = describe_possibility(&possibility);
            assert!(words.ends_with('.') && !words.contains('{'), "{possibility:?}: {words}");
        }
    }
}
