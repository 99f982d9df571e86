//! `Access-Control-Allow-Methods`: the methods that may be used.

use super::{RequestHead, Switch, header_lines};
use crate::Header;

/// The lines: fixed, or the request's `Access-Control-Request-Method`.
pub(super) fn lines(switch: &Switch, request: &RequestHead<'_>) -> Vec<Header> {
    header_lines::asked(switch, "Access-Control-Allow-Methods", || {
        request.value("access-control-request-method")
    })
}
