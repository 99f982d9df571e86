//! Something that stands before the endpoint, or beside it, and spoils its answer.

use serde::{Deserialize, Serialize};

use crate::Header;

/// What becomes of an answer before it leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Nothing: it goes out as it is.
    #[default]
    None,
    /// Authentication comes first and asks for a password: 401, and nothing of the endpoint's.
    Unauthorized,
    /// The router knows no such route: 404, and nothing of the endpoint's.
    NotFound,
    /// The router does not know the method: 405 with `Allow`, and nothing of the endpoint's.
    MethodNotAllowed,
    /// Two layers add the headers of CORS: every `Access-Control-` line is sent twice.
    Doubled,
    /// A gateway lets no `Access-Control-` line through.
    Stripped,
    /// A gateway answers itself: 200 with `Allow`, and nothing of the endpoint's.
    Gateway,
}

impl Fault {
    /// The status of whoever answers in the endpoint's place; `None` when the endpoint does.
    pub(super) fn status(self) -> Option<u16> {
        match self {
            Self::None | Self::Doubled | Self::Stripped => None,
            Self::Unauthorized => Some(401),
            Self::NotFound => Some(404),
            Self::MethodNotAllowed => Some(405),
            Self::Gateway => Some(200),
        }
    }

    /// What the endpoint's lines become.
    pub(super) fn spoil(self, mut lines: Vec<Header>) -> Vec<Header> {
        let own = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
        match self {
            Self::None => lines,
            Self::Unauthorized => own("WWW-Authenticate", "Bearer"),
            Self::NotFound => Vec::new(),
            Self::MethodNotAllowed => own("Allow", "GET, HEAD, POST"),
            Self::Gateway => own("Allow", "GET, HEAD, POST, OPTIONS"),
            Self::Doubled => lines
                .into_iter()
                .flat_map(|line| {
                    let times = if is_cors(&line) { 2 } else { 1 };
                    std::iter::repeat_n(line, times)
                })
                .collect(),
            Self::Stripped => {
                lines.retain(|line| !is_cors(line));
                lines
            }
        }
    }
}

fn is_cors((name, _): &Header) -> bool {
    const PREFIX: &str = "access-control-";
    name.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}
