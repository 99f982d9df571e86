//! [Main fetch](https://fetch.spec.whatwg.org/#concept-main-fetch): which protocol applies, hop by
//! hop, and what script may see of the answer.

use crate::{
    Algorithm::MainFetch,
    Cause, Failure, Keyword, Mode, RedirectMode, Rules, Stage, Subject, Verdict, VisibleResponse,
    block::{block_bad_port, block_mixed_content},
    fetch_params::FetchParams,
    fetch_request::{EarlierPreflight, FetchRequest, Tainting},
    filter::{filter, opaque_redirect},
    http_fetch::{Fetched, MakePreflight, http_fetch, make_preflight_unless_cached, scheme_fetch},
    integrity::check_integrity,
    log::Looked,
    preflight_need::preflight_need,
    rules::{FailedResponse, PreflightedHeaders},
};

/// What [fetching](https://fetch.spec.whatwg.org/#concept-fetch) adds before main fetch.
pub(crate) fn prepare<'a>(mut request: FetchRequest<'a>, rules: &Rules) -> FetchRequest<'a> {
    // Step 12. The browser's own `Accept` is judged like script's.
    if !request.headers.contains("accept") {
        request.headers.push("Accept", "*/*");
    }
    if rules.preflight.preflighted_headers != PreflightedHeaders::Current {
        request.original_headers = Some(request.headers.clone());
    }
    request
}

/// Runs the request, redirects included, to what script sees.
pub(crate) fn main_fetch(params: &mut FetchParams<'_>) -> Result<VisibleResponse, Box<Failure>> {
    let fetched = loop {
        params.log.begin_hop(&params.request);
        let fetched = fetch_hop(params);
        match fetched {
            Ok(Fetched::Redirected) => {
                if let Some(refusal) = params.request.late_refusal.take() {
                    preflight_all_the_same(params);
                    break Err(refusal);
                }
            }
            Ok(Fetched::Response(response)) => break Ok(response),
            Ok(Fetched::OpaqueRedirect) => return Ok(opaque_redirect(params)),
            Err(failure) => break Err(failure),
        }
    };

    // Step 12, where a preflight was asked for: whatever went wrong after it, the memory of it
    // goes too, under the URL that the request has by now.
    if fetched.is_err()
        && params.request.earlier_preflight == EarlierPreflight::Some
        && params.rules.cache.failed_response == FailedResponse::ClearsCache
    {
        params.cache.clear(&params.request, params.rules);
    }
    let response = fetched?;
    check_integrity(params, &response)?;
    Ok(filter(params, &response))
}

/// Sends the preflight that overtakes a refusal; what comes of it matters no more.
fn preflight_all_the_same(params: &mut FetchParams<'_>) {
    if let Some(need) = preflight_need(params) {
        params.log.begin_hop(&params.request);
        let _ = make_preflight_unless_cached(params, need);
    }
}

/// One hop: what blocks it, then the protocol that applies.
fn fetch_hop(params: &mut FetchParams<'_>) -> Result<Fetched, Box<Failure>> {
    // Step 7. Some requests no browser makes.
    block_bad_port(params)?;
    block_mixed_content(params)?;

    // Step 12. The first of the following that fits.
    let request = &params.request;
    let same_origin = request.origin.is_same_origin_with(&request.url);
    let looked =
        Looked::at(Subject::Origin, request.url.as_str()).expecting([request.origin.as_str()]);
    let scheme_is_http = matches!(request.url.scheme(), "http" | "https");

    // The page's own, as long as the request has not been elsewhere.
    if (same_origin && request.tainting == Tainting::Basic) || request.url.scheme() == "data" {
        params.log.check(MainFetch.step("12"), looked, Verdict::Pass);
        params.request.tainting = Tainting::Basic;
        return scheme_fetch(params);
    }
    params.log.check(MainFetch.step("12"), looked, Verdict::Turn);
    match params.request.mode {
        Mode::SameOrigin => Err(refuse_same_origin_mode(params)),
        Mode::NoCors => fetch_opaque(params),
        Mode::Cors if !scheme_is_http => Err(refuse_scheme(params)),
        Mode::Cors => {
            let need = preflight_need(params);
            params.request.tainting = Tainting::Cors;
            match need {
                Some(need) => http_fetch(params, MakePreflight::Needed(need)),
                None => http_fetch(params, MakePreflight::NotNeeded),
            }
        }
    }
}

fn fetch_opaque(params: &mut FetchParams<'_>) -> Result<Fetched, Box<Failure>> {
    // Step 12. A redirect that script could look at would show what an opaque response hides.
    let redirect = params.request.redirect;
    let looked = Looked::at(Subject::Redirect, redirect.as_str()).expecting(["follow"]);
    let step = MainFetch.step("12");
    if redirect != RedirectMode::Follow {
        return Err(params.refuse(Stage::Dispatch, step, looked, Cause::NoCorsRedirectMode));
    }
    params.log.check(step, looked, Verdict::Pass);
    params.request.tainting = Tainting::Opaque;
    scheme_fetch(params)
}

fn refuse_same_origin_mode(params: &mut FetchParams<'_>) -> Box<Failure> {
    let cause = Cause::SameOriginMode {
        origin: params.request.origin.serialize(),
        target: params.request.url.origin().ascii_serialization(),
    };
    let looked = Looked::at(Subject::Mode, params.request.mode.as_str());
    params.refuse(Stage::Dispatch, MainFetch.step("12"), looked, cause)
}

fn refuse_scheme(params: &mut FetchParams<'_>) -> Box<Failure> {
    let scheme = params.request.url.scheme().to_owned();
    let looked = Looked::at(Subject::Scheme, scheme.as_str()).expecting(["http", "https"]);
    let cause = Cause::SchemeNotHttp { scheme };
    params.refuse(Stage::Dispatch, MainFetch.step("12"), looked, cause)
}
