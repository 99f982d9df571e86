//! `Access-Control-Expose-Headers`: the response headers that script may read.

use super::Switch;
use crate::Header;

/// The line, always fixed: the request asks for none.
pub(super) fn header(switch: &Switch) -> Option<Header> {
    switch.fixed_line("Access-Control-Expose-Headers")
}
