//! Connections to the console.

use std::sync::Arc;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;

use super::Console;
use super::impatient::Impatient;

/// How much of a head is read.
const HEAD_BYTES: usize = 64 * 1024;

/// What a peer is told for which there is no room.
pub(crate) const FAREWELL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\
    Content-Type: application/problem+json\r\nRetry-After: 1\r\nContent-Length: 114\r\n\r\n\
    {\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\
    \"detail\":\"the console has too many connections\"}\n";

/// Serves a connection until either side ends it. At shutdown the request under way is finished.
pub(crate) async fn serve(console: Arc<Console>, router: Router, stream: TcpStream) {
    // Events are small and must not wait for more.
    let _ = stream.set_nodelay(true);
    let stream = Impatient::new(stream, console.limits.write_time);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(console.limits.head_time)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = console.shutdown.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!("a connection to the console ended early: {error}");
    }
}
