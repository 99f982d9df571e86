//! `Content-Type`, of a body that has one to describe.

use super::Answer;
use crate::Header;

const NAME: &str = "Content-Type";

/// What the body is, unless there is no body or the further lines name the type.
pub(super) fn line(answer: &Answer, content: &[u8]) -> Option<Header> {
    let named = answer.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(NAME));
    let described = named || content.is_empty();
    (!described).then(|| (NAME.to_owned(), answer.body_type.media_type().to_owned()))
}
