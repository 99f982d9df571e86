//! The exchanges of a finished run, from the server's record.

use cors_engine::{ExchangeKind, Outcome};
use cors_wire::{Exchange, RecordedAnswer};

use super::exchanged::{Answered, Exchanged};
use crate::session::Report;

pub(super) fn exchanges(report: &Report, outcome: &Outcome) -> Vec<Exchanged> {
    let mut hops = Hops { outcome, next: 0 };
    report.record.exchanges().iter().map(|exchange| of_record(exchange, &mut hops)).collect()
}

/// Finds the hop of each exchange: they come in the order of the chain.
struct Hops<'a> {
    outcome: &'a Outcome,
    /// The first hop whose own request is still to come.
    next: usize,
}

impl Hops<'_> {
    fn of(&mut self, kind: ExchangeKind) -> usize {
        let last = self.outcome.hops.len().saturating_sub(1);
        let hop = self.next.min(last);
        match kind {
            ExchangeKind::Preflight => {}
            ExchangeKind::Actual => self.next += 1,
        }
        hop
    }
}

fn of_record(exchange: &Exchange, hops: &mut Hops<'_>) -> Exchanged {
    let request = &exchange.request;
    let kind = match exchange.kind {
        cors_wire::ExchangeKind::Preflight => ExchangeKind::Preflight,
        cors_wire::ExchangeKind::Actual => ExchangeKind::Actual,
    };
    Exchanged {
        hop: hops.of(kind),
        kind,
        head: format!("{} {}", request.method, request.target),
        headers: request.headers.clone(),
        at: Some(request.at_us),
        answer: exchange.answer.as_ref().map(answered),
    }
}

fn answered(answer: &RecordedAnswer) -> Answered {
    Answered {
        status: answer.status,
        headers: answer.headers.clone(),
        from_cache: answer.from_cache,
        at: Some(answer.at_us),
    }
}
