//! Fixes for `Access-Control-Allow-Credentials`: for a named origin, on both answers.

use cors_wire::{Answer, ExchangeKind, HeaderSource, Policy};

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
        if mirrors(answer) {
            // An origin that is merely repeated, with credentials, lets every site read what the
            // visitor sees. So the grant of credentials names the origin.
            edit = edit.set(kind, Allow::Origin, HeaderSource::Fixed(origin.to_owned()));
        }
        edit = edit.set(kind, Allow::Credentials, HeaderSource::Fixed("true".to_owned()));
    }
    vec![edit.server(
        format!("Allow credentials for `{origin}`"),
        "Pages of this origin can read what the server shows to the visitor who is logged in.",
    )]
}

fn mirrors(answer: &Answer) -> bool {
    match answer.allow_origin.value {
        HeaderSource::Mirror { .. } => answer.allow_origin.on,
        HeaderSource::Fixed(_) | HeaderSource::List { .. } => false,
    }
}
