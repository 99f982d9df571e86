//! Whether a judgement says what a browser did.

use cors_engine::{
    Hop, Keyword, Origin, Outcome, Profile, ResponseType, Settlement, VisibleResponse,
};
use cors_experiment::judge::{Answer, Step, judge};
use url::Url;

use crate::evidence::{Observation, Record, Wire};

/// In what a judgement and the browser differ, for each step; empty when they agree.
pub(crate) fn differences(record: &Record, profile: Profile, outcomes: &[Outcome]) -> Vec<String> {
    let Some(observed) = record.observed.get(profile.as_str()) else {
        return Vec::new();
    };
    let page = record.exchange.page.origin.origin();
    let steps = record.exchange.steps.iter().zip(outcomes).zip(observed.observations());
    steps
        .enumerate()
        .flat_map(|(number, ((step, outcome), observation))| {
            let differences = step_differences(step, page, profile, outcome, observation);
            differences.into_iter().map(move |difference| format!("step {number}: {difference}"))
        })
        .collect()
}

/// As [`differences`], under a profile as it is.
pub(crate) fn profile_differences(record: &Record, profile: Profile) -> Vec<String> {
    differences(record, profile, &judge(&record.exchange, &profile.rules()))
}

fn step_differences(
    step: &Step,
    page: &Origin,
    profile: Profile,
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
    let mut ours = expected_wire(&outcome.hops, page, profile);
    if has_failed_connection(step) {
        // Browsers send again what gets no answer.
        theirs.dedup();
        ours.dedup();
    }
    if page.is_opaque() {
        for (ours, theirs) in ours.iter_mut().zip(&theirs) {
            ours.cookie = ours.cookie && theirs.cookie;
        }
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

/// The requests that should have reached a server. A cookie shows whether credentials went along,
/// unless the browser keeps it from that site.
fn expected_wire(hops: &[Hop], page: &Origin, profile: Profile) -> Vec<Wire> {
    let mut wire = Vec::new();
    for hop in hops.iter().filter(|hop| !hop.url.starts_with("data:")) {
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
                cookie: hop.include_credentials && !keeps_cookie_back(page, hop, profile),
                request_method: None,
                request_headers: None,
            });
        }
    }
    wire
}

/// Whether the browser keeps a cookie without `SameSite` from this site, credentials or not.
fn keeps_cookie_back(page: &Origin, hop: &Hop, profile: Profile) -> bool {
    let host = |url: &str| Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    match profile {
        Profile::Standard | Profile::Webkit => false,
        Profile::Chromium | Profile::Firefox => {
            !page.is_opaque() && host(page.as_str()) != host(&hop.url)
        }
    }
}

fn has_failed_connection(step: &Step) -> bool {
    let failed = |answer: &Option<Answer>| matches!(answer, Some(Answer::Failed { .. }));
    step.hops.iter().any(|hop| failed(&hop.preflight) || failed(&hop.response))
}
