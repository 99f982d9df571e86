//! The prediction: made while typing, before anything is sent.

use cors_engine::{Outcome, Profile, Settlement, Stage};
use cors_experiment::explanation::describe_reason;
use cors_experiment::{
    PreflightNeed, predict, preflight_need, preflight_reasons, response_type_id, settlement_id,
};
use yew::{Html, html};

use super::bar::engine;
use super::prose::prose;
use crate::session::Session;

pub(super) fn prediction(session: &Session, predicted: Option<&Outcome>) -> Html {
    let failure = predicted.and_then(Outcome::failure);
    html! {
        <div class="strip" aria-label="Prediction" role="region"
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
    let preflight: Html = if reasons.is_empty() {
        chip("chip", "no preflight needed")
    } else {
        let reason = |reason| chip("chip why", &format!("preflight: {}", describe_reason(reason)));
        reasons.iter().map(reason).collect()
    };
    html! { <>{ preflight }{ settlement(outcome) }</> }
}

fn chip(class: &'static str, words: &str) -> Html {
    html! { <span {class}>{ prose(words) }</span> }
}

fn settlement(outcome: &Outcome) -> Html {
    let (class, words) = match &outcome.settlement {
        Settlement::Resolve(response) => (
            "chip pass",
            format!(
                "goes through · {} {}",
                response_type_id(response.response_type),
                response.status
            ),
        ),
        Settlement::Reject(failure) => {
            ("chip fail", format!("fails · {} · {}", failure.stage.id(), failure.cause.id()))
        }
        Settlement::Throw(failure) => ("chip fail", format!("throws · {}", failure.cause.id())),
    };
    chip(class, &words)
}

/// What other engines would do with the same request and the same answers.
fn elsewhere(session: &Session, here: &Outcome) -> Html {
    let scenario = session.scenario();
    let mut same = Vec::new();
    let mut different = Vec::new();
    for profile in [Profile::Chromium, Profile::Firefox, Profile::Webkit] {
        if profile == session.profile {
            continue;
        }
        match predict(&scenario, profile) {
            Some(there) if end(&there) != end(here) => {
                let name = format!("{} differs: ", engine(profile));
                different
                    .push(html! { <span class="elsewhere">{ name }{ settlement(&there) }</span> });
            }
            Some(_) | None => same.push(engine(profile)),
        }
    }
    if !same.is_empty() {
        let words = format!("same in {}", same.join(" and "));
        different.push(html! { <span class="quiet">{ words }</span> });
    }
    different.into_iter().collect()
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
