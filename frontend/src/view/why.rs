//! Why it failed: the evidence, the reason, and where it is written.

use cors_engine::{Failure, Outcome};
use cors_experiment::explanation::{
    Context, EvidenceLine, Place, Presence, Side, describe_warning, explain,
};
use cors_experiment::{Engine, Verdict, console_lines};
use yew::{Html, classes, html};

use super::prose::prose;
use crate::session::Report;

pub(super) fn why(report: &Report) -> Html {
    match &report.verdict {
        Verdict::Failed(failure, outcome) => failed(report, failure, outcome),
        Verdict::Resolved(outcome) => surprises(outcome),
        Verdict::Disagreement(_) | Verdict::Unknown(_) => html! {},
    }
}

fn failed(report: &Report, failure: &Failure, outcome: &Outcome) -> Html {
    let explanation = explain(failure, &Context::new(&report.scenario, outcome));
    let who = match explanation.who {
        Side::Server => "The server can mend it. ",
        Side::Client => "The page can mend it. ",
        Side::Neither => "Neither page nor server can mend it alone. ",
    };
    html! {
        <section class="card" aria-label="Why">
            <h2>{ "Why" }</h2>
            <p>{ prose(&explanation.why) }</p>
            { for explanation.evidence.iter().map(evidence) }
            <p><b>{ who }</b>{ prose(&explanation.remedy) }</p>
            <p class="refs">
                <a href={explanation.standard} target="_blank" rel="noreferrer">
                    { format!("Fetch Standard: {}", explanation.step) }
                </a>
                <a href={explanation.mdn} target="_blank" rel="noreferrer">{ "MDN" }</a>
            </p>
            { console(report, failure, outcome) }
        </section>
    }
}

fn evidence(line: &EvidenceLine) -> Html {
    let place = match line.place {
        Place::Script => "Your script",
        Place::PreflightRequest => "The browser asked (preflight)",
        Place::PreflightAnswer => "The server's answer to the preflight",
        Place::Request => "The request",
        Place::Answer => "The server's answer",
    };
    let (class, lead) = match line.presence {
        Presence::There => (None, place.to_owned()),
        Presence::Missing => (Some("missing"), format!("{place} lacks")),
    };
    html! { <div class={classes!("lines", class)}><small>{ lead }</small>{ &line.line }</div> }
}

fn console(report: &Report, failure: &Failure, outcome: &Outcome) -> Html {
    let lines = console_lines(failure, &Context::new(&report.scenario, outcome));
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <details>
            <summary>{ "What each browser's console says" }</summary>
            { for lines.iter().map(|line| html! {
                <div class="lines"><small>{ engine(line.engine) }</small>{ &line.text }</div>
            }) }
        </details>
    }
}

fn engine(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => "Chrome, Edge and other Chromium browsers",
        Engine::Firefox => "Firefox",
        Engine::Webkit => "Safari",
    }
}

/// What did not fail but surprises.
fn surprises(outcome: &Outcome) -> Html {
    if outcome.warnings.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" aria-label="Worth knowing">
            <h2>{ "Worth knowing" }</h2>
            <ul>{ for outcome.warnings.iter().map(|warning| html! { <li>{ prose(&describe_warning(warning)) }</li> }) }</ul>
        </section>
    }
}
