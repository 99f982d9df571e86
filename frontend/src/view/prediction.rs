//! The prediction: made while typing, before anything is sent.

use cors_engine::Outcome;
use cors_experiment::explanation::describe_reason;
use cors_experiment::{PreflightNeed, preflight_need, preflight_reasons, settlement_id};
use yew::Html;

use super::prose::prose;
use super::witnesses::{differs, ends, others, tone};
use super::word::{PREFLIGHT, help};
use crate::html::html;
use crate::session::{Companion, Session};

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
                    <>{ chips(outcome) }<span class="others">{ elsewhere(session, outcome) }{ provided(session) }</span></>
                },
                None => html! { <span>{ without_policy(session) }</span> },
            } }
        </div>
    }
}

/// How many reasons for a preflight are told one by one.
const REASONS: usize = 5;

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
        let more = reasons.len().saturating_sub(REASONS);
        let more = (more > 0).then(|| chip("chip why", &format!("and {more} more reasons")));
        html! { <>{ for reasons.iter().take(REASONS).map(reason) }{ for more }</> }
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

/// On what the prediction hangs that nobody here knows: whether there is a server, and what a
/// cache has stored.
fn provided(session: &Session) -> Html {
    match (session.endpoint(), &session.companion) {
        (Some(_), Companion::Down { .. }) => html! {
            <span class="quiet">{ "once the companion runs" }</span>
        },
        (Some(endpoint), _) if endpoint.policy.cache.on => html! {
            <span class="quiet">{ "unless the shared cache has an answer stored" }</span>
        },
        (Some(_) | None, _) => html! {},
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
