//! `Access-Control-Max-Age`: how long a preflight's answer may be kept.

use super::Switch;
use crate::Header;

/// The line, always fixed: the request asks for no time.
pub(super) fn header(switch: &Switch) -> Option<Header> {
    switch.fixed_line("Access-Control-Max-Age")
}
