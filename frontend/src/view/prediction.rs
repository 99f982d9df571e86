//! The prediction: made while typing, before anything is sent.

use cors_engine::{Outcome, Settlement};
use cors_experiment::explanation::describe_reason;
use cors_experiment::{preflight_need, preflight_reasons, response_type_id, settlement_id};
use yew::{Html, classes, html};

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
                Some(outcome) => chips(outcome),
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

fn without_policy(session: &Session) -> &'static str {
    if session.target().is_some() {
        "the companion has no such endpoint"
    } else {
        "depends on a server that this page knows nothing about"
    }
}
