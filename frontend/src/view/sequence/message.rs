//! One message of a sequence.

use cors_engine::Keyword;
use cors_experiment::RequestSpec;
use cors_wire::Header;

/// A message, or the point at which one was kept back.
pub(super) struct Message {
    /// Between whom.
    pub(super) kind: Kind,
    /// The first line.
    pub(super) head: String,
    /// The headers that play a part.
    pub(super) lines: Vec<Line>,
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
    /// The browser goes no further.
    Stop,
    /// What the browser would have sent.
    NeverSent,
    /// Browser to page: a response.
    Success,
    /// Browser to page: an error.
    Failure,
}

/// A header line.
pub(super) struct Line {
    /// Name and value as they went out.
    pub(super) header: Header,
    /// Whether the verdict was made at it.
    pub(super) decides: bool,
}

impl Message {
    /// What script calls.
    pub(super) fn call(request: &RequestSpec) -> Self {
        Self::plain(Kind::Call, format!("{} · {}", request.api.as_str(), request.method))
    }

    /// A message without headers.
    pub(super) fn plain(kind: Kind, head: impl Into<String>) -> Self {
        Self { kind, head: head.into(), lines: Vec::new() }
    }

    /// A response that script got, of this type as far as it is shown.
    pub(super) fn resolved(response_type: Option<&str>, status: u16) -> Self {
        let head = response_type.unwrap_or("response");
        Self::plain(Kind::Success, format!("{head} · status {status}"))
    }

    /// A request with those of its headers that play a part in CORS.
    pub(super) fn request(head: String, headers: &[Header]) -> Self {
        let lines = headers.iter().filter(|(name, _)| asks(name));
        let lines = lines.map(|header| Line { header: header.clone(), decides: false }).collect();
        Self { kind: Kind::Request, head, lines }
    }

    /// An answer with those of its headers that play a part in CORS, and the one that decided.
    pub(super) fn answer(status: u16, headers: &[Header], deciding: Option<&str>) -> Self {
        let lines = headers.iter().filter(|(name, _)| answers(name)).map(|header| Line {
            header: header.clone(),
            decides: deciding.is_some_and(|name| name.eq_ignore_ascii_case(&header.0)),
        });
        Self { kind: Kind::Answer, head: status.to_string(), lines: lines.collect() }
    }
}

fn asks(name: &str) -> bool {
    const NAMES: [&str; 6] = [
        "origin",
        "access-control-request-method",
        "access-control-request-headers",
        "authorization",
        "cookie",
        "content-type",
    ];
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn answers(name: &str) -> bool {
    const NAMES: [&str; 4] = ["vary", "location", "set-cookie", "cross-origin-resource-policy"];
    name.to_ascii_lowercase().starts_with("access-control-")
        || NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}
