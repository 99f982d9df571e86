//! `Cross-Origin-Resource-Policy`: who may embed the answer without asking for leave to read it.

use super::{Switch, header_lines};
use crate::Header;

/// The lines, always fixed: they speak of the server, not of the request.
pub(super) fn lines(switch: &Switch) -> Vec<Header> {
    header_lines::fixed(switch, "Cross-Origin-Resource-Policy")
}
