//! What a fetch notes down while it runs: the hops, the warnings, the trace.

use crate::{
    Cause, Check, ExchangeKind, Failure, Hop, Stage, Step, Subject, Verdict, Warning,
    fetch_request::FetchRequest,
};

/// The notes of one fetch.
#[derive(Debug)]
pub(crate) struct Log {
    pub(crate) hops: Vec<Hop>,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) trace: Vec<Check>,
}

/// What one check looked at.
#[derive(Debug)]
pub(crate) struct Looked {
    pub(crate) subject: Subject,
    pub(crate) found: Option<String>,
    pub(crate) expected: Vec<String>,
}

/// Room for the checks of a plain request with a preflight.
const USUAL_CHECKS: usize = 24;

impl Log {
    /// Nothing noted yet.
    pub(crate) fn new() -> Self {
        let trace = Vec::with_capacity(USUAL_CHECKS);
        Self { hops: Vec::with_capacity(1), warnings: Vec::new(), trace }
    }

    /// The number of the hop that runs now.
    pub(crate) fn hop(&self) -> usize {
        self.hops.len().saturating_sub(1)
    }

    /// Starts the hop to the request's current URL. What is known later is filled in later.
    pub(crate) fn begin_hop(&mut self, request: &FetchRequest<'_>) {
        self.hops.push(Hop {
            url: request.url.as_str().to_owned(),
            method: request.method.clone(),
            origin: None,
            include_credentials: false,
            sent: false,
            preflight: None,
        });
    }

    /// Changes the hop that runs now.
    pub(crate) fn update_hop(&mut self, change: impl FnOnce(&mut Hop)) {
        if let Some(hop) = self.hops.last_mut() {
            change(hop);
        }
    }

    /// Notes a check of the request alone.
    pub(crate) fn check(&mut self, step: Step, looked: Looked, verdict: Verdict) {
        self.push(None, step, looked, verdict);
    }

    /// Notes a check of an answer.
    pub(crate) fn check_answer(
        &mut self,
        answer: ExchangeKind,
        step: Step,
        looked: Looked,
        verdict: Verdict,
    ) {
        self.push(Some(answer), step, looked, verdict);
    }

    /// Notes a surprise, once.
    pub(crate) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// The failure of the hop that runs now.
    pub(crate) fn failure(&self, stage: Stage, step: Step, cause: Cause) -> Box<Failure> {
        Box::new(Failure { stage, hop: self.hop(), step, cause, also: Vec::new() })
    }

    fn push(&mut self, answer: Option<ExchangeKind>, step: Step, looked: Looked, verdict: Verdict) {
        let Looked { subject, found, expected } = looked;
        self.trace.push(Check { hop: self.hop(), answer, step, subject, found, expected, verdict });
    }
}

impl Looked {
    /// A look at something, with what was there.
    pub(crate) fn at(subject: Subject, found: impl Into<String>) -> Self {
        Self { subject, found: Some(found.into()), expected: Vec::new() }
    }

    /// A look at something that may be absent.
    pub(crate) fn for_any(subject: Subject, found: Option<String>) -> Self {
        Self { subject, found, expected: Vec::new() }
    }

    /// Adds what it was compared with.
    pub(crate) fn expecting<T: Into<String>>(
        mut self,
        expected: impl IntoIterator<Item = T>,
    ) -> Self {
        self.expected = expected.into_iter().map(Into::into).collect();
        self
    }
}
