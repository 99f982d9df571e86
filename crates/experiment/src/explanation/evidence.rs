//! Header lines that decided.

/// A line of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// Where it was, or should have been.
    pub place: Place,
    /// The line, such as `Access-Control-Allow-Origin: *`.
    pub line: String,
    /// Whether it was there.
    pub presence: Presence,
}

/// Where a line of evidence belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// What script asked for.
    Script,
    /// The preflight request.
    PreflightRequest,
    /// The answer to the preflight.
    PreflightAnswer,
    /// The request itself.
    Request,
    /// The answer to the request.
    Answer,
}

/// Whether a line of evidence was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// It was, and decided.
    There,
    /// It was not, but would have helped.
    Missing,
}

/// A line that was there.
pub(super) fn there(place: Place, line: impl Into<String>) -> EvidenceLine {
    EvidenceLine { place, line: line.into(), presence: Presence::There }
}

/// A line that would have helped.
pub(super) fn missing(place: Place, line: impl Into<String>) -> EvidenceLine {
    EvidenceLine { place, line: line.into(), presence: Presence::Missing }
}
