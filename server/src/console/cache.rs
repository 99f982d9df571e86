//! `/api/endpoints/{name}/cache`: what the shared cache before an endpoint holds.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use cors_wire::CachedAnswer;

use super::endpoints::{Name, find};
use super::{Console, Refused};

/// `GET /api/endpoints/{name}/cache`.
pub(super) async fn list(
    State(console): State<Arc<Console>>,
    Name(name): Name,
) -> Result<Json<Vec<CachedAnswer>>, Refused> {
    let endpoint = find(&console, &name)?;
    Ok(Json(console.endpoints.caches.list(&endpoint.name, console.journal.now_us())))
}

/// `DELETE /api/endpoints/{name}/cache`: empties it.
pub(super) async fn empty(
    State(console): State<Arc<Console>>,
    Name(name): Name,
) -> Result<StatusCode, Refused> {
    let endpoint = find(&console, &name)?;
    console.endpoints.caches.empty(&endpoint.name);
    Ok(StatusCode::NO_CONTENT)
}
