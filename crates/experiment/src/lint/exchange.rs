//! The answers of an exchange in JSON, for the rules to look at.

use cors_engine::{Api, ExchangeKind, Hop, Mode, Rules};

use super::{Asker, Finding, ObservedAnswer, lint};
use crate::judge::{Answer, Exchange, Step, judge};

/// Lints every answer of an exchange, whether a browser asks for it or not.
pub fn lint_exchange(exchange: &Exchange, rules: &Rules) -> Vec<Finding> {
    let mut answers = Vec::new();
    for (step, outcome) in exchange.steps.iter().zip(judge(exchange, rules)) {
        for (hop, given) in step.hops.iter().enumerate() {
            let known = outcome.hops.get(hop);
            answers.extend(observed(
                step,
                hop,
                known,
                ExchangeKind::Preflight,
                given.preflight.as_ref(),
            ));
            answers.extend(observed(
                step,
                hop,
                known,
                ExchangeKind::Actual,
                given.response.as_ref(),
            ));
        }
    }
    lint(&answers)
}

fn observed(
    step: &Step,
    hop: usize,
    known: Option<&Hop>,
    kind: ExchangeKind,
    answer: Option<&Answer>,
) -> Option<ObservedAnswer> {
    let Some(Answer::Http(answer)) = answer else { return None };
    let preflight = known.and_then(|hop| hop.preflight.as_ref());
    let origin = match kind {
        ExchangeKind::Preflight => preflight.map(|preflight| preflight.origin.clone()),
        ExchangeKind::Actual => known.and_then(|hop| hop.origin.clone()),
    };
    let unread = (step.request.api, step.request.mode) == (Api::Fetch, Mode::NoCors);
    let names = step.request.headers.iter().map(|(name, _)| name.to_ascii_lowercase());
    let lines = answer.headers.iter();
    Some(ObservedAnswer {
        hop,
        kind,
        asker: if unread { Asker::Nobody } else { Asker::Page },
        url: known.map_or_else(|| step.request.url.clone(), |hop| hop.url.clone()),
        origin,
        request_headers: names.collect(),
        status: answer.status.code(),
        headers: lines.map(|line| (line.name().to_owned(), line.value().to_owned())).collect(),
    })
}
