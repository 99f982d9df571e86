//! What the lab answers when it cannot take a request, and then closes the connection.

use cors_wire::Answer;

/// Why the lab does not take a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// What arrived is not the head of an HTTP/1.1 request.
    NotHttp(httparse::Error),
    /// The head is larger than the limit, or has more lines.
    HeadTooLarge,
    /// HTTP/1.1 demands one `Host`.
    HostMissing,
    /// It cannot be told where the body ends.
    Framing(&'static str),
    /// The body is larger than the limit.
    BodyTooLarge,
    /// An `Expect` other than `100-continue`.
    Expectation,
    /// Head or body did not arrive in time.
    TooSlow,
    /// There are as many connections as the lab holds.
    TooManyConnections,
}

impl Refusal {
    /// The answer: never a CORS header, because it is nobody's policy.
    pub(super) fn answer(self) -> Answer {
        let (status, why) = match self {
            Self::NotHttp(error) => (400, format!("this is not an HTTP/1.1 request: {error}")),
            Self::HeadTooLarge => (431, "the head of this request is too large".to_owned()),
            Self::HostMissing => (400, "HTTP/1.1 demands exactly one Host".to_owned()),
            Self::Framing(why) => (400, why.to_owned()),
            Self::BodyTooLarge => (413, "the body of this request is too large".to_owned()),
            Self::Expectation => (417, "only 100-continue can be expected".to_owned()),
            Self::TooSlow => (408, "this request did not arrive in time".to_owned()),
            Self::TooManyConnections => (503, "the lab has too many connections".to_owned()),
        };
        let headers = vec![("Connection".to_owned(), "close".to_owned())];
        Answer { status, headers, body: why + "\n", ..Answer::default() }
    }
}
