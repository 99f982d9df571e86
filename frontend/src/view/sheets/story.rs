//! What became of an imported request, or what a console line says.

use cors_engine::{Outcome, Profile};
use cors_experiment::explanation::{
    Context, Explanation, describe_readings, explain, remedy_of_reading,
};
use cors_experiment::import::Entry;
use cors_experiment::{Message, NotCors, RequestSpec, Scenario, predict};
use yew::Html;

use crate::html::html;
use crate::session::Session;
use crate::view::element::{link, list, wire_line};
use crate::view::prose::prose;

/// Said of what a browser lets pass that the standard does not.
const BEYOND: &str = "⚠ Works in today’s browsers, not by the standard";

/// What became of an entry, in a few words.
pub(super) fn mark(entry: &Entry) -> Html {
    match (&entry.outcome, judged(entry)) {
        (Some(_), Some(explanation)) => {
            html! { <small class="fail">{ "✗ " }{ prose(&explanation.headline) }</small> }
        }
        (Some(_), None) if entry.beyond_standard => html! { <small>{ BEYOND }</small> },
        (Some(_), None) => html! { <small class="pass">{ "✓ goes through" }</small> },
        (None, _) => html! {},
    }
}

/// What became of an entry where it was made, or what a console line means.
pub(super) fn story(entry: &Entry, session: &Session) -> Html {
    if let Some(message) = &entry.message {
        return console(entry, message, session.profile);
    }
    match (&entry.outcome, judged(entry)) {
        (Some(_), Some(explanation)) => failure(&explanation),
        (Some(_), None) if entry.beyond_standard => html! { <p><b>{ BEYOND }</b></p> },
        (Some(_), None) => html! {
            <p class="pass"><b>{ "✓ The browser lets script have the answer." }</b></p>
        },
        (None, _) => html! {},
    }
}

fn judged(entry: &Entry) -> Option<Explanation> {
    let exchange = entry.exchange.as_ref()?;
    let page_origin = exchange.page.origin.origin().as_str();
    explained(page_origin, &exchange.steps.first()?.request, entry.outcome.as_ref()?)
}

fn explained(page_origin: &str, request: &RequestSpec, outcome: &Outcome) -> Option<Explanation> {
    Some(explain(outcome.failure()?, &Context { page_origin, request, outcome }))
}

fn failure(explanation: &Explanation) -> Html {
    let Explanation { headline, happened, why, remedy, standard, step, mdn, .. } = explanation;
    html! {
        <section class="told" aria-label="What it means">
            if !happened.is_empty() {
                <h3 class="fail">{ "✗ " }{ prose(headline) }</h3>
                <p>{ prose(happened) }</p>
            }
            <p>{ prose(why) }</p>
            <p><b>{ prose(remedy) }</b></p>
            <p class="refs">{ link(standard.clone(), step) }{ link((*mdn).to_owned(), "MDN") }</p>
        </section>
    }
}

fn console(entry: &Entry, message: &Message, profile: Profile) -> Html {
    let outcome = entry.scenario.as_ref().and_then(|scenario| predict(scenario, profile));
    // What happened to a request that is made up is no part of the story.
    let advice = entry.scenario.as_ref().zip(outcome.as_ref()).and_then(|(scenario, outcome)| {
        let Scenario { page_origin, request, .. } = scenario;
        let mut explanation = explained(page_origin, request, outcome)?;
        explanation.happened.clear();
        explanation.remedy = remedy_of_reading(message, request, &explanation.remedy);
        Some(failure(&explanation))
    });
    let readings = describe_readings(message);
    let not_cors = message.not_cors.map(NotCors::words);
    let other = not_cors.map(|words| {
        html! {
            <>
                <p><b>{ "Not CORS: " }{ prose(words.headline) }</b></p>
                <p>{ prose(words.remedy) }</p>
            </>
        }
    });
    html! {
        <>
            <p>{ message.engine.name() }{ " says: " }{ for readings.first().map(|words| prose(words)) }</p>
            { other }
            { parameters(message) }
            { for advice }
            if readings.len() > 1 {
                <p>{ "The same line can also mean:" }</p>
                { list(readings[1..].iter().map(|words| prose(words)).collect()) }
            }
        </>
    }
}

/// The values that the line names.
fn parameters(message: &Message) -> Html {
    let named = &message.parameters;
    let status = named.status.map(|status| status.to_string());
    let values = [
        ("URL", &named.url),
        ("First URL", &named.redirected_from),
        ("Page", &named.origin),
        ("Method", &named.method),
        ("Header", &named.header),
        ("Value", &named.value),
        ("Status", &status),
        ("Redirect to", &named.location),
    ];
    let values = values.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
    values.map(|(name, value)| wire_line("lines", name, value)).collect()
}
