//! Leftovers of private network access.

use crate::lint::{
    ObservedAnswer, Severity,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "private-network-header",
    title: "A header of the abandoned private network access",
    why: "Browsers that knew it let the web into private networks by it; today's ask the visitor \
          instead.",
    remedy: "Take it out.",
    source: "https://developer.chrome.com/blog/local-network-access",
    check: Check::Each(check),
};

const NAME: &str = "Access-Control-Allow-Private-Network";

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let value = answer.single(NAME)?;
    let message = format!("`{NAME}: {value}` has no use any more.");
    Some(Hit::header(Severity::Low, answer, NAME, message))
}
