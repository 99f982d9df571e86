//! A response that came through: what script can read of it.

use cors_engine::{Check, ResponseType, Subject, VisibleResponse};

use super::{
    Context,
    words::{code, codes, mdn},
};
use crate::{PreflightNeed, preflight_need};

/// A response, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuccessExplanation {
    /// At most twelve words.
    pub headline: String,
    /// What the browser did and why it lets script have the answer, or not.
    pub happened: String,
    /// Which headers script can read and which it cannot.
    pub headers: String,
    /// The page of MDN that tells more, as an address.
    pub mdn: &'static str,
}

/// Whom the answer named, as the trace has it.
fn named(context: &Context<'_>) -> &'static str {
    let decided = |check: &&Check| check.subject == Subject::ResponseHeader(ALLOW_ORIGIN);
    let found = context.outcome.trace.iter().rev().find(decided);
    match found.and_then(|check| check.found.as_deref()) {
        Some("*") => "every page, with `*`,",
        Some("null") => "origin `null`",
        Some(_) | None => "this page",
    }
}

/// Whether a hidden header is one that a script may want: what is left to the browser is not.
fn is_missed(name: &str) -> bool {
    const FOR_THE_BROWSER: [&str; 10] = [
        "connection",
        "content-security-policy",
        "cross-origin-resource-policy",
        "keep-alive",
        "server",
        "set-cookie",
        "timing-allow-origin",
        "transfer-encoding",
        "vary",
        "x-content-type-options",
    ];
    !name.starts_with("access-control-") && !FOR_THE_BROWSER.contains(&name)
}

const ALLOW_ORIGIN: &str = "access-control-allow-origin";

/// Explains what script can read of a response.
pub fn explain_success(response: &VisibleResponse, context: &Context<'_>) -> SuccessExplanation {
    let asked = match preflight_need(context.outcome) {
        PreflightNeed::NotNeeded => {
            "No preflight was needed: nothing in this request makes the browser ask."
        }
        PreflightNeed::Needed => "The browser asked first, and the answer to OPTIONS allowed it.",
        PreflightNeed::Cached => {
            "A preflight was needed, and the browser remembered the answer to an earlier one."
        }
    };
    let status = response.status;
    let mut missed = response.hidden_headers.clone();
    missed.retain(|name| is_missed(name));
    let (headline, happened, mdn) = match response.response_type {
        ResponseType::Cors if !missed.is_empty() => (
            "The script can read the answer, but not every header".to_owned(),
            format!(
                "{asked} The answer, a {status}, names {} in `Access-Control-Allow-Origin`. Hidden \
                 all the same: {}, which `Access-Control-Expose-Headers` does not name.",
                named(context),
                codes(&missed)
            ),
            mdn!("HTTP/Reference/Headers/Access-Control-Expose-Headers"),
        ),
        ResponseType::Cors => (
            "The script can read the answer".to_owned(),
            format!(
                "{asked} The answer, a {status}, names {} in `Access-Control-Allow-Origin`.",
                named(context)
            ),
            mdn!("HTTP/Guides/CORS"),
        ),
        ResponseType::Basic => (
            "Same origin: the script can read everything".to_owned(),
            format!("The answer, a {status}, is from the page's own origin. CORS plays no part."),
            mdn!("Security/Defenses/Same-origin_policy"),
        ),
        ResponseType::Opaque => (
            "Goes out, but your script cannot read the answer".to_owned(),
            "In mode `no-cors` the server is not asked, and nothing is shown: status 0, no \
             headers, no body. The server received the request and answered it."
                .to_owned(),
            mdn!("API/Response/type"),
        ),
        ResponseType::OpaqueRedirect => (
            "A redirect came back unopened".to_owned(),
            "With `redirect: \"manual\"` the browser stops at the redirect, and the \
             script may not see where it leads."
                .to_owned(),
            mdn!("API/Response/type"),
        ),
    };
    SuccessExplanation { headline, happened, headers: headers(response, context), mdn }
}

fn headers(response: &VisibleResponse, context: &Context<'_>) -> String {
    match response.response_type {
        ResponseType::Basic => "The script can read every header but `Set-Cookie`.".to_owned(),
        ResponseType::Opaque | ResponseType::OpaqueRedirect => {
            "The script can read no headers.".to_owned()
        }
        ResponseType::Cors if response.hidden_headers.is_empty() => {
            format!("The script can read {}.", codes(&response.visible_headers))
        }
        ResponseType::Cors => {
            let page = code(context.page_origin);
            format!(
                "The script can read {}. Hidden from {page} are {}, because \
                 `Access-Control-Expose-Headers` does not name them.",
                codes(&response.visible_headers),
                codes(&response.hidden_headers)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use cors_engine::{Mode, Settlement};

    use super::*;
    use crate::explanation::test_case::{PAGE, TestCase};

    fn explained(case: &TestCase) -> SuccessExplanation {
        let outcome = case.outcome();
        let Settlement::Resolve(response) = &outcome.settlement else {
            panic!("{:?}", outcome.settlement)
        };
        explain_success(response, &Context::new(&case.0, &outcome))
    }

    #[test]
    fn a_readable_answer_names_readable_and_hidden_headers() {
        let lines = [("Access-Control-Allow-Origin", PAGE), ("X-Total", "7")];
        let success = explained(&TestCase::lab().answer(200, &lines));
        assert_eq!(success.headline, "The script can read the answer, but not every header");
        assert!(success.happened.starts_with("No preflight was needed"), "{}", success.happened);
        assert!(success.happened.contains("same: `x-total`, which"), "{}", success.happened);
        assert!(success.headers.contains("`content-type`"), "{}", success.headers);
        assert!(success.headers.contains("`x-total`"), "{}", success.headers);
    }

    #[test]
    fn a_preflight_is_mentioned_and_what_is_only_for_the_browser_is_not() {
        let lines = [("Access-Control-Allow-Origin", PAGE), ("Vary", "Origin")];
        let success = explained(&TestCase::put().allow_preflight().answer(200, &lines));
        assert_eq!(success.headline, "The script can read the answer");
        assert!(success.happened.starts_with("The browser asked first"), "{}", success.happened);
    }

    #[test]
    fn an_opaque_answer_is_no_success_for_the_script() {
        let success = explained(&TestCase::lab().mode(Mode::NoCors));
        assert_eq!(success.headline, "Goes out, but your script cannot read the answer");
        assert_eq!(success.headers, "The script can read no headers.");
    }

    #[test]
    fn the_own_origin_needs_no_cors() {
        let success = explained(&TestCase::get("/own/root"));
        assert!(success.headline.starts_with("Same origin"), "{}", success.headline);
    }
}
