//! `Access-Control-Allow-Headers`: the request headers that may be used.

use super::{RequestHead, Switch};
use crate::Header;

/// The line: fixed, or the request's `Access-Control-Request-Headers`.
pub(super) fn header(switch: &Switch, request: &RequestHead<'_>) -> Option<Header> {
    switch.mirrored_line(
        "Access-Control-Allow-Headers",
        request.value("access-control-request-headers"),
    )
}
