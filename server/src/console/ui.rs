//! The built page, when the console is to serve it.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::{Console, Refused, own};
use crate::embedded::File;

/// Where the page is.
#[derive(Debug)]
pub(crate) enum Page {
    /// In a folder, read for each request.
    Folder(PathBuf),
    /// In this program.
    Embedded(&'static [File]),
}

/// The page's files, and the lab's endpoints on the page's own origin under `/own/`.
pub(super) fn router(page: &Page, console: &Arc<Console>) -> Router {
    let files = match page {
        Page::Folder(folder) => Router::new().fallback_service(ServeDir::new(folder)),
        Page::Embedded(files) => {
            let files = *files;
            Router::new().fallback(move |method: Method, uri: Uri| async move {
                embedded(files, &method, uri.path())
            })
        }
    };
    Router::new()
        .route("/own/{*path}", routing::any(own::forward))
        .with_state(console.health.lab_ports[0])
        .fallback_service(files.layer(middleware::map_response(own_lines)))
        .layer(middleware::from_fn_with_state(Arc::clone(console), by_an_own_name))
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
async fn by_an_own_name(
    State(console): State<Arc<Console>>,
    request: Request,
    next: Next,
) -> Response {
    let authority = request.uri().authority().map(|authority| authority.as_str().to_owned());
    match console.access.check_hosts(request.headers(), authority.as_deref()) {
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

fn embedded(files: &'static [File], method: &Method, path: &str) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return Refused::method(format!("{method} cannot be used on {path}")).into_response();
    }
    let path = if path == "/" { "/index.html" } else { path };
    match files.iter().find(|file| file.path == path) {
        Some(file) => {
            let media_type = HeaderValue::from_static(media_type(file.path));
            ([(header::CONTENT_TYPE, media_type)], file.bytes).into_response()
        }
        None => Refused::not_found(format!("the console has nothing at {path}")).into_response(),
    }
}

/// The media type of a file of the page; a browser guesses at none.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "map" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static FILES: [File; 2] = [
        File { path: "/index.html", bytes: b"<!doctype html>" },
        File { path: "/page_bg.wasm", bytes: b"\0asm" },
    ];

    #[track_caller]
    fn check(method: &Method, path: &str, status: u16, media_type: &str) {
        let response = embedded(&FILES, method, path);
        let found = response.headers()[header::CONTENT_TYPE].to_str().expect("text");
        assert_eq!((response.status().as_u16(), found), (status, media_type), "{method} {path}");
    }

    #[test]
    fn the_files_of_the_program_are_served_by_their_paths() {
        check(&Method::GET, "/", 200, "text/html; charset=utf-8");
        check(&Method::GET, "/index.html", 200, "text/html; charset=utf-8");
        check(&Method::HEAD, "/page_bg.wasm", 200, "application/wasm");
        check(&Method::GET, "/page_bg.wasm.map", 404, "application/problem+json");
        check(&Method::GET, "/../index.html", 404, "application/problem+json");
        check(&Method::POST, "/", 405, "application/problem+json");
    }
}
