//! The messages of a finished run, from the server's record and the browser's outcome.

use cors_engine::{Failure, Outcome, Subject};
use cors_experiment::{BrowserOutcome, Verdict};
use cors_wire::{Exchange, ExchangeKind};

use super::message::{Kind, Message};
use crate::session::Report;

pub(super) fn messages(report: &Report) -> Vec<Message> {
    let request = &report.scenario.request;
    let mut messages = vec![Message::call(request)];
    for exchange in report.record.exchanges() {
        messages.extend(recorded(exchange, report));
    }
    if let Verdict::Failed(failure, outcome) = &report.verdict {
        messages.extend(stopped(report, failure, outcome));
    }
    messages.push(match &report.browser {
        BrowserOutcome::Resolved(response) => {
            Message::resolved(response.response_type.as_deref(), response.status)
        }
        BrowserOutcome::Rejected(text) | BrowserOutcome::Threw(text) => {
            Message::plain(Kind::Failure, text.clone())
        }
    });
    messages
}

fn recorded(exchange: &Exchange, report: &Report) -> [Message; 2] {
    let request = &exchange.request;
    [
        Message::request(format!("{} {}", request.method, request.target), &request.headers),
        match &exchange.answer {
            Some(answer) => {
                Message::answer(answer.status, &answer.headers, deciding(report, exchange.kind))
            }
            None => Message::plain(Kind::Stop, "the connection closed without an answer"),
        },
    ]
}

/// Where the browser went no further, and what it kept back.
fn stopped(report: &Report, failure: &Failure, outcome: &Outcome) -> Vec<Message> {
    let headline = report.explanation.as_ref().map(|explanation| explanation.headline.clone());
    let mut messages = vec![Message::plain(Kind::Stop, headline.unwrap_or_default())];
    if let Some(hop) = outcome.hops.get(failure.hop).filter(|hop| !hop.sent) {
        messages.push(Message::plain(Kind::NeverSent, format!("{} was never sent", hop.method)));
    }
    messages
}

/// The lower-case name of the response header at which the verdict was made, if it was made on
/// this kind of answer.
fn deciding(report: &Report, kind: ExchangeKind) -> Option<&str> {
    let kind = match kind {
        ExchangeKind::Preflight => cors_engine::ExchangeKind::Preflight,
        ExchangeKind::Actual => cors_engine::ExchangeKind::Actual,
    };
    let mut checks = report.verdict.trace().iter().rev();
    let failed = checks.find(|check| check.verdict == cors_engine::Verdict::Fail)?;
    if let (Subject::ResponseHeader(name), true) = (&failed.subject, failed.answer == Some(kind)) {
        Some(name)
    } else {
        None
    }
}
