//! An allowed origin that can never match.

use url::{Position, Url};

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "malformed-origin",
    title: "The allowed origin is spelled as browsers never send it",
    why: "Browsers compare letter by letter, so it never matches: no slash at the end, no path, \
          no usual port, lower case, ASCII, a scheme, no pattern.",
    remedy: "Write the origin as the request's `Origin` header has it.",
    source: "https://fetch.spec.whatwg.org/#concept-cors-check",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let value = answer.allow_origin()?;
    if matches!(value, "*" | "null") || value.contains([',', ' ']) {
        return None;
    }
    let message = match Url::parse(value) {
        _ if value.contains('*') => format!("`{value}` is a pattern; browsers know none."),
        Ok(url) if url.scheme() == "file" => return None,
        Ok(url) if url.has_host() => {
            let sent = sent(&url);
            if sent == value {
                return None;
            }
            format!("`{value}` never matches; browsers send `{sent}`.")
        }
        Ok(_) | Err(_) => format!("`{value}` is no origin."),
    };
    Some(Hit::header(Severity::High, answer, ALLOW_ORIGIN, message))
}

/// What a page of this URL sends as its origin. Apps and extensions have schemes of their own, and
/// send them with the host: `capacitor://localhost`.
fn sent(url: &Url) -> String {
    let origin = url.origin();
    if origin.is_tuple() {
        return origin.ascii_serialization();
    }
    [url.scheme(), "://", &url[Position::BeforeHost..Position::BeforePath]].concat()
}
