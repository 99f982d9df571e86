//! What a rule is, and what it finds.

use cors_engine::ExchangeKind;

use super::ObservedAnswer;

/// A rule about answers.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The name it goes by.
    pub id: &'static str,
    /// What fires it, in a few words.
    pub title: &'static str,
    /// Why that is a problem.
    pub why: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    /// Where that is laid down or was found, as an address.
    pub source: &'static str,
    pub(super) check: Check,
}

/// How a rule looks at answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Check {
    /// At each by itself.
    Each(fn(&ObservedAnswer) -> Option<Hit>),
    /// At all of them side by side.
    Together(fn(&[ObservedAnswer]) -> Vec<Hit>),
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know.
    Info,
    /// Does no harm by itself.
    Low,
    /// Breaks something, or opens more than is needed.
    Medium,
    /// Breaks the requests that it is meant for, or opens what others can use.
    High,
    /// Lets strangers read what a visitor is shown.
    Critical,
}

impl Severity {
    /// The identifier used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// Something that a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is here.
    pub severity: Severity,
    /// How many redirects came before.
    pub hop: usize,
    /// In which answer.
    pub answer: ExchangeKind,
    /// In which header, by its full name; `None` for one that is not about a header.
    pub header: Option<&'static str>,
    /// What was found, with its values, in a sentence.
    pub message: String,
}

/// A finding before it knows its rule.
pub(super) struct Hit {
    pub(super) severity: Severity,
    pub(super) hop: usize,
    pub(super) answer: ExchangeKind,
    pub(super) header: Option<&'static str>,
    pub(super) message: String,
}

impl Hit {
    /// Something in a header of an answer.
    pub(super) fn header(
        severity: Severity,
        answer: &ObservedAnswer,
        header: &'static str,
        message: impl Into<String>,
    ) -> Self {
        let message = message.into();
        Self { severity, hop: answer.hop, answer: answer.kind, header: Some(header), message }
    }

    /// Something about an answer as a whole.
    pub(super) fn answer(
        severity: Severity,
        answer: &ObservedAnswer,
        message: impl Into<String>,
    ) -> Self {
        let message = message.into();
        Self { severity, hop: answer.hop, answer: answer.kind, header: None, message }
    }
}
