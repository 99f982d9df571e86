//! The answers of a policy to whoever may ask, for the rules to look at.

use cors_engine::ExchangeKind;
use cors_wire::{Policy, RequestHead};

use super::{Finding, ObservedAnswer, lint};

/// An origin that no policy should ever have on its list.
const STRANGER: &str = "https://stranger.invalid";

/// Lints a policy by asking it: as the page, as a stranger, as `null`, and without an origin.
pub fn lint_policy(policy: &Policy, page_origin: &str, url: &str) -> Vec<Finding> {
    let mut answers = Vec::new();
    for origin in [Some(page_origin), Some(STRANGER), Some("null"), None] {
        for kind in [ExchangeKind::Actual, ExchangeKind::Preflight] {
            answers.extend(ask(policy, url, origin, kind));
        }
    }
    lint(&answers)
}

fn ask(
    policy: &Policy,
    url: &str,
    origin: Option<&str>,
    kind: ExchangeKind,
) -> Option<ObservedAnswer> {
    let asked = "x-any";
    let mut headers: Vec<_> =
        origin.map(|origin| ("Origin".to_owned(), origin.to_owned())).into_iter().collect();
    let method = match kind {
        ExchangeKind::Actual => "GET",
        ExchangeKind::Preflight => {
            // Without an origin it would not be a preflight.
            origin?;
            headers.push(("Access-Control-Request-Method".to_owned(), "PUT".to_owned()));
            headers.push(("Access-Control-Request-Headers".to_owned(), asked.to_owned()));
            "OPTIONS"
        }
    };
    let head = policy.answer(&RequestHead { method, headers: &headers });
    Some(ObservedAnswer {
        hop: 0,
        kind,
        url: url.to_owned(),
        origin: origin.map(str::to_owned),
        request_headers: vec![asked.to_owned()],
        status: head.status,
        headers: head.headers,
    })
}
