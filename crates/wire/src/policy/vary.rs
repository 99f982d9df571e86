//! `Vary`: the request headers that the answer depends on.

use super::Switch;
use crate::Header;

/// The line, always fixed: it speaks of the server, not of the request.
pub(super) fn header(switch: &Switch) -> Option<Header> {
    switch.fixed_line("Vary")
}
