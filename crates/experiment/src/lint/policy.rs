//! The answers of a policy to whoever may ask, for the rules to look at.

use cors_engine::ExchangeKind;
use cors_wire::{Answer, HeaderSource, Policy};

use super::{Asker, Finding, NearMiss, ObservedAnswer, Rule, lint, rules::MISSING_VARY};
use crate::{Scenario, answer_of};

/// An origin that no policy should ever have on its list.
const STRANGER: &str = "https://stranger.invalid";
/// How many origins of a list are tried with near misses.
const MOST_LISTED: usize = 20;

/// Lints a policy by asking it: as the page and the others that it lists, as strangers, as `null`,
/// and without an origin.
pub fn lint_policy(policy: &Policy, page_origin: &str, url: &str) -> Vec<Finding> {
    let mut answers = Vec::new();
    for (kind, own) in
        [(ExchangeKind::Actual, &policy.actual), (ExchangeKind::Preflight, &policy.preflight)]
    {
        for (asker, origin) in askers(own, page_origin) {
            answers.extend(ask(policy, url, asker, origin.as_deref(), kind));
        }
    }
    lint(&answers)
}

/// Who asks for one of the two answers, which may list others than the other one.
fn askers(answer: &Answer, page_origin: &str) -> Vec<(Asker, Option<String>)> {
    let mut askers = vec![
        (Asker::Page, Some(page_origin.to_owned())),
        (Asker::Stranger, Some(STRANGER.to_owned())),
        (Asker::Null, Some("null".to_owned())),
        (Asker::Nobody, None),
    ];
    for listed in listed(answer).iter().take(MOST_LISTED) {
        askers.push((Asker::Page, Some(listed.clone())));
        for &near in NearMiss::ALL {
            askers.extend(near.of(listed).map(|origin| (Asker::NearMiss(near), Some(origin))));
        }
    }
    askers
}

/// The rule about `Vary` where the answer to a scenario's request breaks it: what works now stops as
/// soon as a cache gives one origin what was meant for another.
pub fn missing_vary(scenario: &Scenario) -> Option<&'static Rule> {
    let policy = scenario.policy.as_ref()?;
    let findings = lint_policy(policy, &scenario.page_origin, &scenario.request.url);
    let actual = |finding: &&Finding| finding.answer == ExchangeKind::Actual;
    let mut rules = findings.iter().filter(actual).map(|finding| finding.rule);
    rules.find(|rule| rule.id == MISSING_VARY)
}

fn listed(answer: &Answer) -> &[String] {
    match &answer.allow_origin.value {
        HeaderSource::List { list } if answer.allow_origin.on => list,
        HeaderSource::List { .. }
        | HeaderSource::Fixed(_)
        | HeaderSource::Lines { .. }
        | HeaderSource::Mirror { .. }
        | HeaderSource::Computed { .. } => &[],
    }
}

fn ask(
    policy: &Policy,
    url: &str,
    asker: Asker,
    origin: Option<&str>,
    kind: ExchangeKind,
) -> Option<ObservedAnswer> {
    let header = "x-any";
    let mut headers: Vec<_> =
        origin.map(|origin| ("Origin".to_owned(), origin.to_owned())).into_iter().collect();
    let method = match kind {
        ExchangeKind::Actual => "GET",
        ExchangeKind::Preflight => {
            // Without an origin it would not be a preflight.
            origin?;
            headers.push(("Access-Control-Request-Method".to_owned(), "PUT".to_owned()));
            headers.push(("Access-Control-Request-Headers".to_owned(), header.to_owned()));
            "OPTIONS"
        }
    };
    let head = answer_of(policy, method, url, &headers);
    Some(ObservedAnswer {
        hop: 0,
        kind,
        asker,
        url: url.to_owned(),
        origin: origin.map(str::to_owned),
        request_headers: vec![header.to_owned()],
        status: head.status,
        headers: head.headers,
    })
}
