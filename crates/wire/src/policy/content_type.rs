//! `Content-Type`, of a body that has one to describe.

use super::Answer;
use crate::Header;

const NAME: &str = "Content-Type";

/// Plain text, unless there is no body or the further lines name the type.
pub(super) fn header(answer: &Answer, status: u16) -> Option<Header> {
    let named = answer.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(NAME));
    let described = named || answer.content(status).is_empty();
    (!described).then(|| (NAME.to_owned(), "text/plain; charset=utf-8".to_owned()))
}
