//! Names that are almost right.

use crate::lint::{
    ObservedAnswer, Severity,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "misspelled-header",
    title: "A header that is nearly one of the protocol's",
    why: "Browsers know the exact names only, and pass over this one.",
    remedy: "Write the name as the standard has it.",
    source: "https://fetch.spec.whatwg.org/#http-responses",
    check: Check::Together(check),
};

/// What people write, and what they mean.
const MISSPELLED: &[(&str, &str)] = &[
    ("Access-Control-Allow-Origins", "Access-Control-Allow-Origin"),
    ("Access-Control-Allowed-Origin", "Access-Control-Allow-Origin"),
    ("Access-Control-Origin", "Access-Control-Allow-Origin"),
    ("Allow-Origin", "Access-Control-Allow-Origin"),
    ("Access-Control-Allow-Header", "Access-Control-Allow-Headers"),
    ("Access-Control-Allowed-Headers", "Access-Control-Allow-Headers"),
    ("Access-Control-Request-Headers", "Access-Control-Allow-Headers"),
    ("Access-Control-Allow-Method", "Access-Control-Allow-Methods"),
    ("Access-Control-Allowed-Methods", "Access-Control-Allow-Methods"),
    ("Access-Control-Request-Method", "Access-Control-Allow-Methods"),
    ("Access-Control-Allow-Credential", "Access-Control-Allow-Credentials"),
    ("Access-Control-Expose-Header", "Access-Control-Expose-Headers"),
    ("Access-Control-Exposed-Headers", "Access-Control-Expose-Headers"),
    ("Access-Control-Maxage", "Access-Control-Max-Age"),
];

fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for answer in answers {
        for &(wrong, meant) in MISSPELLED {
            if !answer.values(wrong).is_empty() {
                let message = format!("`{wrong}` means nothing; perhaps `{meant}` was meant.");
                hits.push(Hit::header(Severity::High, answer, wrong, message));
            }
        }
    }
    hits
}
