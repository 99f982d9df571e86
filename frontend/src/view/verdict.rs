//! The verdict: the one loud thing on the page.

use cors_engine::{Outcome, Settlement};
use cors_experiment::explanation::{Context, Explanation, describe_difference, explain_success};
use cors_experiment::probe::{Remaining, conclude, remaining};
use cors_experiment::{
    BrowserOutcome, Contradiction, PreflightNeed, Unknown, Verdict, permalink, response_type_id,
    settlement_id,
};
use cors_wire::{Exchange, values};
use yew::Html;

use super::element::{acting, button, code, fold, list};
use super::prose::prose;
use super::witnesses;
use super::word::{OPAQUE, help};
use super::{Desk, fixes};
use crate::browser;
use crate::html::html;
use crate::session::{Action, Companion, Course, Kept, Record, Report, Run, Session, Sheet};

/// One node before and after the run, so that what comes of it is announced once.
pub(super) fn verdict(desk: &Desk<'_>) -> Html {
    let Desk { session, prediction: predicted, dispatch, .. } = *desk;
    let report = session.report.as_deref();
    let verdict = report.map(|report| &report.verdict);
    let words = report.map_or_else(|| before(session, predicted), |report| words(session, report));
    html! {
        <div class={["verdict ", verdict.map_or("", |verdict| tone(session, verdict))].concat()}>
            <div role="status" aria-label="Verdict" aria-busy={busy(session)}
            data-outcome={verdict.map(Verdict::outcome_id)} data-stage={verdict.and_then(Verdict::stage_id)}
            data-cause={verdict.and_then(Verdict::cause_id)}
            data-preflight={verdict.and_then(Verdict::preflight).map(PreflightNeed::id)}
            data-witnesses={verdict.map(|verdict| verdict.witnesses().id())}
            data-run={verdict.map(|_| session.finished.to_string())}>
            { words }
            </div>
            // Not part of what is announced: it would be read again, whole, at each edit.
            { for report.map(|_| stale(session)) }
            { for report.map(|report| fixes::best(session, report, dispatch)) }
            { if is_untouched(session) { own_call(desk) } else { html! {} } }
        </div>
    }
}

fn tone(session: &Session, verdict: &Verdict) -> &'static str {
    match (verdict, session.experiment_run().map(|open| open.course)) {
        // What an experiment warns of is no success, and what it wants is one.
        (Verdict::Resolved(_), Some(Course::Missed)) | (Verdict::Disagreement(_), _) => "warn",
        (Verdict::Unknown(unknown), _) => unrecorded_tone(&unknown.browser),
        (Verdict::Failed(_), Some(Course::Reached)) => "good",
        (Verdict::Resolved(outcome), _) => match &outcome.settlement {
            Settlement::Resolve(response) if response.is_readable_error() => "warn",
            settlement => witnesses::tone(settlement).0,
        },
        (Verdict::Failed(_), _) => "bad",
    }
}

/// That the browser let the script have an answer needs no record to be certain.
fn unrecorded_tone(browser: &BrowserOutcome) -> &'static str {
    match browser {
        BrowserOutcome::Resolved(response) if response.status == 0 => "closed",
        BrowserOutcome::Resolved(_) => "good",
        BrowserOutcome::Rejected(_) | BrowserOutcome::Threw(_) => "warn",
    }
}

/// What a report is silent about: that it is of another set-up, or of another run.
fn stale(session: &Session) -> Html {
    if session.run == Run::Idle && is_stale(session) {
        let again = if session.can_send() { ": send again." } else { "." };
        html! { <p class="stale">{ "Request or server changed since this run" }{ again }</p> }
    } else if session.stopped && session.run == Run::Idle {
        html! { <p class="stale">{ "A later run was stopped before it finished. " }{ STOPPED }</p> }
    } else {
        html! {}
    }
}

