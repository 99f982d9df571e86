//! How an endpoint answers: a preflight answer, an actual answer, and a cache before them.
//!
//! Every response header has a file of its own with one function that makes its lines, or none.
//! [`Answer::head`] is the list of them in the order in which they go out.

mod answer;
mod body;
mod cache;
mod cors_when;
mod delivery;
mod fault;
mod header_lines;
mod origin_match;
mod reading;
mod redirect;
mod request_head;
mod status_for;
mod switch;
mod validate;

mod allow_credentials;
mod allow_headers;
mod allow_methods;
mod allow_origin;
mod cache_control;
mod companion;
mod content_length;
mod content_type;
mod expose_headers;
mod max_age;
mod resource_policy;
mod set_cookie;
mod timing_allow_origin;
mod vary;

pub use answer::{Answer, AnswerHead};
pub use body::{BodyType, ECHOED_BYTES, RequestBody};
pub use cache::SharedCache;
pub use companion::{COMPANION_HEADERS, CacheUse};
pub use cors_when::CorsWhen;
pub use delivery::Delivery;
pub use fault::Fault;
pub use origin_match::OriginMatch;
pub use redirect::{Redirect, RedirectTo};
pub use request_head::{Place, RequestHead};
pub use set_cookie::{Cookie, SameSite};
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
    /// The shared cache before the endpoint.
    pub cache: SharedCache,
}

impl Policy {
    /// The head of the answer to a request: all header lines, the companion's own included.
    ///
    /// The request is taken to have no body, which only the length of an echo depends on.
    pub fn answer(&self, request: &RequestHead<'_>) -> AnswerHead {
        let answer = self.answering(request.kind());
        answer.head(request, &answer.content(request, RequestBody::default()))
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
        Self {
            preflight: Answer::default_preflight(),
            actual: Answer::default(),
            cache: SharedCache::default(),
        }
    }
}

#[cfg(test)]
mod tests;
