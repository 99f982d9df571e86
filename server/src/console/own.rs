//! `/own/…`: the lab's endpoints `/e/…` on the page's own origin, so that it is a target too.
//!
//! What arrives at the lab was forwarded: names in lower case, from the console.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::Refused;

/// How long the lab may take; its longest delay is a minute.
const ANSWER_TIME: Duration = Duration::from_secs(90);

/// Forwards a request to the lab and its answer back.
pub(super) async fn forward(State(lab_port): State<u16>, request: Request) -> Response {
    match tokio::time::timeout(ANSWER_TIME, ask(lab_port, request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => {
            Refused::bad_gateway(format!("the lab gave no answer: {error}")).into_response()
        }
        Err(_) => Refused::bad_gateway("the lab gave no answer in time").into_response(),
    }
}

async fn ask(
    lab_port: u16,
    mut request: Request,
) -> Result<Response, Box<dyn std::error::Error + Send + Sync>> {
    let target = request.uri().path_and_query().map_or("", |target| target.as_str());
    let below = target.strip_prefix("/own/").unwrap_or_default();
    *request.uri_mut() = Uri::try_from(format!("/e/{below}"))?;
    remove_hop_by_hop(request.headers_mut());
    let stream = TcpStream::connect(("127.0.0.1", lab_port)).await?;
    let (mut sender, connection) = http1::handshake::<_, Body>(TokioIo::new(stream)).await?;
    // Ends with the response, because the sender is dropped when this function returns.
    tokio::spawn(connection);
    let mut response = sender.send_request(request).await?.map(Body::new);
    remove_hop_by_hop(response.headers_mut());
    Ok(response.into_response())
}

/// Headers that speak of one connection only.
fn remove_hop_by_hop(headers: &mut HeaderMap) {
    for name in [
        header::CONNECTION,
        header::PROXY_AUTHENTICATE,
        header::PROXY_AUTHORIZATION,
        header::TE,
        header::TRAILER,
        header::TRANSFER_ENCODING,
        header::UPGRADE,
    ] {
        headers.remove(name);
    }
}
