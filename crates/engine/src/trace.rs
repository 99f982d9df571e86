//! The trace: one entry for each decision, in the order in which they were made.

use crate::{ExchangeKind, Step};

/// One decision: where the standard makes it, what was compared, how it came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// How many redirects came before.
    pub hop: usize,
    /// Whose answer was looked at; `None` for what is decided about the request alone.
    pub answer: Option<ExchangeKind>,
    /// The step that decides.
    pub step: Step,
    /// What the decision is about.
    pub subject: Subject,
    /// What was there; `None` for what was absent.
    pub found: Option<String>,
    /// What the step compared it with, as values, not prose.
    pub expected: Vec<String>,
    /// How it came out.
    pub verdict: Verdict,
}

/// How a decision came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The request goes on.
    Pass,
    /// The request ends here.
    Fail,
    /// Neither: the request takes another path, such as through a preflight.
    Turn,
}

/// What a decision is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The URL that script passed.
    Url,
    /// The method that script passed, or that the server allows.
    Method,
    /// A request header, by its lower-case name.
    RequestHeader(String),
    /// A response header, by its lower-case name.
    ResponseHeader(&'static str),
    /// The body.
    Body,
    /// The request's mode.
    Mode,
    /// The request's cache mode.
    Cache,
    /// Whether two origins are the same.
    Origin,
    /// The URL's port.
    Port,
    /// The URL's scheme.
    Scheme,
    /// Whether a preflight goes out before the request.
    Preflight,
    /// Whether an earlier preflight still answers.
    PreflightCache,
    /// The status of an answer.
    Status,
    /// The connection.
    Connection,
    /// The redirect mode or the number of redirects.
    Redirect,
}
