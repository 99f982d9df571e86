//! `GET /api/health`.

use std::sync::Arc;

use axum::{Json, extract::State};
use cors_wire::Health;

use super::Console;

/// Says that this is the companion, and where its lab is.
pub(super) async fn read(State(console): State<Arc<Console>>) -> Json<Health> {
    Json(console.health.clone())
}
