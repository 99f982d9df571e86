//! Browser and record against each other: the verdict.

use cors_engine::{Outcome, PreflightCache, Profile, Settlement, Subject};
use cors_wire::Exchange;

use crate::{
    BrowserOutcome, Contradiction, Difference, Possibility, RecordState, Scenario, Unknown,
    Verdict, contradiction::differences, possible_failures, predict_request, replay_with_cache,
};

/// What came of a run: the browser's outcome, explained by the replay of the record.
///
/// The scenario's policy plays no part, only its page and its request do. `record` holds the
/// exchanges of this run, oldest first, read after the browser settled; it is empty for a target
/// that is not the companion's.
pub fn reconcile(
    scenario: &Scenario,
    browser: &BrowserOutcome,
    record: &[Exchange],
    profile: Profile,
) -> Verdict {
    reconcile_with_cache(scenario, browser, record, &mut PreflightCache::new(), profile)
}

/// Like [`reconcile`], for a browser that is known to remember earlier preflights. The cache is
/// the browser's as the request went out and becomes what the run left in it.
pub fn reconcile_with_cache(
    scenario: &Scenario,
    browser: &BrowserOutcome,
    record: &[Exchange],
    cache: &mut PreflightCache,
    profile: Profile,
) -> Verdict {
    let Scenario { page_origin, request, .. } = scenario;
    let Some(replay) = replay_with_cache(page_origin, request, record, cache, profile) else {
        return unknown(scenario, browser, None, profile);
    };
    let early = matches!(browser, BrowserOutcome::Resolved(_));
    match replay.record {
        RecordState::Complete => {}
        // Note: An answer that the browser has and the record has not was recorded since.
        RecordState::Unanswered if !early => {}
        RecordState::Unanswered | RecordState::Missing => {
            return unknown(scenario, browser, Some(replay.outcome), profile);
        }
    }
    let mut differences = differences(browser, &replay.outcome);
    differences.extend(replay.leftover.iter().map(|&position| Difference::UnexpectedRequest {
        kind: record[position].kind,
        method: record[position].request.method.clone(),
        target: record[position].request.target.clone(),
    }));
    let outcome = replay.outcome;
    if !differences.is_empty() {
        let browser = browser.clone();
        return Verdict::Disagreement(Box::new(Contradiction {
            browser,
            replay: outcome,
            differences,
        }));
    }
    match outcome.settlement {
        Settlement::Resolve(_) => Verdict::Resolved(outcome),
        Settlement::Reject(_) | Settlement::Throw(_) => Verdict::Failed(outcome),
    }
}

fn unknown(
    scenario: &Scenario,
    browser: &BrowserOutcome,
    replayed: Option<Outcome>,
    profile: Profile,
) -> Verdict {
    let possible = match browser {
        BrowserOutcome::Rejected(_) => possible_failures(scenario, profile),
        BrowserOutcome::Resolved(_) | BrowserOutcome::Threw(_) => Vec::<Possibility>::new(),
    };
    let mut so_far = replayed.or_else(|| predict_request(scenario, profile));
    if let Some(outcome) = &mut so_far {
        // The connection did not fail; nobody knows how it went.
        outcome.trace.retain(|check| check.subject != Subject::Connection);
    }
    Verdict::Unknown(Box::new(Unknown { browser: browser.clone(), possible, so_far }))
}
