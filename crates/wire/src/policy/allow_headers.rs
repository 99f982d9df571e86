//! `Access-Control-Allow-Headers`: the request headers that may be used.

use super::{RequestHead, Switch, header_lines};
use crate::Header;

/// The lines: fixed, or the request's `Access-Control-Request-Headers`.
pub(super) fn lines(switch: &Switch, request: &RequestHead<'_>) -> Vec<Header> {
    header_lines::asked(switch, "Access-Control-Allow-Headers", || {
        request.value("access-control-request-headers")
    })
}
