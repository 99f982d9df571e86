//! Fixes for `Access-Control-Allow-Origin`: this origin, or everybody; never `null`, never whoever
//! asks.

use cors_engine::{Cause, Profile, Stage};
use cors_wire::{Answer, ExchangeKind, HeaderSource, Policy, RedirectTo};

use super::{
    Broken, Fix, client,
    edit::{Allow, Edit},
};
use crate::predict;

const EVERYBODY: &str = "Allows every page on the web to read the answer. Right for public data; \
                         never for what only your own network can reach.";

pub(super) fn fixes(case: &Broken<'_>, policy: &Policy) -> Vec<Fix> {
    let origin = case.origin();
    let mut fixes = Vec::new();
    if origin == "null" {
        // Any sandboxed frame can be `null`, so allowing it allows everybody. What made a real
        // origin `null` can be taken away instead.
        if case.failure.hop > 0 {
            fixes.push(direct(case));
        }
    } else {
        fixes.push(this_origin(case, policy, origin));
    }
    if !case.include() {
        fixes.push(every_origin(case, policy));
    }
    fixes
}

fn this_origin(case: &Broken<'_>, policy: &Policy, origin: &str) -> Fix {
    let (mut edit, lead) = handled(case);
    for kind in answers(case, policy, origin) {
        edit = allow(edit, policy.answering(kind), kind, origin);
    }
    edit.server(
        format!("{lead} `{origin}`"),
        "Allows pages of this origin to read the answer, and nobody else.",
    )
}

/// The scenario with a preflight that is answered at all, and how the title of its fix begins: what
/// refuses `OPTIONS` would not send the header either.
fn handled(case: &Broken<'_>) -> (Edit, &'static str) {
    let edit = Edit::of(case.scenario);
    if let Cause::AllowOriginMissing { status } = case.failure.cause
        && case.in_preflight()
        && !(200..300).contains(&status)
    {
        let edit = edit.status(ExchangeKind::Preflight, "OPTIONS", 204);
        return (edit, "Answer the preflight with 204, and allow");
    }
    (edit, "Allow")
}

/// Allows an origin, as one more of a list where there is a list.
pub(super) fn allow(edit: Edit, answer: &Answer, kind: ExchangeKind, origin: &str) -> Edit {
    match &answer.allow_origin.value {
        HeaderSource::List { list } if answer.allow_origin.on => {
            let mut list = list.clone();
            if !list.iter().any(|listed| listed == origin) {
                list.push(origin.to_owned());
            }
            edit.set(kind, Allow::Origin, HeaderSource::List { list })
                .compare_exactly(kind)
                .vary_on_origin(kind)
        }
        HeaderSource::Fixed(_)
        | HeaderSource::Lines { .. }
        | HeaderSource::Mirror { .. }
        | HeaderSource::List { .. }
        | HeaderSource::Computed { .. } => {
            edit.set(kind, Allow::Origin, HeaderSource::Fixed(origin.to_owned()))
        }
    }
}

fn every_origin(case: &Broken<'_>, policy: &Policy) -> Fix {
    let (mut edit, lead) = handled(case);
    for kind in answers(case, policy, "*") {
        edit = edit.set(kind, Allow::Origin, HeaderSource::Fixed("*".to_owned()));
    }
    edit.server(format!("{lead} every origin with `*`"), EVERYBODY)
}

/// The URL that redirects answers itself.
pub(super) fn direct(case: &Broken<'_>) -> Fix {
    Edit::of(case.scenario)
        .status(ExchangeKind::Actual, case.method(), 200)
        .server("Answer at this URL, without a redirect", client::NOTHING)
}

/// The URL answers this origin itself, instead of sending it on to where nobody here knows what
/// comes of it. `None` where it leads nowhere, or to where that is known.
pub(super) fn answered_here(case: &Broken<'_>, profile: Profile) -> Option<Fix> {
    let policy = case.scenario.policy.as_ref()?;
    let origin = case.origin();
    let sends_on = case.failure.stage == Stage::Response
        && case.failure.hop == 0
        && policy.actual.redirect.to != RedirectTo::Nowhere;
    if !sends_on || origin == "null" || allows(&policy.actual, origin, case) {
        return None;
    }
    let allowed = allow(Edit::of(case.scenario), &policy.actual, ExchangeKind::Actual, origin);
    let here = allowed.status(ExchangeKind::Actual, case.method(), 200).server(
        format!("Answer at this URL, without a redirect, and allow `{origin}`"),
        "Allows pages of this origin to read the answer, and nobody else.",
    );
    predict(&this_origin(case, policy, origin).scenario, profile).is_none().then_some(here)
}

/// The answers that have to change: the one that failed, and after a preflight also the one that
/// would fail in the same way next.
fn answers(case: &Broken<'_>, policy: &Policy, origin: &str) -> Vec<ExchangeKind> {
    if !case.in_preflight() {
        vec![ExchangeKind::Actual]
    } else if allows(&policy.actual, origin, case) {
        vec![ExchangeKind::Preflight]
    } else {
        vec![ExchangeKind::Preflight, ExchangeKind::Actual]
    }
}

/// Whether an answer already allows an origin.
fn allows(answer: &Answer, origin: &str, case: &Broken<'_>) -> bool {
    let raw = |(name, _): &(String, String)| name.eq_ignore_ascii_case(Allow::Origin.name());
    let allowed = match &answer.allow_origin.value {
        HeaderSource::Fixed(value) => value == origin || (value == "*" && !case.include()),
        HeaderSource::Mirror { .. } => true,
        HeaderSource::List { list } => list.iter().any(|listed| listed == origin),
        HeaderSource::Lines { .. } | HeaderSource::Computed { .. } => false,
    };
    allowed && answer.allow_origin.on && !answer.headers.iter().any(raw)
}

#[cfg(test)]
mod tests {
    use cors_engine::Profile;
    use cors_wire::Preset;

    use crate::{Fix, explanation::test_case::TestCase, fixes, predict};

    #[test]
    fn what_leads_where_nobody_knows_is_answered_here_instead() {
        let mut scenario = TestCase::lab().0;
        let presets = Preset::all(&scenario.page_origin);
        let away = presets.into_iter().find(|preset| preset.name == "aspnet-https-redirection");
        scenario.policy = away.map(|preset| preset.policy);
        let outcome = predict(&scenario, Profile::Standard).expect("it fails at once");
        let failure = outcome.failure().expect("no header");
        let offered = fixes(&scenario, failure, &outcome, Profile::Standard);
        let Some(Fix { title, scenario: mended, .. }) = offered.first() else { panic!("nothing") };
        assert!(title.starts_with("Answer at this URL, without a redirect"), "{title}");
        let after = predict(mended, Profile::Standard).expect("nothing is unknown any more");
        assert!(after.failure().is_none(), "{after:?}");
    }
}
