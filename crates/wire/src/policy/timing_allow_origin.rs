//! `Timing-Allow-Origin`: whose pages may see how long the answer took, part by part.

use super::{RequestHead, Switch, header_lines};
use crate::Header;

/// The lines: fixed, or the request's `Origin`.
pub(super) fn lines(switch: &Switch, request: &RequestHead<'_>) -> Vec<Header> {
    header_lines::asked(switch, "Timing-Allow-Origin", || request.value("origin"))
}
