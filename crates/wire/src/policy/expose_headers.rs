//! `Access-Control-Expose-Headers`: the response headers that script may read.

use super::{Switch, header_lines};
use crate::Header;

/// The lines, always fixed: the request asks for none.
pub(super) fn lines(switch: &Switch) -> Vec<Header> {
    header_lines::fixed(switch, "Access-Control-Expose-Headers")
}
