//! An application on axum with tower-http's CORS layer: one route, one allow-list.
//!
//! `bench-peer PORT` serves it, recording nothing.

use std::io;

use axum::{Router, http::HeaderValue, routing::get};
use tokio::net::TcpListener;
use tower_http::cors::{AllowOrigin, CorsLayer};

#[tokio::main]
async fn main() -> io::Result<()> {
    let port = std::env::args().nth(1).and_then(|port| port.parse().ok());
    let port: u16 = port.ok_or_else(|| io::Error::other("bench-peer PORT"))?;
    let origins = ["http://localhost:8000", "https://app.example"];
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.map(HeaderValue::from_static)))
        .vary([axum::http::header::ORIGIN]);
    let app = Router::new().route("/", get(async || "Hello server")).layer(cors);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, app).await
}
