//! An application on axum.

mod cors;

use axum::{Router, http::StatusCode, routing::any};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let address = std::env::args().nth(1).expect("an address");
    let listener = tokio::net::TcpListener::bind(address).await.expect("a free port");
    let app = Router::new()
        .route("/", any(|| async { ([("x-total", "3")], "{}") }))
        .route("/boom", any(|| async { (StatusCode::INTERNAL_SERVER_ERROR, "boom") }))
        .layer(cors::cors());
    axum::serve(listener, app).await.expect("it serves");
}
