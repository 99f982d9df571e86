//! Names in a list that have no effect.

use cors_engine::{is_forbidden_request_header_name, is_forbidden_response_header_name};

use crate::lint::{
    ObservedAnswer, Severity,
    answer::{ALLOW_HEADERS, EXPOSE_HEADERS},
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "forbidden-names-listed",
    title: "A list names what browsers never let through",
    why: "A script can neither send these request headers nor read these response headers, \
          whatever the list says.",
    remedy: "Take them out.",
    source: "https://fetch.spec.whatwg.org/#forbidden-request-header",
    check: Check::Together(check),
};

fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for answer in answers {
        let sent = useless(answer, ALLOW_HEADERS, |name| {
            // What only answers have is no request header, forbidden or not.
            is_forbidden_request_header_name(name)
                || name.to_ascii_lowercase().starts_with("access-control-allow-")
        });
        let read = useless(answer, EXPOSE_HEADERS, is_forbidden_response_header_name);
        hits.extend(sent.into_iter().chain(read));
    }
    hits
}

fn useless(
    answer: &ObservedAnswer,
    header: &'static str,
    is_useless: impl Fn(&str) -> bool,
) -> Option<Hit> {
    let item = answer.items(header).into_iter().find(|item| is_useless(item))?;
    let message = format!("Listing `{item}` has no effect.");
    Some(Hit::header(Severity::Low, answer, header, message))
}
