//! `Access-Control-Allow-Credentials`: whether a request with credentials may be read.

use super::Switch;
use crate::Header;

/// The line, always fixed: the request has no header that it could repeat.
pub(super) fn header(switch: &Switch) -> Option<Header> {
    switch.fixed_line("Access-Control-Allow-Credentials")
}
