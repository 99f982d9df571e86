//! The query of a request to the console: `after=N` or nothing.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::Refused;
use crate::instance::Position;

/// The position after which record or events are wanted, if it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct After(pub(super) Option<Position>);

impl<S: Sync> FromRequestParts<S> for After {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        let mut after = None;
        for (name, value) in form_urlencoded::parse(parts.uri.query().unwrap_or("").as_bytes()) {
            if name != "after" {
                let detail = format!("the query parameter `after` was expected, not `{name}`");
                return Err(Refused::unreadable(detail));
            }
            after = Some(Position::parse(&value).ok_or_else(|| {
                Refused::unreadable(format!(
                    "a number, perhaps behind an instance and `-`, was expected for `after`, not \
                     `{value}`"
                ))
            })?);
        }
        Ok(Self(after))
    }
}
