//! `GET /api/presets`.

use std::sync::Arc;

use axum::{Json, extract::State};
use cors_wire::Preset;

use super::Console;

/// The presets, with the page's first origin where an origin is allowed.
pub(super) async fn list(State(console): State<Arc<Console>>) -> Json<Vec<Preset>> {
    Json(Preset::all(
        console.access.origins.first().map_or("http://localhost:8000", String::as_str),
    ))
}
