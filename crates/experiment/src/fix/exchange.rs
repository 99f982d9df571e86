//! Fixes for an exchange: the same edits, made in the answers of the hop that failed.
//!
//! The answers of a hop are a policy whose headers were all written by hand. So the fixes of a
//! policy serve here too: the hop's answers go in, and what comes out is written back.

use cors_engine::{Cause, Failure, Outcome, Rules, Stage};
use cors_wire::{Answer as PolicyAnswer, Delivery, ExchangeKind, HeaderSource, Policy, Switch};

use super::{Broken, Fix, FixTarget, allow_origin, client, progress::makes_progress, server};
use crate::{
    Scenario,
    explanation::Side,
    judge::{Answer, Exchange, HopAnswers, HttpAnswer, ResponseHeader, Status, judge, position},
};

/// A proposed edit of an exchange.
#[derive(Clone, Debug)]
pub struct ExchangeFix {
    /// Who makes the edit.
    pub side: Side,
    /// What to do.
    pub title: String,
    /// What the edit opens up.
    pub opens: String,
    /// The whole exchange after the edit.
    pub exchange: Exchange,
}

/// The edits that mend the first step of an exchange that fails, the server's before the client's
/// and the smallest grant first; none when nothing fails or nothing can help.
///
/// The first one puts the whole answer right that failed, so that a chain of redirects does not
/// take a round for each header of each answer.
pub fn exchange_fixes(exchange: &Exchange, rules: &Rules) -> Vec<ExchangeFix> {
    let mut fixes = single_fixes(exchange, rules);
    let outcomes = judge(exchange, rules);
    if let Some((step, _, failure)) = first_failure(&outcomes)
        && let Some(first) = fixes.first_mut()
    {
        put_answer_right(first, (step, failure.hop, failure.stage), rules);
    }
    fixes
}

/// Fixes for one cause each.
fn single_fixes(exchange: &Exchange, rules: &Rules) -> Vec<ExchangeFix> {
    let outcomes = judge(exchange, rules);
    let Some((step, outcome, failure)) = first_failure(&outcomes) else { return Vec::new() };
    let scenario = scenario_of(exchange, step, failure.hop);
    let case = Broken { scenario: &scenario, failure, outcome };
    let mut proposals = server::proposals(&case);
    if failure.hop > 0 && failure.stage != Stage::Redirect {
        // To end the chain earlier grants nothing. Deep in a chain that is the first thing to do.
        let at = if failure.hop > 1 { 0 } else { proposals.len() };
        proposals.insert(at, allow_origin::direct(&case));
    }
    proposals.extend(client::proposals(&case));
    proposals
        .into_iter()
        .filter(|fix| fix.scenario != scenario || ends_redirect(failure, &fix.changes))
        .map(|fix| apply(exchange, step, &case, fix))
        .filter(|fixed| helps(&fixed.exchange, step, failure, rules))
        .collect()
}

/// Adds what else the same answer needs.
fn put_answer_right(
    fix: &mut ExchangeFix,
    (step, hop, stage): (usize, usize, Stage),
    rules: &Rules,
) {
    /// An answer has no more than this many checks.
    const MOST: usize = 8;
    for _ in 0..MOST {
        let outcomes = judge(&fix.exchange, rules);
        let Some((next_step, _, next)) = first_failure(&outcomes) else { return };
        if (next_step, next.hop, next.stage) != (step, hop, stage) || fix.side != Side::Server {
            return;
        }
        let mut more = single_fixes(&fix.exchange, rules).into_iter();
        let Some(more) = more.next().filter(|more| more.side == Side::Server) else { return };
        fix.title = format!("{}. {}", fix.title, more.title);
        fix.opens = format!("{} {}", fix.opens, more.opens);
        fix.exchange = more.exchange;
    }
}

fn first_failure(outcomes: &[Outcome]) -> Option<(usize, &Outcome, &Failure)> {
    outcomes
        .iter()
        .enumerate()
        .find_map(|(step, outcome)| Some((step, outcome, outcome.failure()?)))
}

/// Whether an exchange gets further than a failure of its step.
fn helps(exchange: &Exchange, step: usize, before: &Failure, rules: &Rules) -> bool {
    let outcomes = judge(exchange, rules);
    match first_failure(&outcomes) {
        Some((next, _, failure)) if next == step => makes_progress(before, Some(failure)),
        Some((next, ..)) => next > step,
        None => true,
    }
}

/// The step as a scenario, with the answers of one hop as its policy.
fn scenario_of(exchange: &Exchange, step: usize, hop: usize) -> Scenario {
    let step = &exchange.steps[step];
    let answers = step.hops.get(position(&step.hops, hop)).cloned().unwrap_or_default();
    let policy = Policy {
        preflight: policy_answer(answers.preflight.as_ref(), PolicyAnswer::default_preflight()),
        actual: policy_answer(answers.response.as_ref(), PolicyAnswer::default()),
        ..Policy::default()
    };
    Scenario::new(exchange.page.origin.origin().serialize(), step.request.clone(), Some(policy))
}

