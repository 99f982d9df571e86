//! Connections to the console.

use std::{sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use super::Console;

/// How much of a head is read, and for how long.
const HEAD_BYTES: usize = 64 * 1024;
const HEAD_TIME: Duration = Duration::from_secs(10);

/// How long a peer that is turned away may take to read why.
const TURNING_AWAY: Duration = Duration::from_millis(500);

/// Serves a connection until either side ends it. At shutdown the request under way is finished.
pub(crate) async fn serve(console: Arc<Console>, router: Router, stream: TcpStream) {
    // Events are small and must not wait for more.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
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

/// Tells a peer that there are too many connections.
pub(crate) async fn turn_away(mut stream: TcpStream) {
    const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\
        Content-Type: application/problem+json\r\nRetry-After: 1\r\nContent-Length: 114\r\n\r\n\
        {\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,\
        \"detail\":\"the console has too many connections\"}\n";
    let told = async {
        stream.write_all(FULL).await?;
        stream.shutdown().await?;
        // Reading to the end keeps the system from resetting the connection under the answer.
        tokio::io::copy(&mut stream, &mut tokio::io::sink()).await
    };
    // Whether it was told or not, it is over.
    let _ = tokio::time::timeout(TURNING_AWAY, told).await;
}
