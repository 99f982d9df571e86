//! What went over the wire, as messages between page, browser and server.

use cors_engine::Outcome;
use cors_experiment::{BrowserOutcome, Verdict};
use cors_wire::{Exchange, ExchangeKind, Header};
use yew::{Html, classes, html};

use super::prose::prose;
use crate::session::Report;

pub(super) fn sequence(report: &Report) -> Html {
    let request = &report.scenario.request;
    html! {
        <section class="card" aria-label="What went over the wire">
            <h2>{ "What went over the wire" }</h2>
            <div class="lanes" aria-hidden="true"><span>{ "Page" }</span><span>{ "Browser" }</span><span>{ "Server" }</span></div>
            <ol class="seq">
                <li class="near right">
                    <code class="head-line">{ format!("{}({} …)", cors_engine::Keyword::as_str(request.api), request.method) }</code>
                </li>
                { for report.record.exchanges().iter().map(|exchange| recorded(exchange, report)) }
                { unsent(report) }
                { end(report) }
            </ol>
        </section>
    }
}

fn recorded(exchange: &Exchange, report: &Report) -> Html {
    let request = &exchange.request;
    html! {
        <>
            <li class="right">
                <code class="head-line">{ format!("{} {}", request.method, request.target) }</code>
                { for request.headers.iter().filter(|header| asks(header)).map(|header| line(header, None)) }
            </li>
            { match &exchange.answer {
                Some(answer) => html! {
                    <li class="left">
                        <code class="head-line">{ answer.status }</code>
                        { for answer.headers.iter().filter(|header| answers(header)).map(|header| {
                            line(header, deciding(report, exchange.kind))
                        }) }
                    </li>
                },
                None => html! { <li class="stop">{ "no answer" }</li> },
            } }
        </>
    }
}

fn line((name, value): &Header, deciding: Option<&str>) -> Html {
    let decides = deciding.is_some_and(|deciding| deciding.eq_ignore_ascii_case(name));
    html! { <code class={classes!("header", decides.then_some("decides"))}>{ format!("{name}: {value}") }</code> }
}

/// The request headers that play a part in CORS.
fn asks((name, _): &Header) -> bool {
    [
        "origin",
        "access-control-request-method",
        "access-control-request-headers",
        "cookie",
        "content-type",
    ]
    .iter()
    .any(|known| known.eq_ignore_ascii_case(name))
}

/// The response headers that play a part in CORS.
fn answers((name, _): &Header) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("access-control-")
        || ["vary", "location", "cross-origin-resource-policy"].contains(&&name[..])
}

/// The lower-case name of the response header at which the verdict was made, if it was made on
/// this kind of answer.
fn deciding(report: &Report, kind: ExchangeKind) -> Option<&str> {
    let kind = match kind {
        ExchangeKind::Preflight => cors_engine::ExchangeKind::Preflight,
        ExchangeKind::Actual => cors_engine::ExchangeKind::Actual,
    };
    let failed = report
        .verdict
        .trace()
        .iter()
        .rev()
        .find(|check| check.verdict == cors_engine::Verdict::Fail)?;
    match &failed.subject {
        cors_engine::Subject::ResponseHeader(name) if failed.answer == Some(kind) => Some(name),
        _elsewhere => None,
    }
}

/// The request that a failed preflight kept from being sent.
fn unsent(report: &Report) -> Html {
    let Verdict::Failed(failure, outcome) = &report.verdict else { return html! {} };
    let stop = html! { <li class="stop">{ prose(&headline(report, outcome, failure)) }</li> };
    let kept_back = outcome.hops.get(failure.hop).filter(|hop| !hop.sent);
    html! {
        <>
            { stop }
            { for kept_back.map(|hop| html! {
                <li class="right unsent"><code class="head-line">{ format!("{} was never sent", hop.method) }</code></li>
            }) }
        </>
    }
}

fn headline(report: &Report, outcome: &Outcome, failure: &cors_engine::Failure) -> String {
    let context = cors_experiment::explanation::Context::new(&report.scenario, outcome);
    cors_experiment::explanation::explain(failure, &context).headline
}

fn end(report: &Report) -> Html {
    match &report.browser {
        BrowserOutcome::Resolved(response) => html! {
            <li class="near left good"><code>{ format!("Response {}", response.status) }</code></li>
        },
        BrowserOutcome::Rejected(text) | BrowserOutcome::Threw(text) => html! {
            <li class="near left failed"><code>{ text }</code></li>
        },
    }
}
