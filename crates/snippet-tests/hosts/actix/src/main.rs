//! An application on actix-web.

mod cors;

use actix_web::{App, HttpResponse, HttpServer, error::ErrorInternalServerError, web};

async fn boom() -> actix_web::Result<HttpResponse> {
    Err(ErrorInternalServerError("boom"))
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).expect("an address");
    let root = || async { HttpResponse::Ok().insert_header(("x-total", "3")).body("{}") };
    HttpServer::new(move || {
        App::new()
            .route("/", web::to(root))
            .route("/boom", web::to(boom))
@snippet 1
    })
    .workers(1)
    .bind(address)?
    .run()
    .await
}
