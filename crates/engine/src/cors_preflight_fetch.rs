//! [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0): asks the server
//! before the request goes out, and judges its answer.

use crate::{
    Algorithm::{CorsPreflightFetch, HttpNetworkFetch},
    Cause, ExchangeKind, Failure, HeaderList, Response, SentRequest, Stage, Subject, Verdict,
    fetch_params::FetchParams,
    fetch_request::FetchRequest,
    log::Looked,
    preflight_answer::judge_preflight_answer,
    rules::PreflightOrigin,
    safelist::UnsafeHeader,
};

/// Sends the preflight and lets the request go on if its answer allows it.
pub(crate) fn cors_preflight_fetch(
    params: &mut FetchParams<'_>,
    unsafe_headers: &[UnsafeHeader],
    origin: &str,
) -> Result<(), Box<Failure>> {
    // Steps 1 to 5. A question without credentials: which method, which headers.
    let mut headers = HeaderList::new();
    headers.push("Accept", "*/*");
    headers.push("Access-Control-Request-Method", params.request.method.as_str());
    if let Some(names) = asked_headers(unsafe_headers) {
        headers.push("Access-Control-Request-Headers", names);
    }
    headers.push("Origin", origin);

    // Step 6. It follows no redirect and uses no cache.
    let response = send(params, &headers)?;

    // Steps 7 and 8. The answer is judged, and remembered if it is good.
    judge_preflight_answer(params, &response, unsafe_headers, origin)
        .map_err(|refusal| refusal.into_failure(Stage::Preflight, params.log.hop()))
}

/// The value of `Access-Control-Request-Headers`, `None` when there is nothing to ask for.
pub(crate) fn asked_headers(unsafe_headers: &[UnsafeHeader]) -> Option<String> {
    let names: Vec<_> = unsafe_headers.iter().map(|header| header.name.as_str()).collect();
    (!names.is_empty()).then(|| names.join(","))
}

/// The origin that the preflight carries.
pub(crate) fn preflight_origin<'a>(request: &'a FetchRequest<'_>, rules: &crate::Rules) -> &'a str {
    match rules.preflight.preflight_origin {
        PreflightOrigin::AsRequest => request.serialize_origin(),
        PreflightOrigin::Page => request.origin.as_str(),
    }
}

fn send(params: &mut FetchParams<'_>, headers: &HeaderList) -> Result<Response, Box<Failure>> {
    let answer = params.network.send(&SentRequest {
        hop: params.log.hop(),
        kind: ExchangeKind::Preflight,
        url: &params.request.url,
        method: "OPTIONS",
        headers,
        include_credentials: false,
    });
    let step = HttpNetworkFetch.step("8.1");
    let Ok(response) = answer else {
        let looked = Looked::for_any(Subject::Connection, None);
        params.log.check_answer(ExchangeKind::Preflight, step, looked, Verdict::Fail);
        return Err(params.log.failure(Stage::Preflight, step, Cause::Transport));
    };
    let looked = Looked::at(Subject::Connection, response.status.to_string());
    let step = CorsPreflightFetch.step("6");
    params.log.check_answer(ExchangeKind::Preflight, step, looked, Verdict::Pass);
    Ok(response)
}
