//! [HTTP fetch](https://fetch.spec.whatwg.org/#concept-http-fetch): the preflight, the request, and
//! the checks of its answer.

use std::borrow::Cow;

use crate::{
    Algorithm::HttpFetch,
    Cause, ExchangeKind, Failure, Keyword, Preflight, PreflightReason, RedirectMode, Response,
    Stage, Subject, Verdict,
    cors_check::cors_check,
    cors_preflight_fetch::{asked_headers, cors_preflight_fetch, preflight_origin},
    fetch_params::FetchParams,
    fetch_request::{PreflightFlag, Tainting, TimingAllow},
    location::{Location, has_broken_location, location_url},
    log::Looked,
    method::is_cors_safelisted_method,
    network_or_cache_fetch::http_network_or_cache_fetch,
    origin_header::append_request_origin_header,
    preflight_cache::asks_anew,
    preflight_need::PreflightNeed,
    redirect_fetch::{check_location, http_redirect_fetch, is_redirect_status, refuse_malformed},
    resource_policy_check::resource_policy_check,
    rules::{ChecksOfLocation, FurtherAnswer, RefusedRedirects, UnrememberedMethods},
    tao_check::tao_check,
};

/// Whether a preflight must be made unless the cache answers.
pub(crate) enum MakePreflight {
    /// For these reasons.
    Needed(PreflightNeed),
    /// The request goes out as it is.
    NotNeeded,
}

/// What came of a hop.
pub(crate) enum Fetched {
    /// The last answer.
    Response(Response),
    /// A redirect that script gets unopened.
    OpaqueRedirect,
    /// A redirect was followed: the request now has the next URL.
    Redirected,
}

/// [Scheme fetch](https://fetch.spec.whatwg.org/#concept-scheme-fetch), for what needs no CORS.
pub(crate) fn scheme_fetch(params: &mut FetchParams<'_>) -> Result<Fetched, Box<Failure>> {
    match params.request.url.scheme() {
        "http" | "https" | "data" => http_fetch(params, MakePreflight::NotNeeded),

        // Note: an object's URL is looked up in the page's own store, which is not modelled; the
        // network answers for it. Nothing but GET reads one.
        "blob" if params.request.method == "GET" => http_fetch(params, MakePreflight::NotNeeded),
        _ => {
            let looked = Looked::at(Subject::Scheme, params.request.url.scheme());
            let step = HttpFetch.step("1");
            Err(params.refuse(Stage::Response, step, looked, Cause::Transport))
        }
    }
}

/// Fetches over HTTP, with a preflight where one is needed.
pub(crate) fn http_fetch(
    params: &mut FetchParams<'_>,
    make_preflight: MakePreflight,
) -> Result<Fetched, Box<Failure>> {
    let origin = append_request_origin_header(&params.request, params.rules);
    let include_credentials = params.request.include_credentials(params.rules);
    params.log.update_hop(|hop| {
        hop.origin.clone_from(&origin);
        hop.include_credentials = include_credentials;
    });

    // Step 4.1. The preflight, unless earlier ones still answer for all of it.
    if let MakePreflight::Needed(need) = make_preflight {
        make_preflight_unless_cached(params, need)?;
    }

    // Step 4.3. The request itself.
    let response = http_network_or_cache_fetch(params, origin.as_deref())?;
    if has_broken_location(&response, &params.request.url, params.rules) {
        let value = response.headers.get("location").unwrap_or_default().into_owned();
        return Err(refuse_malformed(params, value));
    }

    // Step 4.4. Whatever its status, another origin's answer must pass the CORS check.
    if params.request.tainting == Tainting::Cors {
        let FetchParams { request, rules, log, .. } = &mut *params;
        let origin = request.serialize_origin();
        cors_check(request, rules, &response, origin, ExchangeKind::Actual, log)
            .map_err(|refusal| refusal.into_failure(Stage::Response, log.hop()))?;
    }

    // Step 4.5. Detailed timing is lost with the first answer that does not allow it.
    if tao_check(params, &response) == TimingAllow::Failed {
        params.request.timing = TimingAllow::Failed;
    }

    // Step 5. An opaque answer may keep itself from other sites.
    if params.request.tainting == Tainting::Opaque {
        resource_policy_check(params, &response)?;
    }
    handle_redirect(params, response)
}

