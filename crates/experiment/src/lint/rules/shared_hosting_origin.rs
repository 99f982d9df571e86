//! An allowed origin that strangers share.

use url::Url;

use crate::lint::{
    ObservedAnswer, Severity,
    answer::ALLOW_ORIGIN,
    rule::{Check, Hit, Rule},
};

pub(super) const RULE: Rule = Rule {
    id: "shared-hosting-origin",
    title: "The allowed origin is a host for everybody's code",
    why: "On such a host everybody can publish a page, and every page there has this origin.",
    remedy: "Allow only origins whose pages are all yours.",
    source: "https://portswigger.net/web-security/cors",
    check: Check::Each(check),
};

/// Hosts on which strangers' pages share one origin.
const HOSTS: &[&str] = &[
    "codepen.io",
    "cdpn.io",
    "s.codepen.io",
    "jsfiddle.net",
    "fiddle.jshell.net",
    "jsbin.com",
    "output.jsbin.com",
    "plnkr.co",
    "run.plnkr.co",
    "codesandbox.io",
    "stackblitz.com",
    "sites.google.com",
    "storage.googleapis.com",
    "s3.amazonaws.com",
];

fn check(answer: &ObservedAnswer) -> Option<Hit> {
    let origin = Url::parse(answer.allow_origin()?).ok()?;
    if !HOSTS.contains(&origin.host_str()?) {
        return None;
    }
    let severity = if answer.allows_credentials() { Severity::High } else { Severity::Medium };
    let message = format!("Anybody can publish a page on `{}`.", answer.allow_origin()?);
    Some(Hit::header(severity, answer, ALLOW_ORIGIN, message))
}
