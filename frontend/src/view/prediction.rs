//! The prediction: made while typing, before anything is sent.

use cors_engine::{Outcome, Profile, Settlement, Stage};
use cors_experiment::explanation::describe_reason;
use cors_experiment::{
    PreflightNeed, predict, preflight_need, preflight_reasons, response_type_id, settlement_id,
};
use yew::{Html, classes, html};

use super::bar::engine;
use super::prose::prose;
use crate::session::Session;

pub(super) fn prediction(session: &Session, predicted: Option<&Outcome>) -> Html {
    let failure = predicted.and_then(Outcome::failure);
    html! {
        <div class="strip" aria-label="Prediction" role="group"
            data-outcome={predicted.map(|outcome| settlement_id(&outcome.settlement))}
            data-stage={failure.map(|failure| failure.stage.id())}
            data-cause={failure.map(|failure| failure.cause.id())}
            data-preflight={predicted.map(|outcome| preflight_need(outcome).id())}>
            <b>{ "Prediction" }</b>
            { match predicted {
                Some(outcome) => html! { <>{ chips(outcome) }{ elsewhere(session, outcome) }</> },
                None => html! { <span>{ without_policy(session) }</span> },
            } }
        </div>
    }
}

fn chips(outcome: &Outcome) -> Html {
    let reasons = preflight_reasons(outcome);
    html! {
        <>
            { if reasons.is_empty() {
                html! { <span class="chip">{ "no preflight needed" }</span> }
            } else {
                reasons.iter().map(|reason| html! {
                    <span class="chip why">{ "preflight: " }{ prose(&describe_reason(reason)) }</span>
                }).collect()
            } }
            { settlement(outcome) }
        </>
    }
}

fn settlement(outcome: &Outcome) -> Html {
    let (class, words) = match &outcome.settlement {
        Settlement::Resolve(response) => (
            "pass",
            format!(
                "goes through · {} {}",
                response_type_id(response.response_type),
                response.status
            ),
        ),
        Settlement::Reject(failure) => {
            ("fail", format!("fails · {} · {}", failure.stage.id(), failure.cause.id()))
        }
        Settlement::Throw(failure) => ("fail", format!("throws · {}", failure.cause.id())),
    };
    html! { <span class={classes!("chip", class)}>{ words }</span> }
}

/// What other engines would do with the same request and the same answers.
fn elsewhere(session: &Session, here: &Outcome) -> Html {
    let scenario = session.scenario();
    let others = [Profile::Chromium, Profile::Firefox, Profile::Webkit].into_iter();
    let others = others.filter(|&profile| profile != session.profile).map(|profile| {
        let there = predict(&scenario, profile);
        let differs = there.as_ref().is_some_and(|there| end(there) != end(here));
        (engine(profile), there.filter(|_| differs))
    });
    let (same, different): (Vec<_>, Vec<_>) = others.partition(|(_, there)| there.is_none());
    let same: Vec<_> = same.into_iter().map(|(name, _)| name).collect();
    html! {
        <>
            { for different.iter().map(|(name, there)| html! {
                <span class="elsewhere">{ *name }{ " differs: " }{ for there.iter().map(settlement) }</span>
            }) }
            { if same.is_empty() { html! {} } else { html! {
                <span class="quiet">{ format!("same in {}", same.join(" and ")) }</span>
            } } }
        </>
    }
}

/// The end of an outcome, as far as it is told.
fn end(outcome: &Outcome) -> (&'static str, Option<(Stage, &'static str)>, PreflightNeed) {
    let failure = outcome.failure().map(|failure| (failure.stage, failure.cause.id()));
    (settlement_id(&outcome.settlement), failure, preflight_need(outcome))
}

fn without_policy(session: &Session) -> &'static str {
    if session.target().is_some() {
        "the companion has no such endpoint"
    } else {
        "depends on a server that this page knows nothing about"
    }
}