/// Step 6: redirects are refused, handed over, or followed.
fn handle_redirect(
    params: &mut FetchParams<'_>,
    response: Response,
) -> Result<Fetched, Box<Failure>> {
    if !is_redirect_status(response.status) || params.request.url.scheme() == "data" {
        return Ok(Fetched::Response(response));
    }
    let redirect = params.request.redirect;
    let looked = Looked::at(Subject::Redirect, redirect.as_str());
    match redirect {
        RedirectMode::Error => refuse_redirect(params, response, looked),
        RedirectMode::Manual => {
            check_unopened(params, &response)?;
            params.log.check(HttpFetch.step("6.4"), looked, Verdict::Turn);
            Ok(Fetched::OpaqueRedirect)
        }
        RedirectMode::Follow => {
            params.log.check(HttpFetch.step("6.5"), looked, Verdict::Pass);
            http_redirect_fetch(params, response)
        }
    }
}

/// An engine fails at `ftp` although redirect mode `manual` does not follow it.
fn check_unopened(params: &mut FetchParams<'_>, response: &Response) -> Result<(), Box<Failure>> {
    if params.rules.redirect.checks_of_location == ChecksOfLocation::FtpAlways
        && let Location::Url(next) = location_url(response, &params.request.url, params.rules)
        && next.scheme() == "ftp"
    {
        check_location(params, response)?;
    }
    Ok(())
}

/// Step 6.3: redirect mode `error`.
fn refuse_redirect(
    params: &mut FetchParams<'_>,
    response: Response,
    looked: Looked,
) -> Result<Fetched, Box<Failure>> {
    let location = response.headers.get("location").map(Cow::into_owned);
    let leads = location.as_deref().is_some_and(|location| !location.is_empty());
    if !leads && params.rules.redirect.refused_redirects == RefusedRedirects::WithLocation {
        params.log.check(HttpFetch.step("6.3"), looked, Verdict::Pass);
        return Ok(Fetched::Response(response));
    }
    if params.rules.redirect.checks_of_location == ChecksOfLocation::BeforeRedirectMode {
        check_location(params, &response)?;
    }
    let cause = Cause::RedirectModeError { status: response.status, location };
    Err(params.refuse(Stage::Redirect, HttpFetch.step("6.3"), looked, cause))
}

/// Step 4.1: the preflight, unless earlier ones still answer for all of it.
pub(crate) fn make_preflight_unless_cached(
    params: &mut FetchParams<'_>,
    need: PreflightNeed,
) -> Result<(), Box<Failure>> {
    let origin = preflight_origin(&params.request, params.rules).to_owned();
    let cached = is_cached(params, &need);
    let looked = Looked::at(
        Subject::PreflightCache,
        if cached { "still answers" } else { "none that answers" },
    );
    let verdict = if cached { Verdict::Pass } else { Verdict::Turn };
    params.log.check(HttpFetch.step("4.1"), looked, verdict);

    let PreflightNeed { reasons, unsafe_headers } = need;
    let preflight = Preflight {
        sent: !cached,
        origin: origin.clone(),
        request_method: params.request.method.clone(),
        request_headers: asked_headers(&unsafe_headers),
        reasons,
    };
    params.log.update_hop(|hop| hop.preflight = Some(preflight));
    if cached {
        return Ok(());
    }
    if params.rules.cache.further_answer == FurtherAnswer::Replaces
        && !asks_anew(&params.request, params.rules)
    {
        params.cache.clear(&params.request, params.rules);
    }
    cors_preflight_fetch(params, &unsafe_headers, &origin)
}

/// Whether the preflight cache has both the method and every unsafe header.
fn is_cached(params: &FetchParams<'_>, need: &PreflightNeed) -> bool {
    let FetchParams { request, cache, rules, .. } = params;
    let method = request.method.as_str();
    let matching = cache.matching(request, rules);
    let forced = request.preflight_flag != PreflightFlag::Unset
        || need.reasons.contains(&PreflightReason::EarlierHop);
    let method_is_free = match rules.cache.unremembered_methods {
        UnrememberedMethods::SafelistedUnlessForced => !forced && is_cors_safelisted_method(method),
        UnrememberedMethods::Safelisted => is_cors_safelisted_method(method),
        UnrememberedMethods::GetAndPost => matches!(method, "GET" | "POST"),
    };
    let method_is_allowed =
        (method_is_free && (!forced || matching.has_answer())) || matching.allow_method(method);
    !asks_anew(request, rules)
        && method_is_allowed
        && need.unsafe_headers.iter().all(|header| matching.allow_header(&header.name))
}
