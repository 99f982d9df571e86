//! Failures that remain possible where nothing was recorded, in a few words each.

use crate::Possibility;
use cors_engine::Stage;

/// A possible failure in a few words.
pub fn describe_possibility(possibility: &Possibility) -> String {
    let place = match possibility.stage {
        Stage::Construct | Stage::Blocked | Stage::Dispatch => "",
        Stage::Preflight => "preflight: ",
        Stage::Redirect => "redirect: ",
        Stage::Response => "answer: ",
    };
    format!("{place}{}", cause_words(possibility.cause))
}

/// A cause by its identifier, without the values that only evidence has.
fn cause_words(cause: &'static str) -> &'static str {
    match cause {
        "allow-origin-missing" => "no `Access-Control-Allow-Origin`",
        "allow-origin-wildcard-with-credentials" => "`*` as the allowed origin with credentials",
        "allow-origin-multiple" => "more than one allowed origin",
        "allow-origin-invalid" => "an allowed origin that is none",
        "allow-origin-mismatch" => "another allowed origin",
        "allow-credentials-missing" => "no `Access-Control-Allow-Credentials`",
        "allow-credentials-not-true" => "`Access-Control-Allow-Credentials` other than `true`",
        "redirected" => "it was redirected",
        "status-not-ok" => "a status outside 200 to 299",
        "allow-methods-malformed" => "`Access-Control-Allow-Methods` cannot be read",
        "allow-headers-malformed" => "`Access-Control-Allow-Headers` cannot be read",
        "method-not-allowed" => "the method is not allowed",
        "method-wildcard-with-credentials" => "`*` for the method with credentials",
        "header-not-allowed" => "a header is not allowed",
        "header-wildcard-with-credentials" => "`*` for a header with credentials",
        "authorization-not-listed" => "`Authorization` is not listed by name",
        "transport" => "nothing came back (no server, no network, blocked)",
        "redirect-mode-error" => "there was one, and script wants none",
        "location-malformed" => "its `Location` is no URL",
        "location-scheme" => "it leads away from HTTP",
        "location-has-credentials" => "its `Location` has a user name",
        "too-many-redirects" => "too many of them",
        "stream-body" => "a stream cannot be sent again",
        "resource-policy" => "`Cross-Origin-Resource-Policy` withholds it",
        "same-origin-mode" => "a redirect leads to another origin, against mode `same-origin`",
        "bad-port" => "a redirect leads to a port that browsers refuse",
        "mixed-content" => "a redirect leads from `https` to `http`",
        "scheme-not-http" => "a redirect leads away from HTTP",
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
        let scenario =
            Scenario { page_origin: "http://localhost:8000".to_owned(), request, policy: None };
        for possibility in possible_failures(&scenario, Profile::Standard) {
            assert!(describe_possibility(&possibility).contains(' '), "{possibility:?}");
        }
    }
}
