//! How an endpoint answers: a preflight answer and an actual answer.
//!
//! Every response header has a file of its own with one function that makes its line, or none.
//! [`Answer::head`] is the list of them in the order in which they go out.

mod answer;
mod cors_when;
mod delivery;
mod origin_match;
mod reading;
mod request_head;
mod status_for;
mod switch;
mod validate;

mod allow_credentials;
mod allow_headers;
mod allow_methods;
mod allow_origin;
mod companion;
mod content_length;
mod content_type;
mod expose_headers;
mod max_age;
mod vary;

pub use answer::{Answer, AnswerHead};
pub use companion::COMPANION_HEADERS;
pub use cors_when::CorsWhen;
pub use delivery::Delivery;
pub use origin_match::OriginMatch;
pub use request_head::RequestHead;
pub use status_for::StatusFor;
pub use switch::{HeaderSource, Switch};
pub use validate::limits;

use serde::Serialize;

use crate::ExchangeKind;

/// How an endpoint answers. In JSON every member may be left out; its default is the article's `/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = crate::schema::all_optional))]
pub struct Policy {
    /// The answer to a CORS-preflight request.
    pub preflight: Answer,
    /// The answer to every other request.
    pub actual: Answer,
}

impl Policy {
    /// The head of the answer to a request: all header lines, the companion's own included.
    pub fn answer(&self, request: &RequestHead<'_>) -> AnswerHead {
        self.answering(request.kind()).head(request)
    }

    /// Which of the two answers is given to a request of this kind.
    pub fn answering(&self, kind: ExchangeKind) -> &Answer {
        match kind {
            ExchangeKind::Preflight => &self.preflight,
            ExchangeKind::Actual => &self.actual,
        }
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self { preflight: Answer::default_preflight(), actual: Answer::default() }
    }
}

#[cfg(test)]
mod tests;
