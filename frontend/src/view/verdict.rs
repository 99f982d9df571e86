//! The verdict: the one loud thing on the page.

use std::rc::Rc;

use cors_engine::{Outcome, Settlement};
use cors_experiment::explanation::{
    Context, Explanation, describe_difference, describe_possibility, explain, explain_success,
};
use cors_experiment::{BrowserOutcome, Contradiction, Unknown, Verdict, settlement_id};
use yew::{Html, classes, html};

use super::prose::prose;
use crate::session::{Record, Report, Run, Session};

pub(super) fn verdict(session: &Session, predicted: Option<&Outcome>) -> Html {
    let Some(report) = &session.report else { return before(session, predicted) };
    let verdict = &report.verdict;
    let tone = match verdict {
        Verdict::Resolved(outcome) if super::response::is_opaque(outcome) => "warn",
        Verdict::Resolved(_) => "pass",
        Verdict::Failed(..) => "fail",
        Verdict::Disagreement(_) | Verdict::Unknown(_) => "warn",
    };
    html! {
        <div class={classes!("verdict", tone)} role="status" aria-label="Verdict"
            data-outcome={verdict.outcome_id()} data-stage={verdict.stage_id()} data-cause={verdict.cause_id()}
            data-preflight={verdict.preflight().map(cors_experiment::PreflightNeed::id)}
            data-witnesses={verdict.witnesses().id()} data-run={session.finished.to_string()}>
            { words(report) }
            { witnesses(report) }
            { for (session.scenario() != report.scenario).then(|| html! {
                <p class="stale">{ "Request or server changed since this run: send again." }</p>
            }) }
        </div>
    }
}

/// Before the first run the box has the size that it will have, so that nothing jumps.
fn before(session: &Session, predicted: Option<&Outcome>) -> Html {
    let hint = match predicted {
        Some(_) => "Above is what should happen. Send it and see what does.",
        None => "Send it and see what the browser says.",
    };
    html! {
        <div class="verdict" role="status" aria-label="Verdict">
            <span class="eyebrow">{ "verdict" }</span>
            { match session.run {
                Run::Idle => html! { <><h2>{ "Nothing sent yet" }</h2><p>{ hint }</p></> },
                Run::Asked | Run::Sending => html! { <h2>{ "On its way …" }</h2> },
            } }
        </div>
    }
}

fn words(report: &Report) -> Html {
    match &report.verdict {
        Verdict::Failed(failure, outcome) => {
            let Explanation { headline, happened, reached, .. } =
                explain(failure, &Context::new(&report.scenario, outcome));
            html! {
                <>
                    <span class="eyebrow">{ format!("{} · {}", failure.stage.id(), failure.cause.id()) }</span>
                    <h2>{ prose(&headline) }</h2>
                    <p>{ prose(&happened) }{ " " }{ prose(&reached) }</p>
                </>
            }
        }
        Verdict::Resolved(outcome) => success(report, outcome),
        Verdict::Disagreement(contradiction) => disagreement(contradiction),
        Verdict::Unknown(unknown) => unknown_cause(report, unknown),
    }
}

fn success(report: &Report, outcome: &Outcome) -> Html {
    let Settlement::Resolve(response) = &outcome.settlement else { return html! {} };
    let explained = explain_success(response, &Context::new(&report.scenario, outcome));
    html! {
        <>
            <span class="eyebrow">{ "resolve" }</span>
            <h2>{ prose(&explained.headline) }</h2>
            <p>{ prose(&explained.happened) }</p>
        </>
    }
}

fn disagreement(contradiction: &Contradiction) -> Html {
    html! {
        <>
            <span class="eyebrow">{ "disagreement" }</span>
            <h2>{ "Browser and server record contradict each other" }</h2>
            <p>
                { "By the answers that the server recorded, the rules give " }
                <code>{ settlement_id(&contradiction.replay.settlement) }</code>
                { "; the browser did something else. Something changed the answer on its way, or the browser \
                   did what the rules don't explain: a cache, an extension, a deviation." }
            </p>
            <ul>
                { for contradiction.differences.iter().map(|difference| html! {
                    <li>{ prose(&describe_difference(difference)) }</li>
                }) }
            </ul>
        </>
    }
}

fn unknown_cause(report: &Report, unknown: &Unknown) -> Html {
    let why = match report.record {
        Record::NotOurs => {
            "This server keeps no record that the page could read, and the browser tells scripts \
                            nothing about the cause."
        }
        Record::Unreadable => "The companion's record could not be read.",
        Record::Read(_) => "The companion recorded no request of this run, or not all of them.",
    };
    let (headline, possible) = match &unknown.browser {
        BrowserOutcome::Rejected(_) => {
            ("It failed, and the evidence does not say why", &unknown.possible[..])
        }
        BrowserOutcome::Resolved(_) => ("It went through", &[][..]),
        BrowserOutcome::Threw(_) => ("The browser refused the request", &[][..]),
    };
    html! {
        <>
            <span class="eyebrow">{ "unknown" }</span>
            <h2>{ headline }</h2>
            <p>{ why }</p>
            { if possible.is_empty() { html! {} } else { html! {
                <details>
                    <summary>{ format!("{} causes remain possible", possible.len()) }</summary>
                    <ul>
                        { for possible.iter().map(|possibility| html! {
                            <li>
                                <code>{ format!("{} · {}", possibility.stage.id(), possibility.cause) }</code>
                                { " " }{ prose(&describe_possibility(possibility)) }
                            </li>
                        }) }
                    </ul>
                </details>
            } } }
        </>
    }
}

/// What each of the three witnesses said, in one line.
fn witnesses(report: &Rc<Report>) -> Html {
    let said = |outcome: &Outcome| match outcome.failure() {
        Some(failure) => format!("{} · {}", failure.stage.id(), failure.cause.id()),
        None => "goes through".to_owned(),
    };
    let prediction = report.prediction.as_ref().map_or_else(|| "cannot say".to_owned(), said);
    let replay = match (&report.record, report.verdict.outcome()) {
        (Record::Read(_), Some(outcome)) => said(outcome),
        (Record::Read(_) | Record::NotOurs | Record::Unreadable, _) => {
            "nothing recorded".to_owned()
        }
    };
    let browser = match &report.browser {
        BrowserOutcome::Resolved(response) => match &response.response_type {
            Some(kind) => format!("{kind} {}", response.status),
            None => format!("status {}", response.status),
        },
        BrowserOutcome::Rejected(text) | BrowserOutcome::Threw(text) => text.clone(),
    };
    html! {
        <ul class="witness" aria-label="Witnesses">
            <li><b>{ "Predicted " }</b>{ prediction }</li>
            <li><b>{ "By the server's record " }</b>{ replay }</li>
            <li><b>{ "Browser " }</b>{ browser }</li>
        </ul>
    }
}
