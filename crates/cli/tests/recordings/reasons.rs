//! Chromium tells why it rejects; our stage and cause say the same.

use cors_engine::{Cause, Failure, Profile};
use cors_experiment::judge::judge;

use crate::{
    chromium_reason::causes_of_chromium_reason,
    evidence::{Observation, all},
    exceptions::{REASONS, RECORDS},
};

#[test]
fn chromiums_reasons_are_our_causes() {
    let mut compared = 0;
    let mut wrong = Vec::new();
    let rules = Profile::Chromium.rules();
    for record in all() {
        if RECORDS.iter().any(|(browser, id, _)| *browser == "chromium" && *id == record.id) {
            continue;
        }
        let outcomes = judge(&record.exchange, &rules);
        let observations = record.observed["chromium"].observations();
        for (outcome, observation) in outcomes.iter().zip(observations) {
            let (Some(reason), Some(failure)) = (&observation.reason, outcome.failure()) else {
                continue;
            };
            compared += 1;
            let agrees = corresponds(reason, failure) && parameter_fits(observation, failure);
            let listed = REASONS.iter().any(|(id, _)| *id == record.id);
            if agrees == listed {
                let cause = format!("{}/{:?}", failure.stage.id(), failure.cause);
                wrong.push(format!("{}: {reason}, but {cause}", record.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 400, "only {compared} reasons");
}

fn corresponds(reason: &str, failure: &Failure) -> bool {
    causes_of_chromium_reason(reason)
        .iter()
        .any(|&(stage, cause)| stage == failure.stage && cause == failure.cause.id())
}

/// Where Chromium names the value that decided, ours is the same.
fn parameter_fits(observation: &Observation, failure: &Failure) -> bool {
    let Some(parameter) = observation.reason_parameter.as_deref().filter(|text| !text.is_empty())
    else {
        return true;
    };
    let ours = match &failure.cause {
        // Of several it names any: its headers are in no order.
        Cause::HeaderNotAllowed { missing, .. }
        | Cause::HeaderWildcardWithCredentials { missing, .. } => {
            return missing.iter().any(|name| name == parameter);
        }
        Cause::MethodNotAllowed { method, .. }
        | Cause::MethodWildcardWithCredentials { method } => method,
        Cause::AllowOriginMismatch { value, .. }
        | Cause::AllowOriginMultiple { value, .. }
        | Cause::AllowOriginInvalid { value }
        | Cause::AllowCredentialsNotTrue { value } => value,
        _ => return true,
    };
    ours == parameter
}
