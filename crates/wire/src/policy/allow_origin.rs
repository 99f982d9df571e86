//! `Access-Control-Allow-Origin`: who may read the answer.

use super::{HeaderSource, OriginMatch, RequestHead, Switch, header_lines};
use crate::Header;

const NAME: &str = "Access-Control-Allow-Origin";

/// The lines: fixed, the request's `Origin`, or that `Origin` if it is on the list.
pub(super) fn lines(switch: &Switch, by: OriginMatch, request: &RequestHead<'_>) -> Vec<Header> {
    let origin = || request.value("origin");
    if let HeaderSource::List { list } = &switch.value {
        let allowed = |origin: &String| list.iter().any(|listed| by.takes(origin, listed));
        return header_lines::one(switch, NAME, origin().filter(allowed));
    }
    header_lines::asked(switch, NAME, origin)
}
