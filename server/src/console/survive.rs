//! A handler that panics is a fault of ours: it is told to whoever asked, and to nobody else.

use std::any::Any;

use axum::Router;
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;

use super::Refused;

/// Answers 500 where a handler panics.
pub(super) fn survive(router: Router) -> Router {
    router.layer(CatchPanicLayer::custom(told))
}

/// What the panic said is in the log; it may speak of what is nobody's business.
fn told(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request to the console made the server panic");
    Refused::broken("the server is at fault; it goes on").into_response()
}
