//! Fixes for `Access-Control-Allow-Credentials`: for a named origin, on both answers.

use cors_wire::{Answer, ExchangeKind, HeaderSource, OriginMatch, Policy};

use super::{
    Broken, Fix, allow_origin,
    edit::{Allow, Edit},
};

pub(super) fn fixes(case: &Broken<'_>, policy: &Policy) -> Vec<Fix> {
    let origin = case.origin();
    if origin == "null" {
        // Credentials for `null` are credentials for any sandboxed frame: nothing to offer, unless
        // a redirect made the origin `null`.
        return if case.failure.hop > 0 { vec![allow_origin::direct(case)] } else { Vec::new() };
    }
    let answers = if case.in_preflight() {
        [ExchangeKind::Preflight, ExchangeKind::Actual].as_slice()
    } else {
        &[ExchangeKind::Actual]
    };
    let mut edit = Edit::of(case.scenario);
    for &kind in answers {
        let answer = policy.answering(kind);
        if !names(answer, origin) {
            // Credentials for an origin that is merely repeated, or for `null`, let every site read
            // what the visitor sees. So the grant of credentials names the origin.
            let named = HeaderSource::Fixed(origin.to_owned());
            edit = edit.set(kind, Allow::Origin, named);
        }
        edit = edit.set(kind, Allow::Credentials, HeaderSource::Fixed("true".to_owned()));
    }
    vec![edit.server(
        format!("Allow credentials for `{origin}`"),
        "Allows pages of this origin to read what the server shows to a visitor who is logged in.",
    )]
}

/// Whether an answer allows this origin by its name, and nobody without one.
fn names(answer: &Answer, origin: &str) -> bool {
    let raw = |(name, _): &&(String, String)| name.eq_ignore_ascii_case(Allow::Origin.name());
    let mut lines = answer.headers.iter().filter(raw).peekable();
    if lines.peek().is_some() {
        return !answer.allow_origin.on && lines.all(|(_, value)| value == origin);
    }
    let named = match &answer.allow_origin.value {
        HeaderSource::Fixed(value) => value == origin,
        HeaderSource::List { list } => {
            answer.origin_match == OriginMatch::Exact && list.iter().all(|listed| listed != "null")
        }
        HeaderSource::Mirror { .. }
        | HeaderSource::Lines { .. }
        | HeaderSource::Computed { .. } => false,
    };
    named && answer.allow_origin.on
}
