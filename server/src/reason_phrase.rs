//! The words that stand behind a status.

use axum::http::StatusCode;

/// The reason phrase of a status; empty where it has none.
pub(crate) fn reason_phrase(status: u16) -> &'static str {
    StatusCode::from_u16(status).ok().and_then(|known| known.canonical_reason()).unwrap_or_default()
}
