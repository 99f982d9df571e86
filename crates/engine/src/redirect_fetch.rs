//! [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#concept-http-redirect-fetch).

use std::mem;

use url::Url;

use crate::{
    Algorithm::HttpRedirectFetch,
    Api, Cause, CredentialsMode, ExchangeKind, Failure, Keyword, Mode, ReferrerPolicy, Response,
    Stage, Step, Subject, Verdict, Warning,
    cors_check::cors_check,
    fetch_params::FetchParams,
    fetch_request::{RequestBody, Tainting},
    http_fetch::Fetched,
    location::{Location, location_url, take_fragment},
    log::Looked,
    origin::are_same_origin,
    rules::{
        LocationCredentials, OriginOverRedirects, RedirectedDelete, RedirectingAnswers,
        RemovedHeaders,
    },
};

/// How many redirects are followed.
const MAX_REDIRECTS: usize = 20;

/// The headers that describe a body and go with it.
const REQUEST_BODY_HEADERS: &[&str] =
    &["content-encoding", "content-language", "content-location", "content-type"];

/// Whether an answer with this status redirects: a
/// [redirect status](https://fetch.spec.whatwg.org/#redirect-status).
pub fn is_redirect_status(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// Moves the request on to where the answer leads.
pub(crate) fn http_redirect_fetch(
    params: &mut FetchParams<'_>,
    response: Response,
) -> Result<Fetched, Box<Failure>> {
    // Steps 3 and 4. Without `Location` it is an answer like any other.
    let Some(next) = check_location(params, &response)? else {
        params.log.warn(Warning::RedirectWithoutLocation);
        return Ok(Fetched::Response(response));
    };
    check_stream(params, response.status)?;
    check_as_first_hop(params, &response);
    return_headers(params);
    change_method(params, &next, response.status);
    change_headers(params, &next);
    update_referrer_policy(params, &response);

    // Step 18. The chain grows by a URL, and its history may cost the request its origin.
    let request = &mut params.request;
    request.redirect_taint =
        request.redirect_taint.after_redirect(request.origin, &request.url, &next);
    request.url = next;
    request.redirect_count += 1;
    Ok(Fetched::Redirected)
}

/// Steps 3 to 10: where the redirect leads, if it may lead there. `None` without `Location`.
pub(crate) fn check_location(
    params: &mut FetchParams<'_>,
    response: &Response,
) -> Result<Option<Url>, Box<Failure>> {
    // Step 5. It is a URL.
    let mut next = match location_url(response, &params.request.url, params.rules) {
        Location::Absent => return Ok(None),
        Location::Malformed(value) => return Err(refuse_malformed(params, value)),
        Location::Url(next) => next,
    };
    if let Some(fragment) = take_fragment(&mut next) {
        params.request.fragment = Some(fragment);
    }

    // Step 6. It is a web address.
    if !matches!(next.scheme(), "http" | "https") {
        let cause = Cause::LocationScheme { location: next.as_str().to_owned() };
        return Err(refuse(params, HttpRedirectFetch.step("6"), next.as_str(), cause));
    }
    let looked = Looked::at(location(), next.as_str());
    params.log.check(HttpRedirectFetch.step("5"), looked, Verdict::Pass);
    check_limit(params)?;
    check_credentials(params, &next)?;
    Ok(Some(next))
}

/// The failure of an answer whose `Location` is no URL.
pub(crate) fn refuse_malformed(params: &mut FetchParams<'_>, value: String) -> Box<Failure> {
    let looked = Looked::at(location(), value.as_str());
    let cause = Cause::LocationMalformed { value };
    params.refuse(Stage::Redirect, HttpRedirectFetch.step("5"), looked, cause)
}

/// Step 7: the number of redirects is limited.
fn check_limit(params: &mut FetchParams<'_>) -> Result<(), Box<Failure>> {
    let count = params.request.redirect_count;
    let looked =
        Looked::at(Subject::Redirect, count.to_string()).expecting([MAX_REDIRECTS.to_string()]);
    let step = HttpRedirectFetch.step("7");
    if count >= MAX_REDIRECTS {
        return Err(params.refuse(Stage::Redirect, step, looked, Cause::TooManyRedirects));
    }
    params.log.check(step, looked, Verdict::Pass);
    Ok(())
}

/// Steps 9 and 10: no user name or password for another origin, nor for anyone once CORS is in play.
fn check_credentials(params: &mut FetchParams<'_>, next: &Url) -> Result<(), Box<Failure>> {
    let has_password = next.password().is_some_and(|password| !password.is_empty());
    if next.username().is_empty() && !has_password {
        return Ok(());
    }
    let request = &params.request;
    let always = match params.rules.redirect.location_credentials {
        LocationCredentials::RefusedWithCors => false,
        LocationCredentials::RefusedToFetch => request.api == Api::Fetch,
    };
    let step = if request.mode == Mode::Cors && !request.origin.is_same_origin_with(next) {
        HttpRedirectFetch.step("9")
    } else if request.tainting == Tainting::Cors || always {
        HttpRedirectFetch.step("10")
    } else {
        return Ok(());
    };
    let cause = Cause::LocationHasCredentials { location: next.as_str().to_owned() };
    Err(refuse(params, step, next.as_str(), cause))
}

/// Step 11: a stream is gone once sent; only a redirect that drops the body can be followed.
fn check_stream(params: &mut FetchParams<'_>, status: u16) -> Result<(), Box<Failure>> {
    if status == 303 || params.request.body != Some(RequestBody::Stream) {
        return Ok(());
    }
    let looked = Looked::at(Subject::Body, "stream").expecting(["303"]);
    let step = HttpRedirectFetch.step("11");
    Err(params.refuse(Stage::Redirect, step, looked, Cause::StreamBody { status }))
}

/// Where an engine goes on with the credentials of the first hop, the answer must allow them.
fn check_as_first_hop(params: &mut FetchParams<'_>, response: &Response) {
    let FetchParams { request, rules, log, .. } = params;
    let stale = rules.redirect.redirecting_answers == RedirectingAnswers::AlsoAsFirstHop
        && request.credentials == CredentialsMode::SameOrigin
        && request.first_hop_credentials == Some(true)
        && request.tainting == Tainting::Cors;
    if !stale {
        return;
    }
    request.credentials = CredentialsMode::Include;
    let origin = request.serialize_origin();
    let result = cors_check(request, rules, response, origin, ExchangeKind::Actual, log);
    request.credentials = CredentialsMode::SameOrigin;
    request.late_refusal =
        result.err().map(|refusal| refusal.into_failure(Stage::Response, log.hop()));
}

/// Where headers are gone for one hop only, what script set is there again.
fn return_headers(params: &mut FetchParams<'_>) {
    let request = &mut params.request;
    if let (RemovedHeaders::ReturnOnNext, Some(original)) =
        (params.rules.redirect.removed_headers, &request.original_headers)
    {
        request.headers.clone_from(original);
    }
}

/// Step 12: some redirects turn some methods into GET, without a body.
fn change_method(params: &mut FetchParams<'_>, next: &Url, status: u16) {
    let request = &mut params.request;
    let by_status = match status {
        301 | 302 => request.method == "POST",
        303 => !matches!(request.method.as_str(), "GET" | "HEAD"),
        _ => false,
    };
    let by_rule = match params.rules.redirect.redirected_delete {
        RedirectedDelete::Kept => false,
        RedirectedDelete::BecomesGet => {
            request.method == "DELETE" && !are_same_origin(&request.url, next)
        }
    };
    if !by_status && !by_rule {
        return;
    }
    let from = mem::replace(&mut request.method, "GET".to_owned());
    request.body = None;
    if params.rules.origin.origin_over_redirects == OriginOverRedirects::Carried {
        request.carried_origin = None;
    }
    for name in REQUEST_BODY_HEADERS {
        request.headers.delete(name);
    }
    let looked = Looked::at(Subject::Method, from.as_str()).expecting(["GET"]);
    params.log.check(HttpRedirectFetch.step("12"), looked, Verdict::Turn);
    params.log.warn(Warning::MethodChangedOnRedirect { from, to: "GET".to_owned() });
}

/// Step 13: what authorizes with one origin is not another's business.
fn change_headers(params: &mut FetchParams<'_>, next: &Url) {
    let request = &mut params.request;
    if are_same_origin(&request.url, next) {
        return;
    }
    request.carried_origin = match params.rules.origin.origin_over_redirects {
        OriginOverRedirects::Carried => request.carried_origin.take().map(|_| "null".to_owned()),
        OriginOverRedirects::JudgedAfresh | OriginOverRedirects::Kept => None,
    };
    if request.headers.contains("authorization") {
        request.headers.delete("authorization");
        let looked = Looked::at(Subject::RequestHeader("authorization".to_owned()), next.as_str());
        params.log.check(HttpRedirectFetch.step("13"), looked, Verdict::Turn);
        params.log.warn(Warning::AuthorizationRemovedOnRedirect);
    }
}

/// Step 19: the answer may set the referrer policy of what follows.
fn update_referrer_policy(params: &mut FetchParams<'_>, response: &Response) {
    let Some(value) = response.headers.get("referrer-policy") else {
        return;
    };
    let mut policies = value
        .split(',')
        .filter_map(|item| ReferrerPolicy::parse(&item.trim().to_ascii_lowercase()));
    if let Some(policy) = policies.rfind(|&policy| policy != ReferrerPolicy::Unset) {
        params.request.referrer_policy = policy;
    }
}

fn refuse(params: &mut FetchParams<'_>, step: Step, found: &str, cause: Cause) -> Box<Failure> {
    params.refuse(Stage::Redirect, step, Looked::at(location(), found), cause)
}

fn location() -> Subject {
    Subject::ResponseHeader("location")
}
