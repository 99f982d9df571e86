//! `Access-Control-Allow-Origin`: who may read the answer.

use super::{HeaderSource, RequestHead, Switch};
use crate::Header;

const NAME: &str = "Access-Control-Allow-Origin";

/// The line: fixed, the request's `Origin`, or that `Origin` if it is on the list.
pub(super) fn header(switch: &Switch, request: &RequestHead<'_>) -> Option<Header> {
    let origin = || request.value("origin");
    match &switch.value {
        HeaderSource::List { list } => {
            switch.line(NAME, origin().filter(|origin| list.contains(origin)))
        }
        HeaderSource::Fixed(_) | HeaderSource::Mirror { .. } => {
            switch.mirrored_line(NAME, origin())
        }
    }
}
