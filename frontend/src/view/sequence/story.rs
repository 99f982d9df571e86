//! A run as a list of messages.

use std::ops::Range;

use cors_engine::Keyword;
use cors_engine::{
    Check, ExchangeKind, Failure, Hop, Outcome, Settlement, Subject, Verdict, Warning,
    is_redirect_status,
};
use cors_experiment::{BrowserOutcome, Scenario, response_type_id};
use cors_wire::{Header, Policy};

use super::exchanged::{Answered, Exchanged, answers, asks};
use super::gateway::Gateway;
use super::lanes::Lanes;
use super::message::{Kind, Line, Message};
use super::steps::Steps;
use crate::view::element::step_name;

/// The last hop of the longest chain that is drawn whole.
const MOST_HOPS: usize = 5;

/// What is told of a run.
pub(super) struct Story<'a> {
    /// Who asked for what, how the endpoint answers, and who stands before it.
    pub(super) scenario: &'a Scenario,
    /// What the rules make of it.
    pub(super) outcome: &'a Outcome,
    /// What goes over the wire.
    pub(super) exchanges: Vec<Exchanged>,
    /// Where the browser stopped, as far as that is certain.
    pub(super) failure: Option<&'a Failure>,
    /// What script gets.
    pub(super) ending: Ending,
    /// What is said of a request that the browser keeps back.
    pub(super) never: &'static str,
}

/// What script gets, and how that is said.
pub(super) struct Ending(Kind, String);

impl Ending {
    /// The end that the rules come to.
    pub(super) fn of_settlement(settlement: &Settlement) -> Self {
        match settlement {
            Settlement::Resolve(response) => {
                Self::response(response_type_id(response.response_type), response.status)
            }
            Settlement::Reject(_) | Settlement::Throw(_) => {
                Self(Kind::Failure, "TypeError".to_owned())
            }
        }
    }

    /// The end that the browser came to.
    pub(super) fn of_browser(browser: &BrowserOutcome) -> Self {
        match browser {
            BrowserOutcome::Resolved(response) => Self::response(
                response.response_type.as_deref().unwrap_or("response"),
                response.status,
            ),
            BrowserOutcome::Rejected(text) | BrowserOutcome::Threw(text) => {
                Self(Kind::Failure, text.clone())
            }
        }
    }

    fn response(kind: &str, status: u16) -> Self {
        // Types of closed responses begin alike.
        let shown = if kind.starts_with("opaque") { Kind::Closed } else { Kind::Success };
        Self(shown, format!("{kind} · status {status}"))
    }
}

