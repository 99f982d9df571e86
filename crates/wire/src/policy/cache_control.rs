//! `Cache-Control`: who may store the answer, and for how long.

use super::{Switch, header_lines};
use crate::Header;

/// The lines, always fixed: they speak of the server, not of the request.
pub(super) fn lines(switch: &Switch) -> Vec<Header> {
    header_lines::fixed(switch, "Cache-Control")
}
