//! [HTTP-network-or-cache fetch][or-cache] and [HTTP-network fetch][network]: the request goes out.
//!
//! [or-cache]: https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch
//! [network]: https://fetch.spec.whatwg.org/#concept-http-network-fetch

use crate::{
    Algorithm::{HttpNetworkFetch, HttpNetworkOrCacheFetch},
    CacheMode, Cause, CredentialsMode, ExchangeKind, Failure, HttpVersion, Response, SentRequest,
    Stage, Step, Subject, Verdict, Warning,
    fetch_params::FetchParams,
    fetch_request::RequestBody,
    log::Looked,
};

/// How many bytes of bodies may outlive a page.
const KEEPALIVE_QUOTA: usize = 65_536;

/// Sends the request itself and gives its answer.
pub(crate) fn http_network_or_cache_fetch(
    params: &mut FetchParams<'_>,
    origin: Option<&str>,
) -> Result<Response, Box<Failure>> {
    check_keepalive_quota(params)?;

    // Step 11.1. A cache that must answer is not modelled, so it has nothing.
    if params.request.cache == CacheMode::OnlyIfCached {
        return Err(refuse_transport(params, HttpNetworkOrCacheFetch.step("11.1")));
    }

    // HTTP-network fetch, step 8. A stream needs a connection that can carry one.
    let is_stream = params.request.body == Some(RequestBody::Stream);
    if is_stream && params.network.http_version(&params.request.url) == HttpVersion::Http1 {
        return Err(refuse_transport(params, HttpNetworkFetch.step("8.3")));
    }
    let include_credentials = params.request.include_credentials(params.rules);
    if !include_credentials && params.request.credentials == CredentialsMode::SameOrigin {
        params.log.warn(Warning::CredentialsNotSent);
    }
    params.log.update_hop(|hop| hop.sent = true);
    if let Some(origin) = origin {
        params.request.headers.push("Origin", origin);
    }
    let answer = params.network.send(&SentRequest {
        hop: params.log.hop(),
        kind: ExchangeKind::Actual,
        url: &params.request.url,
        method: &params.request.method,
        headers: &params.request.headers,
        include_credentials,
    });
    if origin.is_some() {
        params.request.headers.pop();
    }
    params.request.first_hop_credentials.get_or_insert(include_credentials);
    params.request.carried_origin = origin.map(str::to_owned);
    let Ok(response) = answer else {
        return Err(refuse_transport(params, HttpNetworkFetch.step("8.1")));
    };
    let looked = Looked::at(Subject::Connection, response.status.to_string());
    params.log.check_answer(
        ExchangeKind::Actual,
        HttpNetworkFetch.step("8"),
        looked,
        Verdict::Pass,
    );
    Ok(response)
}

/// Step 8.10: what may outlive the page is small.
fn check_keepalive_quota(params: &mut FetchParams<'_>) -> Result<(), Box<Failure>> {
    let Some(RequestBody::Buffered(length)) = params.request.body else {
        return Ok(());
    };
    if params.request.keepalive && length > KEEPALIVE_QUOTA {
        return Err(refuse_transport(params, HttpNetworkOrCacheFetch.step("8.10.5")));
    }
    Ok(())
}

fn refuse_transport(params: &mut FetchParams<'_>, step: Step) -> Box<Failure> {
    let looked = Looked::for_any(Subject::Connection, None);
    params.log.check_answer(ExchangeKind::Actual, step, looked, Verdict::Fail);
    params.log.failure(Stage::Response, step, Cause::Transport)
}
