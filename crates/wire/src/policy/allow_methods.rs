//! `Access-Control-Allow-Methods`: the methods that may be used.

use super::{RequestHead, Switch};
use crate::Header;

/// The line: fixed, or the request's `Access-Control-Request-Method`.
pub(super) fn header(switch: &Switch, request: &RequestHead<'_>) -> Option<Header> {
    switch.mirrored_line(
        "Access-Control-Allow-Methods",
        request.value("access-control-request-method"),
    )
}
