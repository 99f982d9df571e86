//! What crosses between CORS Explorer's page and its companion server.
//!
//! The nouns of the control API as JSON, and one pure function, [`Policy::answer`]: from a policy
//! and a request to the header lines of the answer. The server sends what it returns and the page
//! predicts with it, so that the two cannot drift apart.

mod cached;
mod endpoint;
mod event;
mod exchange;
mod health;
mod lab;
mod policy;
mod preset;
mod problem;
#[cfg(feature = "schema")]
mod schema;
mod target;

pub use cached::CachedAnswer;
#[cfg(feature = "schema")]
pub use endpoint::NAME_PATTERN;
pub use endpoint::{Endpoint, NewEndpoint, ROOT, name_problem};
pub use event::Event;
pub use exchange::{
    Exchange, ExchangeKind, Header, MASKED, RecordPage, RecordedAnswer, RecordedRequest, values,
};
pub use health::{Health, SERVICE};
pub use lab::LabDocument;
pub use policy::{
    Answer, AnswerHead, BodyType, COMPANION_HEADERS, CacheUse, Cookie, CorsWhen, Delivery,
    ECHOED_BYTES, Fault, HeaderSource, OriginMatch, Place, Policy, Redirect, RedirectTo,
    RequestBody, RequestHead, SameSite, SharedCache, StatusFor, Switch, limits,
};
pub use preset::Preset;
pub use problem::{FieldProblem, Problem, pointer_to};
pub use target::{Target, is_name, path_with_run, without_run};
