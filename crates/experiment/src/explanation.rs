//! From a failure to words. The only place in the project where prose about causes lives.

/// A failure, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// At most twelve words, in the developer's language.
    pub headline: String,
    /// What happened, in one or two sentences, with the values involved.
    pub happened: String,
    /// Why the browser does this.
    pub why: String,
    /// Whether the request reached the server and what that means.
    pub reached: String,
    /// Who can mend it.
    pub who: Side,
    /// Header lines that decided, as they went over the wire.
    pub evidence: Vec<EvidenceLine>,
    /// The page of MDN that tells more, as an address.
    pub mdn: &'static str,
    /// The address of the step in the standard.
    pub standard: String,
    /// The step in words, such as `CORS check, step 4`.
    pub step: String,
}

/// Who can mend a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The server's owner.
    Server,
    /// The page's owner.
    Client,
    /// Neither.
    Neither,
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It was, and decided.
    There,
    /// It was not, but would have helped.
    Missing,
}
