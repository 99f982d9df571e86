//! The built page, when the console is asked to serve it.

use std::path::Path;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::{Refused, guard, own};

/// The page's files, and the lab's endpoints on the page's own origin under `/own/`.
pub(super) fn router(folder: &Path, lab_port: u16) -> Router {
    let files = Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(axum::middleware::map_response(own_lines));
    Router::new()
        .route("/own/{*path}", routing::any(own::forward))
        .with_state(lab_port)
        .fallback_service(files)
        .layer(middleware::from_fn(on_this_machine))
}

/// Sends what is not for the control API to the page.
pub(super) async fn beside_the_api(
    State(ui): State<Router>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if path == "/api" || path.starts_with("/api/") {
        next.run(request).await
    } else {
        ui.oneshot(request).await.into_response()
    }
}

/// The page is no secret and a link may lead to it from anywhere, but a foreign name that leads
/// to this machine must not become its origin.
async fn on_this_machine(request: Request, next: Next) -> Response {
    let authority = request.uri().authority().map(|authority| authority.as_str().to_owned());
    match guard::check_hosts(request.headers(), authority.as_deref()) {
        Ok(()) => next.run(request).await,
        Err(why) => Refused::forbidden(why).into_response(),
    }
}

/// No other page may frame this one and lead its visitor's clicks, and a new build shows at once.
async fn own_lines(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let own = |text| HeaderValue::from_static(text);
    headers.insert(header::CONTENT_SECURITY_POLICY, own("frame-ancestors 'self'"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, own("nosniff"));
    headers.insert(header::CACHE_CONTROL, own("no-cache"));
    response
}
