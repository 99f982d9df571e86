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

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use axum::routing;
    use hyper::server::conn::http1;
    use hyper_util::rt::TokioIo;
    use hyper_util::service::TowerToHyperService;
    use tokio::net::TcpListener;

    use super::*;

    async fn broken() -> &'static str {
        panic!("with a secret in it")
    }

    fn ask(address: std::net::SocketAddr, path: &str) -> String {
        let mut stream = std::net::TcpStream::connect(address).expect("a connection");
        let request = format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the server listens");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        answer
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_panic_is_a_500_for_one_request_and_nothing_for_the_next() {
        let router = Router::new()
            .route("/broken", routing::get(broken))
            .route("/whole", routing::get(|| async { "whole" }));
        let service = TowerToHyperService::new(survive(router));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let served = tokio::spawn(async move {
            for _ in 0..2 {
                let (stream, _) = listener.accept().await.expect("a connection");
                let connection = http1::Builder::new();
                let connection = connection.serve_connection(TokioIo::new(stream), service.clone());
                connection.await.expect("an answer");
            }
        });
        let asked = |path| tokio::task::spawn_blocking(move || ask(address, path));
        let answer = asked("/broken").await.expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 500 Internal Server Error\r\n"), "{answer}");
        assert!(answer.contains("content-type: application/problem+json"), "{answer}");
        assert!(!answer.contains("secret"), "{answer}");
        assert!(asked("/whole").await.expect("an answer").ends_with("whole"));
        served.await.expect("the server goes on");
    }
}