impl Story<'_> {
    pub(super) fn policy(&self) -> Option<&Policy> {
        self.scenario.policy.as_ref()
    }

    /// The messages in order, between these lanes.
    pub(super) fn messages(&self, lanes: &Lanes) -> Vec<Message> {
        let call =
            format!("{} · {}", self.scenario.request.api.as_str(), self.scenario.request.method);
        let mut messages = vec![Message::new(Kind::Call, 0, self.steps(0, None).head(call))];
        let start = self.exchanges.first().and_then(|exchange| exchange.at).unwrap_or_default();
        let mut reached = None;
        let left_out = self.left_out();
        for exchange in &self.exchanges {
            if left_out.contains(&exchange.hop) {
                if reached != Some(left_out.start) {
                    reached = Some(left_out.start);
                    let words = Line::plain(format!("… {} more redirects", left_out.len()));
                    messages.push(Message::new(Kind::LeftOut, lanes.server(exchange.hop), words));
                }
                continue;
            }
            let server = lanes.server(exchange.hop);
            let answers = self.answers(exchange, lanes);
            if reached != Some(exchange.hop) {
                reached = Some(exchange.hop);
                messages.extend(self.remembered(exchange.hop, server));
            }
            messages.extend(self.exchange(exchange, answers, start));
        }
        let sent = |hop: &Hop| hop.sent || hop.preflight.as_ref().is_some_and(|asked| asked.sent);
        if self.exchanges.is_empty() && self.outcome.hops.iter().any(sent) {
            let words = Line::plain("what went over the wire was not recorded");
            messages.push(Message::new(Kind::Unseen, lanes.server(0), words));
        }
        if let Some(failure) = self.failure {
            messages.extend(self.stopped(failure.hop, lanes));
        }
        messages.push(Message::new(self.ending.0, 0, Line::plain(self.ending.1.clone())));
        messages
    }

    /// The hops of a long chain that need not be drawn: all but the first two and the last.
    fn left_out(&self) -> Range<usize> {
        let last = self.outcome.hops.len().saturating_sub(1);
        if last > MOST_HOPS { 2..last } else { 0..0 }
    }

    fn steps(&self, hop: usize, answer: Option<ExchangeKind>) -> Steps<'_> {
        Steps { trace: &self.outcome.trace, hop, answer }
    }

    fn exchange(&self, exchange: &Exchanged, server: usize, start: u64) -> Vec<Message> {
        let asked = self.steps(exchange.hop, None);
        let lines = exchange.headers.iter().filter(|header| asks(header) || self.is_own(header));
        let mut messages = vec![Message {
            lines: lines.map(|header| asked.header(header)).collect(),
            time: exchange.at.map_or_else(String::new, |at| since(start, at)),
            ..Message::new(Kind::Request, server, Line::plain(exchange.head.clone()))
        }];
        let Some(answer) = &exchange.answer else {
            let words = Line::plain("the connection closes without an answer");
            messages.push(Message::new(Kind::Broken, server, words));
            return messages;
        };
        let steps = self.steps(exchange.hop, Some(exchange.kind));
        let gateway = Gateway::of(self.policy(), exchange.kind);
        let mut answered = answered(answer, gateway, server, &steps, start);
        answered.lines.extend(self.told_of(answer));
        messages.push(answered);
        messages.extend(self.passed(exchange, answer.status));
        messages
    }

    /// Whether script has set a header.
    fn is_own(&self, (name, _): &Header) -> bool {
        self.scenario.request.headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
    }

    /// The lines of an answer that the endpoint was told to send besides those of CORS, and
    /// whether script can read them.
    fn told_of<'b>(&'b self, answer: &'b Answered) -> impl Iterator<Item = Line> + 'b {
        let told = self.policy().map_or(&[][..], |policy| &policy.actual.headers);
        let is_told = move |(name, _): &&Header| {
            told.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
        };
        answer.headers.iter().filter(is_told).filter(|header| !answers(header)).map(|header| {
            let (name, value) = header;
            let hidden = self.outcome.warnings.iter().any(|warning| {
                matches!(warning, Warning::ResponseHeaderNotExposed(hidden) if hidden.eq_ignore_ascii_case(name))
            });
            let note = if hidden { " · hidden from script" } else { "" };
            Line::plain([name, ": ", value, note].concat())
        })
    }

    /// The lane of whoever answers.
    fn answers(&self, exchange: &Exchanged, lanes: &Lanes) -> usize {
        let stored = exchange.answer.as_ref().is_some_and(|answer| answer.from_cache.is_some());
        let by_gateway = Gateway::of(self.policy(), exchange.kind) == Gateway::Answers;
        let before = match (stored, by_gateway) {
            (true, _) => lanes.cache,
            (false, true) => lanes.gateway,
            (false, false) => None,
        };
        before.unwrap_or_else(|| lanes.server(exchange.hop))
    }

    /// That the browser is content with an answer, where it looked at more than the connection.
    fn passed(&self, exchange: &Exchanged, status: u16) -> Option<Message> {
        let steps = self.steps(exchange.hop, Some(exchange.kind));
        let all = steps.all();
        let checks = all.iter().map(|&step| &steps.trace[step]);
        let looked = checks.clone().any(|check| check.subject != Subject::Connection);
        let failed = checks.clone().any(|check| check.verdict == Verdict::Fail);
        let (kind, words) = match exchange.kind {
            ExchangeKind::Preflight => (Kind::Passed, "the preflight allows the request"),
            ExchangeKind::Actual if exchange.hop + 1 < self.outcome.hops.len() => {
                (Kind::Passed, "the redirect is followed")
            }
            ExchangeKind::Actual if self.is_shut() => (Kind::Shut, "the answer is kept closed"),
            // What comes of a redirect that leads nowhere is told at the end.
            ExchangeKind::Actual if is_redirect_status(status) => return None,
            ExchangeKind::Actual => (Kind::Passed, "the answer gets through"),
        };
        let line = || Line { steps: all, ..Line::plain(words) };
        (looked && !failed).then(|| Message::new(kind, 0, line()))
    }

    /// Whether script gets an answer of which it sees nothing.
    fn is_shut(&self) -> bool {
        match &self.outcome.settlement {
            Settlement::Resolve(response) => !response.body_readable,
            Settlement::Reject(_) | Settlement::Throw(_) => false,
        }
    }

    /// The preflight that the browser did not need to send again.
    fn remembered(&self, hop: usize, server: usize) -> Option<Message> {
        let preflight = self.outcome.hops.get(hop)?.preflight.as_ref()?;
        let steps = self
            .outcome
            .trace
            .iter()
            .enumerate()
            .filter(|(_, check)| check.hop == hop && check.subject == Subject::PreflightCache);
        let line = || Line {
            steps: steps.map(|(step, _)| step).collect(),
            ..Line::plain("an earlier preflight still answers: OPTIONS is not sent again")
        };
        (!preflight.sent).then(|| Message::new(Kind::Remembered, server, line()))
    }

    /// Where the browser goes no further, and what it keeps back.
    fn stopped(&self, hop: usize, lanes: &Lanes) -> Vec<Message> {
        let failed = |check: &Check| check.verdict == Verdict::Fail;
        let Some(step) = self.outcome.trace.iter().rposition(failed) else { return Vec::new() };
        let words = step_name(self.outcome.trace[step].step);
        let line = Line { steps: vec![step], ..Line::plain(words) };
        let server = lanes.server(hop);
        let mut messages = vec![Message::new(Kind::Stop, server, line)];
        if let Some(hop) = self.outcome.hops.get(hop).filter(|hop| !hop.sent) {
            let words = Line::plain(format!("{} {}", hop.method, self.never));
            messages.push(Message::new(Kind::NeverSent, server, words));
        }
        messages
    }
}

fn answered(
    answer: &Answered,
    gateway: Gateway,
    server: usize,
    steps: &Steps<'_>,
    start: u64,
) -> Message {
    let lines = answer.headers.iter().filter(|header| answers(header));
    let mut lines: Vec<_> = lines.map(|header| steps.header(header)).collect();
    lines.extend(steps.lacking(&answer.headers));
    let head = match answer.from_cache {
        Some(number) => format!("{} · stored by exchange {number}", answer.status),
        None => [&answer.status.to_string(), gateway.said()].concat(),
    };
    Message {
        lines,
        time: answer.at.map_or_else(String::new, |at| since(start, at)),
        ..Message::new(Kind::Answer, server, steps.head(head))
    }
}

/// Milliseconds with two digits after the point, since the first request arrived.
fn since(start: u64, at: u64) -> String {
    if at <= start {
        return String::new();
    }
    let hundredths = at.saturating_sub(start) / 10;
    format!("+{}.{:02} ms", hundredths / 100, hundredths % 100)
}
