//! Whether a judgement says what a browser did.

use cors_engine::{
    Cookie, CookieFate, Hop, Keyword, Origin, Outcome, Profile, ResponseType, Rules, SameSite,
    Settlement, VisibleResponse, cookie_fate,
};
use cors_experiment::judge::{Answer, Step, judge};

use crate::evidence::{Observation, Record, Wire};

/// In what a judgement under some rules and the browser differ, for each step; empty when they agree.
pub(crate) fn differences(record: &Record, profile: Profile, rules: &Rules) -> Vec<String> {
    let Some(observed) = record.observed.get(profile.as_str()) else {
        return Vec::new();
    };
    let page = record.exchange.page.origin.origin();
    let outcomes = judge(&record.exchange, rules);
    let steps = record.exchange.steps.iter().zip(&outcomes).zip(observed.observations());
    steps
        .enumerate()
        .flat_map(|(number, ((step, outcome), observation))| {
            let differences = step_differences(step, page, rules, outcome, observation);
            differences.into_iter().map(move |difference| format!("step {number}: {difference}"))
        })
        .collect()
}

/// As [`differences`], under a profile as it is.
pub(crate) fn profile_differences(record: &Record, profile: Profile) -> Vec<String> {
    differences(record, profile, &profile.rules())
}

fn step_differences(
    step: &Step,
    page: &Origin,
    rules: &Rules,
    outcome: &Outcome,
    observation: &Observation,
) -> Vec<String> {
    let mut differences = Vec::new();
    let mut compare = |what: &str, ours: String, theirs: String| {
        if ours != theirs {
            differences.push(format!("{what}: {ours}, but the browser: {theirs}"));
        }
    };
    match &outcome.settlement {
        Settlement::Resolve(response) => {
            compare("outcome", "resolve".to_owned(), observation.outcome.clone());
            if observation.outcome == "resolve" {
                let is_fetch = step.request.api == cors_engine::Api::Fetch;
                let response_type = is_fetch.then(|| type_name(response));
                let theirs =
                    (&observation.response_type, observation.status, &observation.visible_headers);
                let ours = (
                    &response_type,
                    Some(response.status),
                    &Some(response.visible_headers.clone()),
                );
                compare("response", format!("{ours:?}"), format!("{theirs:?}"));
            }
        }
        Settlement::Reject(_) => {
            compare("outcome", "reject".to_owned(), observation.outcome.clone());
        }
        Settlement::Throw(_) => compare("outcome", "throw".to_owned(), observation.outcome.clone()),
    }
    let mut theirs = observation.wire.clone();
    let mut ours = expected_wire(&outcome.hops, page, rules);
    if has_failed_connection(step) {
        // Browsers send again what gets no answer.
        theirs.dedup();
        ours.dedup();
    }
    if ours != theirs {
        differences.push(format!("wire: {ours:#?}, but the browser: {theirs:#?}"));
    }
    differences
}

fn type_name(response: &VisibleResponse) -> String {
    match response.response_type {
        ResponseType::Basic => "basic",
        ResponseType::Cors => "cors",
        ResponseType::Opaque => "opaque",
        ResponseType::OpaqueRedirect => "opaqueredirect",
    }
    .to_owned()
}

/// The cookie that page and servers had: `lab=1`, without attributes.
const LAB_COOKIE: Cookie = Cookie { same_site: SameSite::Unset, secure: false };

/// The requests that should have reached a server.
fn expected_wire(hops: &[Hop], page: &Origin, rules: &Rules) -> Vec<Wire> {
    let mut wire = Vec::new();
    for (index, hop) in hops.iter().enumerate() {
        if hop.url.starts_with("data:") {
            continue;
        }
        if let Some(preflight) = hop.preflight.as_ref().filter(|preflight| preflight.sent) {
            wire.push(Wire {
                preflight: true,
                method: "OPTIONS".to_owned(),
                origin: Some(preflight.origin.clone()),
                cookie: false,
                request_method: Some(preflight.request_method.clone()),
                request_headers: preflight.request_headers.clone(),
            });
        }
        if hop.sent {
            wire.push(Wire {
                preflight: false,
                method: hop.method.clone(),
                origin: hop.origin.clone(),
                cookie: cookie_fate(page, hops, index, LAB_COOKIE, rules)
                    .is_some_and(CookieFate::travels),
                request_method: None,
                request_headers: None,
            });
        }
    }
    wire
}

fn has_failed_connection(step: &Step) -> bool {
    let failed = |answer: &Option<Answer>| matches!(answer, Some(Answer::Failed { .. }));
    step.hops.iter().any(|hop| failed(&hop.preflight) || failed(&hop.response))
}
