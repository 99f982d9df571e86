//! Files that lie beside the page and are loaded when they are wanted.

use std::rc::Rc;

use gloo_net::http::Request;

use super::api::text;

/// The text of a file, `None` when it cannot be had.
pub async fn file(path: &str) -> Option<Rc<str>> {
    text(Request::get(path).build()).await.ok().map(Into::into)
}
