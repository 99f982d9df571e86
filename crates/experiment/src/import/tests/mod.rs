//! What developer tools copy, as they copy it.

mod answers;
mod console;
mod curl;
mod law;
mod page_origin;
mod problems;
mod recorded;
mod requests;
mod size;
mod terminal;

use super::{Entry, Import, import};
use crate::Lab;

const LAB: Lab<'_> = Lab { page_origin: "http://localhost:8000", lab_ports: &[3000, 3001] };

#[track_caller]
fn read(text: &str) -> Import {
    import(text, &LAB).expect("it is known")
}

/// The request in script's words: method, URL, credentials, headers.
fn request(entry: &Entry) -> String {
    let exchange = entry.exchange.as_ref().expect("a request");
    let request = &exchange.steps[0].request;
    let headers = request.headers.iter().map(|(name, value)| format!(" {name}={value}"));
    let credentials = cors_engine::Keyword::as_str(request.credentials);
    let headers: String = headers.collect();
    format!("{} {} {credentials}{headers}", request.method, request.url)
}

fn body(entry: &Entry) -> Option<&str> {
    entry.exchange.as_ref().and_then(|exchange| exchange.steps[0].request.body.as_deref())
}

fn page(entry: &Entry) -> &str {
    entry.exchange.as_ref().expect("a request").page.origin.origin().as_str()
}

#[track_caller]
fn noted(notes: &[String], part: &str) {
    assert!(notes.iter().any(|note| note.contains(part)), "{part} in {notes:#?}");
}
