//! Lists of methods and headers that do not parse.

use crate::lint::{
    ObservedAnswer, Severity,
    answer::{ALLOW_HEADERS, ALLOW_METHODS, EXPOSE_HEADERS},
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "malformed-list",
    title: "A list that browsers cannot read",
    why: "One bad item spoils a list. A preflight with such a list fails, even where nothing of \
          it is needed; exposed headers stay hidden.",
    remedy: "Separate names with commas; nothing else.",
    source: "https://fetch.spec.whatwg.org/#cors-preflight-fetch-0",
    check: Check::Together(check),
};

fn check(answers: &[ObservedAnswer]) -> Vec<Hit> {
    let lists = [
        (ALLOW_METHODS, Severity::High),
        (ALLOW_HEADERS, Severity::High),
        (EXPOSE_HEADERS, Severity::Medium),
    ];
    let mut hits = Vec::new();
    for answer in answers {
        for (header, severity) in lists {
            if let Some(item) = answer.malformed_items(header).first() {
                let message = format!("`{item}` is not a name.");
                hits.push(Hit::header(severity, answer, header, message));
            }
        }
    }
    hits
}
