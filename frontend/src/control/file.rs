//! Files that lie beside the page and are loaded when they are wanted.

use std::rc::Rc;

use super::api::{plain, text};

/// The text of a file, `None` when it cannot be had.
pub async fn file(path: &str) -> Option<Rc<str>> {
    text(&plain("GET", path)).await.ok().map(Into::into)
}
