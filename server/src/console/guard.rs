//! What stands before every handler of the control API.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Console;

/// Lets a request pass to its handler, or refuses it. Adds the console's own header lines.
pub(super) async fn guard(
    State(console): State<Arc<Console>>,
    request: Request,
    next: Next,
) -> Response {
    let authority = request.uri().authority().map(|authority| authority.as_str().to_owned());
    let mut response = match console.access.check(request.headers(), authority.as_deref()) {
        Ok(()) => next.run(request).await,
        Err(refused) => refused.into_response(),
    };
    let own = |text| HeaderValue::from_static(text);
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(own("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, own("default-src 'none'; sandbox"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, own("nosniff"));
    headers.insert("cross-origin-resource-policy", own("same-origin"));
    response
}
