//! Names in a list that have no effect.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::{ALLOW_HEADERS, EXPOSE_HEADERS},
    rule::{Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "forbidden-names-listed",
    title: "A list names what browsers never let through",
    why: "Script can neither send these request headers nor read these response headers, \
          whatever the list says.",
    remedy: "Take them out.",
    source: "https://fetch.spec.whatwg.org/#forbidden-request-header",
    check,
};

const NEVER_SENT: &[&str] = &[
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "access-control-allow-origin",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-credentials",
    "connection",
    "content-length",
    "cookie",
    "date",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for answer in answers {
        for (header, names) in [(ALLOW_HEADERS, NEVER_SENT), (EXPOSE_HEADERS, &["set-cookie"][..])]
        {
            let listed = answer.items(header);
            let useless =
                listed.iter().find(|item| names.contains(&item.to_ascii_lowercase().as_str()));
            if let Some(item) = useless {
                let message = format!("Listing `{item}` has no effect.");
                hits.push(Hit::header(Severity::Low, answer, header, message));
            }
        }
    }
    hits
}
