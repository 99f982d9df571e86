//! `/api/session`: a page that has shown the token need not show it again.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::access::lines;
use super::sessions::COOKIE;
use super::{Console, Refused};

/// `POST`: whoever gets as far as here has shown what is wanted.
pub(super) async fn begin(
    State(console): State<Arc<Console>>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let Some(secret) = console.access.sessions.open() else {
        return Err(Refused::full("the system gives no randomness now"));
    };
    // The guard has looked at the origin: only where TLS stands before the console is it https.
    let over_tls = lines(&headers, "origin").iter().any(|origin| origin.starts_with("https://"));
    let secure = if over_tls { "; Secure" } else { "" };
    Ok(told(&format!("{COOKIE}={secret}; Path=/api/; HttpOnly; SameSite=Strict{secure}")))
}

/// `DELETE`: the session is over, here and in the browser.
pub(super) async fn end(State(console): State<Arc<Console>>, headers: HeaderMap) -> Response {
    console.access.sessions.end(&lines(&headers, "cookie"));
    told(&format!("{COOKIE}=; Path=/api/; Max-Age=0; HttpOnly; SameSite=Strict"))
}

fn told(cookie: &str) -> Response {
    let cookie = HeaderValue::try_from(cookie).expect("a cookie of ours is plain ASCII");
    (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response()
}
