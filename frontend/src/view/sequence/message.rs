//! One message of a sequence.

/// A message, or something that the browser decides between two of them.
pub(super) struct Message {
    /// Between whom.
    pub(super) kind: Kind,
    /// The lane of the server that it goes to or comes from.
    pub(super) server: usize,
    /// The first line.
    pub(super) head: Line,
    /// The headers that play a part.
    pub(super) lines: Vec<Line>,
    /// When it went by, since the first request arrived; empty where nobody looked at a clock.
    pub(super) time: String,
}

/// Between whom a message goes, or why none does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Page to browser.
    Call,
    /// Browser to server.
    Request,
    /// Server to browser.
    Answer,
    /// Between browser and server, and nobody saw it.
    Unseen,
    /// The server hung up.
    Broken,
    /// More of what stands above, between browser and server.
    LeftOut,
    /// The browser is content with an answer.
    Passed,
    /// The browser has an answer, and shows it to nobody.
    Shut,
    /// The browser remembers the answer to an earlier preflight.
    Remembered,
    /// The browser goes no further.
    Stop,
    /// What the browser would have sent.
    NeverSent,
    /// Browser to page: a response that script can read.
    Success,
    /// Browser to page: a response that is closed to script.
    Closed,
    /// Browser to page: an error.
    Failure,
}

/// A line, and the steps of the standard behind it.
pub(super) struct Line {
    /// As it went out.
    pub(super) text: String,
    /// How it plays a part.
    pub(super) part: Part,
    /// Positions in the trace.
    pub(super) steps: Vec<usize>,
}

/// The part that a line plays.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It was there.
    There,
    /// It was there, and the request failed at it.
    Decides,
    /// It was not there, and the request failed for the lack of it.
    Lacks,
}

impl Line {
    /// A line with nothing behind it.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), part: Part::There, steps: Vec::new() }
    }
}

impl Message {
    /// A message of one line.
    pub(super) fn new(kind: Kind, server: usize, head: Line) -> Self {
        Self { kind, server, head, lines: Vec::new(), time: String::new() }
    }
}
