//! What is nobody's business, and is left out of an archive that is handed on.
//!
//! Cookies ignore ports: a visitor's other projects on this machine have set some, and the lab
//! receives them. Those that the lab set itself are what an experiment is about, and stay.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use cors_wire::{Exchange, Header, MASKED, values};
use serde_json::{Value, json};

/// Whether secrets are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secrets {
    /// They are.
    Mask,
    /// They are not.
    Show,
}

/// Whose headers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Request,
    Response,
}

/// Leaves secrets out.
#[derive(Debug)]
pub(super) struct Mask {
    secrets: Secrets,
    /// Names and values of the cookies that the lab's answers set.
    own: BTreeSet<(String, String)>,
}

impl Mask {
    /// Knows the cookies that were set in these exchanges.
    pub(super) fn new(secrets: Secrets, exchanges: &[Arc<Exchange>]) -> Self {
        let answers = exchanges.iter().filter_map(|exchange| exchange.answer.as_ref());
        let set = answers.flat_map(|answer| values(&answer.headers, "set-cookie"));
        let own = set.map(|line| owned(pair(line.split(';').next().unwrap_or_default())));
        Self { secrets, own: own.collect() }
    }

    /// The value of a header line as it may be shown.
    pub(super) fn value<'a>(&self, name: &str, value: &'a str, side: Side) -> Cow<'a, str> {
        let named = |known: &str| name.eq_ignore_ascii_case(known);
        match (self.secrets, side) {
            (Secrets::Mask, Side::Request)
                if named("authorization") || named("proxy-authorization") =>
            {
                Cow::Borrowed(MASKED)
            }
            (Secrets::Mask, Side::Request) if named("cookie") => {
                let shown = value.split(';').map(|one| {
                    let (name, value) = pair(one);
                    format!("{name}={}", self.cookie(name, value))
                });
                Cow::Owned(shown.collect::<Vec<_>>().join("; "))
            }
            // What the lab answers, its policies say: there is nobody else's secret in it.
            (Secrets::Mask, Side::Request | Side::Response) | (Secrets::Show, _) => {
                Cow::Borrowed(value)
            }
        }
    }

    /// The cookies of a head as an archive lists them.
    pub(super) fn cookies(&self, headers: &[Header], side: Side) -> Vec<Value> {
        match side {
            Side::Request => values(headers, "cookie")
                .flat_map(|line| line.split(';'))
                .map(pair)
                .map(|(name, value)| json!({ "name": name, "value": self.cookie(name, value) }))
                .collect(),
            Side::Response => values(headers, "set-cookie").map(set_cookie).collect(),
        }
    }

    fn cookie<'a>(&self, name: &str, value: &'a str) -> &'a str {
        let shown = self.secrets == Secrets::Show || self.own.contains(&owned((name, value)));
        if shown { value } else { MASKED }
    }
}

fn set_cookie(line: &str) -> Value {
    let mut parts = line.split(';');
    let (name, value) = pair(parts.next().unwrap_or_default());
    let mut cookie = json!({ "name": name, "value": value, "httpOnly": false, "secure": false });
    for part in parts {
        let (attribute, value) = part.split_once('=').unwrap_or((part, ""));
        let (attribute, value) = (attribute.trim(), value.trim());
        match attribute.to_ascii_lowercase().as_str() {
            "path" => cookie["path"] = value.into(),
            "domain" => cookie["domain"] = value.into(),
            "httponly" => cookie["httpOnly"] = true.into(),
            "secure" => cookie["secure"] = true.into(),
            _ => {}
        }
    }
    cookie
}

/// A cookie without `=` has an empty name.
fn pair(text: &str) -> (&str, &str) {
    let (name, value) = text.split_once('=').unwrap_or(("", text));
    (name.trim(), value.trim())
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}
