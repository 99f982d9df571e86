//! `cors judge`: an exchange as JSON, judged, as JSON.
//!
//! An [`Exchange`] is everything that a browser's decision depends on: the page, the request that
//! script makes, and what the server answers on each hop. A [`Verdict`] is what a browser does
//! with it. [`judge`] turns the first into the second.

mod answer;
mod cookies;
mod evidence;
mod exchange;
mod network;
mod parse;
mod serialize;
mod verdict;
mod why;

use std::time::Duration;

use cors_engine::{Origin, Outcome, PreflightCache, Rules, fetch_under};

pub use answer::{Answer, HttpAnswer, ResponseHeader, Status, TransportError};
pub use cookies::step_cookies;
pub use evidence::evidence;
pub use exchange::{Exchange, HopAnswers, HttpVersionSpec, Page, PageOrigin, Shape, Step};
pub use parse::{BadInput, parse_exchange};
pub use verdict::{
    FailureVerdict, HopVerdict, Judgement, PreflightVerdict, ReasonVerdict, ResponseVerdict,
    StepVerdict, Verdict, WarningVerdict,
};

use network::ExchangeNetwork;
pub(crate) use network::position;

/// Judges an exchange under the rules of a profile: one outcome for each step, in order.
///
/// The steps share a preflight cache and nothing else.
pub fn judge(exchange: &Exchange, rules: &Rules) -> Vec<Outcome> {
    let mut cache = PreflightCache::new();
    let origin = exchange.page.origin.origin();
    let steps = exchange.steps.iter();
    steps.map(|step| judge_step(exchange, step, origin, &mut cache, rules)).collect()
}

fn judge_step(
    exchange: &Exchange,
    step: &Step,
    origin: &Origin,
    cache: &mut PreflightCache,
    rules: &Rules,
) -> Outcome {
    let pause = Duration::try_from_secs_f64(step.after_s.max(0.0)).unwrap_or(Duration::MAX);
    cache.advance(pause);
    let mut network = ExchangeNetwork { hops: &step.hops, http_version: exchange.http_version };
    fetch_under(&step.request.to_engine(origin.clone()), cache, &mut network, rules)
}
