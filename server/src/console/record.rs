//! `GET /api/record?after=N`.

use std::sync::Arc;

use axum::{Json, extract::State};
use cors_wire::RecordPage;

use super::{Console, query::After};

/// The recorded exchanges after a number, from the oldest that is kept when none is given.
pub(super) async fn read(State(console): State<Arc<Console>>, after: After) -> Json<RecordPage> {
    Json(console.journal.page(after.0.unwrap_or(0)))
}