/// Whether request or server were changed since the last run.
pub(super) fn is_stale(session: &Session) -> bool {
    session.report.as_ref().is_some_and(|report| report.scenario != session.scenario())
}

/// What the verdict is called: in an experiment by what that is about.
fn headline(session: &Session, report: &Report) -> String {
    let words = session.experiment_run().and_then(|open| match (open.course, &report.verdict) {
        (Course::Reached, _) => open.experiment.goal.reached(),
        (Course::Missed, Verdict::Resolved(_)) => open.experiment.goal.short_of(),
        (Course::Missed | Course::Unclear | Course::NotRun, _) => None,
    });
    words.map_or_else(|| report.headline(), str::to_owned)
}

/// What stopping does not undo.
const STOPPED: &str = "What had gone out by then, the server may have received and acted on.";

/// Before the first run the box has the size that it will have, so that nothing jumps.
fn before(session: &Session, predicted: Option<&Outcome>) -> Html {
    let hint = match predicted {
        Some(_) => "Above is what should happen. Send it and see what does.",
        None => "Send it and see what the browser says.",
    };
    match (session.run, session.earlier_run()) {
        (Run::Idle, _) if session.stopped => said("", "Stopped before it finished", STOPPED.into()),
        (Run::Idle, Some(run)) => earlier(session, run),
        (Run::Idle, None) => said("verdict", "Nothing sent yet", html! { hint }),
        (Run::Asked | Run::Sending, _) => said("verdict", "On its way …", html! {}),
    }
}

/// Whether nothing was sent, and nothing is being tried that came with words of its own.
fn is_untouched(session: &Session) -> bool {
    session.report.is_none() && session.earlier_run().is_none() && session.catalogue.open.is_none()
}

/// Whoever comes because a call failed begins with that call.
fn own_call(desk: &Desk<'_>) -> Html {
    let import = acting(desk.dispatch, Action::OpenSheet(Sheet::Import));
    html! { <p>{ "Does a call of your own fail? " }{ button("link", "Paste it", &import) }</p> }
}

/// What is left of a run after the page was loaded anew, or the run from the history.
fn earlier(session: &Session, run: &Kept) -> Html {
    let same = permalink::encode(&session.scenario()) == run.link;
    let hint =
        if same { "Send again to see it in full." } else { "Request or server changed since." };
    let eyebrow = ["earlier run, ", &browser::when(run.at()), " · ", &run.told].concat();
    said(&eyebrow, &run.headline, hint.into())
}

/// The value of `aria-busy`: whether an answer is awaited.
fn busy(session: &Session) -> &'static str {
    match session.run {
        Run::Idle => "false",
        Run::Asked | Run::Sending => "true",
    }
}

fn words(session: &Session, report: &Report) -> Html {
    let headline = headline(session, report);
    match &report.verdict {
        verdict @ Verdict::Failed(_) => {
            let ids = [verdict.stage_id(), verdict.cause_id()].map(Option::unwrap_or_default);
            let eyebrow = ids.join(" · ");
            let text =
                report.explanation.as_ref().map(|Explanation { happened, reached, .. }| {
                    prose(&[happened, " ", reached].concat())
                });
            said(&eyebrow, &headline, text.unwrap_or_default())
        }
        Verdict::Resolved(outcome) => success(report, outcome, &headline),
        Verdict::Disagreement(contradiction) => disagreement(report, contradiction),
        Verdict::Unknown(unknown) => unknown_cause(session, report, unknown),
    }
}

/// The identifiers, the headline, and what there is to say.
fn said(eyebrow: &str, headline: &str, text: Html) -> Html {
    html! {
        <>
            <span class="eyebrow">{ eyebrow }</span>
            <h2 id="verdict-title" tabindex="-1">{ prose(headline) }</h2>
            <div class="said">{ text }</div>
        </>
    }
}

