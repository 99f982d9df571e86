//! `Access-Control-Allow-Credentials`: whether a request with credentials may be read.

use super::{Switch, header_lines};
use crate::Header;

/// The lines, always fixed: the request has no header that they could repeat.
pub(super) fn lines(switch: &Switch) -> Vec<Header> {
    header_lines::fixed(switch, "Access-Control-Allow-Credentials")
}
