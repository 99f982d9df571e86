//! `Access-Control-Allow-Origin`: who may read the answer.

use super::{HeaderSource, OriginMatch, RequestHead, Switch};
use crate::Header;

const NAME: &str = "Access-Control-Allow-Origin";

/// The line: fixed, the request's `Origin`, or that `Origin` if it is on the list.
pub(super) fn header(
    switch: &Switch,
    by: OriginMatch,
    request: &RequestHead<'_>,
) -> Option<Header> {
    let origin = || request.value("origin");
    match &switch.value {
        HeaderSource::List { list } => {
            let allowed = |origin: &String| list.iter().any(|listed| by.takes(origin, listed));
            switch.line(NAME, origin().filter(allowed))
        }
        HeaderSource::Fixed(_) | HeaderSource::Mirror { .. } => {
            switch.mirrored_line(NAME, origin())
        }
    }
}
