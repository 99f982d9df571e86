//! `Access-Control-Max-Age`: how long a preflight's answer may be kept.

use super::{Switch, header_lines};
use crate::Header;

/// The lines, always fixed: the request asks for no time.
pub(super) fn lines(switch: &Switch) -> Vec<Header> {
    header_lines::fixed(switch, "Access-Control-Max-Age")
}
