//! Subresource integrity, as far as it depends on anything but the body's bytes.

use crate::{
    Algorithm::MainFetch, Cause, Failure, Response, Stage, Subject, Verdict,
    fetch_params::FetchParams, fetch_request::Tainting, log::Looked,
};

/// Step 23 of main fetch: a body that may not be looked at cannot be verified.
///
/// Note: the bytes of a body are not known here, so a digest that does not match goes unnoticed.
pub(crate) fn check_integrity(
    params: &mut FetchParams<'_>,
    response: &Response,
) -> Result<(), Box<Failure>> {
    if params.request.integrity.is_empty() {
        return Ok(());
    }
    let has_body =
        params.request.method != "HEAD" && !matches!(response.status, 101 | 103 | 204 | 205 | 304);
    let looked = Looked::at(Subject::Body, params.request.integrity.as_str());
    let step = MainFetch.step("23.2");
    if has_body && params.request.tainting != Tainting::Opaque {
        params.log.check(step, looked, Verdict::Pass);
        return Ok(());
    }
    Err(params.refuse(Stage::Response, step, looked, Cause::Transport))
}