fn success(report: &Report, outcome: &Outcome, headline: &str) -> Html {
    let Settlement::Resolve(response) = &outcome.settlement else { return html! {} };
    let explained = explain_success(response, &Context::new(&report.scenario, outcome));
    let kind = response_type_id(response.response_type);
    let about = if response.body_readable {
        html! {}
    } else {
        html! { <>{ " " }{ help(&OPAQUE) }</> }
    };
    said(
        &[kind, " · status ", &response.status.to_string()].concat(),
        headline,
        html! { <>{ prose(&explained.happened) }{ about }</> },
    )
}

fn disagreement(report: &Report, contradiction: &Contradiction) -> Html {
    let text = format!(
        "By the answers that the server recorded, the rules give `{}`; the browser did something \
         else. Something changed the answer on its way, or the browser did what the rules don't \
         explain: a cache, an extension, a deviation.",
        settlement_id(&contradiction.replay.settlement),
    );
    let differences = contradiction.differences.iter();
    let differences = differences.map(|difference| prose(&describe_difference(difference)));
    said(
        "disagreement",
        &report.headline(),
        html! { <>{ prose(&text) }{ list(differences.collect()) }</> },
    )
}

fn unknown_cause(session: &Session, report: &Report, unknown: &Unknown) -> Html {
    let left = remaining(&report.scenario, &unknown.possible, &session.ladder.steps);
    let why = match (&unknown.browser, &report.record) {
        (BrowserOutcome::Resolved(_), _) => {
            "That is what the browser gave the script. This server keeps no record, so what was \
             sent is not known."
        }
        (_, Record::NotOurs) => return not_ours(session, report, &left),
        (_, Record::Unreadable) if matches!(session.companion, Companion::Down { .. }) => {
            "The companion server is not running, so nobody can have answered. Start it and send \
             again."
        }
        (_, Record::Unreadable) => {
            "The request was made, but the companion's record could not be read. Once the \
             companion is back, send again."
        }
        (_, Record::Read(exchanges)) => {
            if let Some(location) = exchanges.last().and_then(leads_away) {
                let words = [
                    "The redirect led to `",
                    location,
                    "`, and nothing here saw what came \
                    of it: perhaps nobody answers there, or not as CORS wants it.",
                ];
                return said("unknown", &report.headline(), prose(&words.concat()));
            }
            "The companion recorded no request of this run, or not all of them."
        }
    };
    said("unknown", &report.headline(), html! { <>{ why }{ possible(&left) }</> })
}

/// What there is to say of a server that keeps no record.
fn not_ours(session: &Session, report: &Report, left: &[Remaining]) -> Html {
    let origin = report.scenario.page_origin.as_str();
    let words = [
        "This server keeps no record that the page could read, and the browser tells scripts \
         nothing about the cause. Its console does: paste that line under Import. The request came \
         from `",
        origin,
        "`, which this server has to allow, too.",
    ];
    let text = html! { <>{ prose(&words.concat()) }{ possible(left) }</> };
    match conclude(&report.scenario, &session.ladder.steps) {
        Some(found) => {
            let eyebrow = ["unknown · ", found.confidence.words()].concat();
            said(&eyebrow, found.headline, text)
        }
        None => said("unknown", &report.headline(), text),
    }
}

/// Where a recorded answer sends the browser on to.
fn leads_away(exchange: &Exchange) -> Option<&str> {
    let answer = exchange.answer.as_ref().filter(|answer| (300..400).contains(&answer.status))?;
    values(&answer.headers, "location").next()
}

fn possible(left: &[Remaining]) -> Html {
    if left.is_empty() {
        return html! {};
    }
    let words = left.iter().map(|told| {
        let ids = told.causes.iter().map(|cause| [cause.stage.id(), " · ", cause.cause].concat());
        html! { <>{ code(&ids.collect::<Vec<_>>().join(", ")) }{ " " }{ prose(&told.words) }</> }
    });
    let many = if left.len() == 1 { " cause remains possible" } else { " causes remain possible" };
    fold(&[&left.len().to_string(), many].concat(), list(words.collect()))
}
