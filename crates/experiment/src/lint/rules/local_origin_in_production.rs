//! A local origin that a public server allows.

use url::Url;

use crate::lint::{
    ObservedAnswer, Severity,
    answer::{ALLOW_ORIGIN, Reach, reach},
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "local-origin-in-production",
    title: "A public server allows an origin on the visitor's machine or network",
    why: "Any program that serves a page there, such as a developer's tool, has that origin on \
          the visitor's machine.",
    remedy: "Allow such origins in development only.",
    source: "https://portswigger.net/web-security/cors",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let origin = Url::parse(answer.allow_origin()?).ok()?;
    if reach(&origin) == Reach::Public || answer.reach() != Reach::Public {
        return None;
    }
    // Apps have `localhost` for a host wherever they run.
    if !matches!(origin.scheme(), "http" | "https") {
        return None;
    }
    let message = format!("`{}` is on the visitor's side.", answer.allow_origin()?);
    Some(Hit::header(Severity::Medium, answer, ALLOW_ORIGIN, message))
}
