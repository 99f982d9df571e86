//! The prediction: made while typing, before anything is sent.

use cors_engine::Outcome;
use cors_experiment::explanation::describe_reason;
use cors_experiment::{PreflightNeed, preflight_need, preflight_reasons, settlement_id};
use yew::Html;

use super::prose::prose;
use super::witnesses::{differs, ends, others, tone};
use super::word::{PREFLIGHT, help};
use crate::html::html;
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
                Some(outcome) => html! {
                    <>{ chips(outcome) }<span class="others">{ elsewhere(session, outcome) }{ cached(session) }</span></>
                },
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
        let asks = match preflight_need(outcome) {
            PreflightNeed::Cached => "preflight remembered",
            PreflightNeed::Needed | PreflightNeed::NotNeeded => "preflight",
        };
        let reason = |reason| chip("chip why", &format!("{asks}: {}", describe_reason(reason)));
        reasons.iter().map(reason).collect()
    };
    let (class, sign) = tone(&outcome.settlement);
    let end = html! { <span class={format!("chip {class}")}>{ sign }{ " " }{ ends(&outcome.settlement) }</span> };
    html! { <>{ preflight }{ help(&PREFLIGHT) }{ end }</> }
}

fn chip(class: &'static str, words: &str) -> Html {
    html! { <span {class}>{ prose(words) }</span> }
}

/// The engines that would do otherwise, and those that would not.
fn elsewhere(session: &Session, here: &Outcome) -> Html {
    let (same, different) = others(session.profile, here, &|profile| session.predict(profile));
    let same = match same.as_slice() {
        [] => String::new(),
        same => format!("same in {}", same.join(" and ")),
    };
    html! {
        <>{ for different.into_iter().map(differs) }<span class="quiet">{ same }</span></>
    }
}

/// What a cache has stored, nobody here knows.
fn cached(session: &Session) -> Html {
    match session.endpoint() {
        Some(endpoint) if endpoint.policy.cache.on => html! {
            <span class="quiet">{ "unless the shared cache has an answer stored" }</span>
        },
        Some(_) | None => html! {},
    }
}

fn without_policy(session: &Session) -> &'static str {
    if session.catalogue.is_guessing() {
        "hidden until you have sent"
    } else if !session.policy_problems().is_empty() {
        "waits for the server's answers to be mended"
    } else if session.endpoint().is_some() {
        "depends on where the server's redirect leads"
    } else if session.asks_companion() {
        "the companion has no such endpoint"
    } else {
        "depends on a server that this page knows nothing about"
    }
}
