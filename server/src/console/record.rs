//! `GET /api/record?after=N`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use cors_wire::Exchange;
use serde::Serialize;

use super::{Console, query::After};
use crate::instance::Position;

/// A [`RecordPage`](cors_wire::RecordPage) that copies no exchange.
#[derive(Serialize)]
struct Page<'a> {
    instance: &'a str,
    restarted: bool,
    next: u64,
    dropped: u64,
    exchanges: Vec<&'a Exchange>,
}

/// The recorded exchanges after a position, from the oldest that is kept when none is given.
pub(super) async fn read(State(console): State<Arc<Console>>, after: After) -> Response {
    let instance = console.journal.instance();
    let after = after.0.unwrap_or(Position::bare(0));
    let part = console.journal.part(&after);
    let page = Page {
        instance: instance.as_str(),
        restarted: instance.number(&after).is_none(),
        next: part.next,
        dropped: part.dropped,
        exchanges: part.exchanges.iter().map(AsRef::as_ref).collect(),
    };
    Json(page).into_response()
}