/// An answer whose header lines are all written by hand.
fn policy_answer(answer: Option<&Answer>, absent: PolicyAnswer) -> PolicyAnswer {
    match answer {
        Some(Answer::Http(answer)) => PolicyAnswer {
            status: answer.status.code(),
            headers: answer
                .headers
                .iter()
                .map(|line| (line.name().to_owned(), line.value().to_owned()))
                .collect(),
            ..absent
        },
        Some(Answer::Failed { .. }) | None => PolicyAnswer { delivery: Delivery::Reset, ..absent },
    }
}

/// The exchange after a fix.
fn apply(exchange: &Exchange, step: usize, case: &Broken<'_>, fix: Fix) -> ExchangeFix {
    let failure = case.failure;
    let mut edited = exchange.clone();
    let target = &mut edited.steps[step];
    target.request = fix.scenario.request;
    if fix.side == Side::Server {
        let policy = fix.scenario.policy.unwrap_or_default();
        if ends_redirect(failure, &fix.changes) {
            // The URL that redirected answers itself, so that nobody is asked after it.
            let hop = if failure.stage == Stage::Redirect { failure.hop } else { failure.hop - 1 };
            let at = position(&target.hops, hop);
            target.hops.truncate(at + 1);
            if let Some(answers) = target.hops.get_mut(at) {
                let mut own = policy_answer(answers.response.as_ref(), PolicyAnswer::default());
                own.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("location"));
                own.status = 200;
                answers.response = http_answer(&own);
            }
        } else {
            write_back(&mut target.hops, failure.hop, &policy);
        }
        if failure.cause == Cause::Transport {
            return answered(edited, step, case);
        }
    }
    ExchangeFix { side: fix.side, title: fix.title, opens: fix.opens, exchange: edited }
}

/// Whether a fix is to answer at the URL that redirects.
fn ends_redirect(failure: &Failure, changes: &[FixTarget]) -> bool {
    let redirect = failure.stage == Stage::Redirect || failure.hop > 0;
    redirect && changes == [FixTarget::ActualStatus] && failure.cause != Cause::Transport
}

/// The exchange with an answer where there was none. It allows nobody anything.
fn answered(mut exchange: Exchange, step: usize, case: &Broken<'_>) -> ExchangeFix {
    let hops = &mut exchange.steps[step].hops;
    let at = position(hops, case.failure.hop);
    if case.in_preflight() {
        hops[at].preflight = http_answer(&PolicyAnswer::default_preflight());
    } else {
        hops[at].response = http_answer(&PolicyAnswer::default());
    }
    ExchangeFix {
        side: Side::Server,
        title: "Answer".to_owned(),
        opens: client::NOTHING.to_owned(),
        exchange,
    }
}

fn write_back(hops: &mut Vec<HopAnswers>, hop: usize, policy: &Policy) {
    let at = position(hops, hop);
    while hops.len() <= at {
        hops.push(HopAnswers::default());
    }
    let answers = &mut hops[at];
    for kind in [ExchangeKind::Preflight, ExchangeKind::Actual] {
        let (answer, own) = match kind {
            ExchangeKind::Preflight => (&mut answers.preflight, &policy.preflight),
            ExchangeKind::Actual => (&mut answers.response, &policy.actual),
        };
        if own.delivery.sends_head() {
            *answer = http_answer(own);
        }
    }
}

/// An answer as the exchange spells it: what is left of the lines, then what was switched on.
fn http_answer(answer: &PolicyAnswer) -> Option<Answer> {
    let switches: [(&str, &Switch); 6] = [
        ("Access-Control-Allow-Origin", &answer.allow_origin),
        ("Access-Control-Allow-Credentials", &answer.allow_credentials),
        ("Access-Control-Allow-Methods", &answer.allow_methods),
        ("Access-Control-Allow-Headers", &answer.allow_headers),
        ("Vary", &answer.vary),
        ("Cross-Origin-Resource-Policy", &answer.resource_policy),
    ];
    let sent = switches.iter().filter_map(|(name, switch)| match &switch.value {
        HeaderSource::Fixed(value) if switch.on => Some((*name, value.as_str())),
        HeaderSource::Fixed(_)
        | HeaderSource::Lines { .. }
        | HeaderSource::Mirror { .. }
        | HeaderSource::List { .. }
        | HeaderSource::Computed { .. } => None,
    });
    let kept = answer.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let lines = kept.chain(sent).filter_map(|(name, value)| ResponseHeader::new(name, value));
    let headers = lines.collect();
    Some(Answer::Http(HttpAnswer { status: Status::new(answer.status)?, headers }))
}
