//! `GET /api/presets?origin=…`.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, State};
use cors_wire::Preset;

use super::Console;

/// The presets, with an origin of the page where an origin is allowed: the one that is asked for,
/// or else the first.
pub(super) async fn list(
    State(console): State<Arc<Console>>,
    RawQuery(query): RawQuery,
) -> Json<Vec<Preset>> {
    let query = query.unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let asked = pairs.find_map(|(name, value)| (name == "origin").then_some(value));
    let origins = &console.access.origins;
    let origin = origins.iter().find(|origin| asked.as_deref() == Some(origin.as_str()));
    let origin = origin.or(origins.first());
    Json(Preset::all(origin.map_or("http://localhost:8000", String::as_str)))
}
