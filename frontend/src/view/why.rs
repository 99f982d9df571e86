//! Why it failed: the evidence, the reason, and where it is written.

use cors_engine::{Failure, Outcome, Warning};
use cors_experiment::explanation::{
    Context, EvidenceLine, Place, Presence, Side, describe_warning,
};
use cors_experiment::{Engine, Verdict, console_lines, lint::missing_vary};
use yew::Html;

use super::element::{card, fold, link, list, wire_line};
use super::prose::prose;
use crate::html::html;
use crate::session::{Course, Report, Session};

pub(super) fn why(session: &Session, report: &Report) -> Html {
    match &report.verdict {
        Verdict::Failed(outcome) => failed(session, report, outcome),
        Verdict::Resolved(outcome) => surprises(report, outcome),
        Verdict::Disagreement(_) | Verdict::Unknown(_) => html! {},
    }
}

fn failed(session: &Session, report: &Report, outcome: &Outcome) -> Html {
    let (Some(explanation), Some(failure)) = (&report.explanation, outcome.failure()) else {
        return html! {};
    };
    let who = match explanation.who {
        Side::Server => "The server can mend it. ",
        Side::Client => "The page can mend it. ",
        Side::Neither => "Neither page nor server can mend it alone. ",
    };
    let is_wanted = session.experiment_run().is_some_and(|open| open.course == Course::Reached);
    let evidence: Html = explanation.evidence.iter().map(evidence).collect();
    card(
        "Why",
        html! {
            <>
                <p>{ prose(explanation.why) }</p>
                { evidence }
                // Where a stranger is refused, as was wanted, there is nothing to mend.
                if !is_wanted {
                    <p><b>{ who }</b>{ prose(&explanation.remedy) }</p>
                }
                <p class="refs">
                    { link(explanation.standard.clone(), &format!("Fetch Standard: {}", explanation.step)) }
                    { link(explanation.mdn.to_owned(), "MDN") }
                </p>
                { console(report, failure, outcome) }
            </>
        },
    )
}

fn evidence(line: &EvidenceLine) -> Html {
    let place = match line.place {
        Place::Script => "Your script",
        Place::PreflightRequest => "The browser asked (preflight)",
        Place::PreflightAnswer => "The server's answer to the preflight",
        Place::Request => "The request",
        Place::Answer => "The server's answer",
    };
    match line.presence {
        Presence::There => wire_line("lines", place, &line.line),
        Presence::Missing => wire_line("lines missing", &format!("{place} lacks"), &line.line),
    }
}

fn console(report: &Report, failure: &Failure, outcome: &Outcome) -> Html {
    let lines = console_lines(failure, &Context::new(&report.scenario, outcome));
    if lines.is_empty() {
        return html! {};
    }
    let lines: Html =
        lines.iter().map(|line| wire_line("lines", engine(line.engine), &line.text)).collect();
    fold("What each browser's console says", lines)
}

fn engine(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => "Chrome, Edge and other Chromium browsers",
        Engine::Firefox => "Firefox",
        Engine::Webkit => "Safari",
    }
}

/// What did not fail but surprises.
fn surprises(report: &Report, outcome: &Outcome) -> Html {
    // Hidden headers are listed with what the page got.
    let told = |warning: &&Warning| !matches!(warning, Warning::ResponseHeaderNotExposed(_));
    let warnings = outcome.warnings.iter().filter(told);
    let mut words: Vec<_> = warnings.map(|warning| prose(&describe_warning(warning))).collect();
    if let Some(rule) = missing_vary(&report.scenario) {
        words.push(prose(&[rule.title, ". ", rule.why, " ", rule.remedy].concat()));
    }
    if words.is_empty() {
        return html! {};
    }
    card("Worth knowing", list(words))
}
