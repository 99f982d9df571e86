//! The console: the control API under `/api/`, for the page and for `curl`.

mod access;
mod cache;
mod endpoints;
mod events;
mod guard;
mod har;
mod health;
mod impatient;
mod json_body;
mod lab;
mod merge_patch;
mod openapi;
mod operation;
mod own;
mod plain_text;
mod pointer;
mod precondition;
mod presets;
mod query;
mod record;
mod refused;
mod routes;
mod serve;
mod session;
mod sessions;
mod survive;
mod ui;

pub(crate) use access::Access;
pub(crate) use serve::{FAREWELL, serve};
pub(crate) use sessions::Sessions;
pub(crate) use ui::Page;

use std::sync::Arc;

use axum::http::{Method, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Router, middleware};
use cors_wire::Health;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::{Limits, endpoints::Endpoints, journal::Journal};
use refused::Refused;

/// What the handlers share.
#[derive(Debug)]
pub(crate) struct Console {
    pub(crate) endpoints: Arc<Endpoints>,
    pub(crate) journal: Arc<Journal>,
    pub(crate) health: Health,
    /// The built page, when it is to be served.
    pub(crate) page: Option<Page>,
    pub(crate) access: Access,
    /// One permit for each event stream.
    pub(crate) streams: Arc<Semaphore>,
    /// One permit for each archive that is being sent.
    pub(crate) exports: Arc<Semaphore>,
    pub(crate) limits: Limits,
    pub(crate) shutdown: CancellationToken,
}

/// The control API behind its guard and, when it is to be served, the page beside it.
pub(crate) fn router(console: &Arc<Console>) -> Router {
    let api = api(Arc::clone(console));
    let all = match &console.page {
        Some(page) => {
            let ui = ui::router(page, console);
            api.layer(middleware::from_fn_with_state(ui, ui::beside_the_api))
        }
        None => api,
    };
    survive::survive(all)
}

fn api(console: Arc<Console>) -> Router {
    let mut router = Router::new();
    for operation in routes::operations() {
        router = router.route(operation.path, operation.handler);
    }
    router
        .fallback(no_such_route)
        .method_not_allowed_fallback(no_such_method)
        .layer(middleware::from_fn_with_state(Arc::clone(&console), guard::guard))
        .with_state(console)
}

async fn no_such_route(uri: Uri) -> Response {
    Refused::not_found(format!("the console has nothing at {}", uri.path())).into_response()
}

async fn no_such_method(method: Method, uri: Uri) -> Response {
    Refused::method(format!("{method} cannot be used on {}", uri.path())).into_response()
}
