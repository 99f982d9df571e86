//! An insecure origin that gets at a secure server's credentials.

use url::Url;

use crate::lint::{
    ObservedAnswer, Severity,
    answer::{ALLOW_ORIGIN, Reach, reach},
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "insecure-origin-with-credentials",
    title: "An `http` origin may use credentials of an `https` server",
    why: "Anybody on the network can put a script into a page that comes over `http`, and read \
          through it what the visitor is shown.",
    remedy: "Allow the `https` origin only.",
    source: "https://portswigger.net/web-security/cors",
    check: Check::Each(check),
};

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let origin = Url::parse(answer.allow_origin()?).ok()?;
    let insecure = origin.scheme() == "http" && reach(&origin) != Reach::Loopback;
    if !insecure || !answer.url.starts_with("https:") || !answer.allows_credentials() {
        return None;
    }
    let message = format!("`{}` may read with credentials.", answer.allow_origin()?);
    Some(Hit::header(Severity::High, answer, ALLOW_ORIGIN, message))
}
