//! Whether a cross-origin request needs a preflight, and each reason by itself.

use crate::{
    Algorithm::{MainFetch, SafelistedMethod, UnsafeRequestHeaderNames},
    HeaderList, PreflightReason, Rules, Subject, Verdict,
    fetch_params::FetchParams,
    fetch_request::{EarlierPreflight, FetchRequest, PreflightFlag},
    log::Looked,
    method::is_cors_safelisted_method,
    rules::{HopsAfterPreflight, PreflightedHeaders},
    safelist::{UnsafeHeader, cors_unsafe_request_headers},
};

/// Why a preflight is needed and what it will ask for.
#[derive(Clone, Debug)]
pub(crate) struct PreflightNeed {
    /// Never empty.
    pub(crate) reasons: Vec<PreflightReason>,
    /// The headers to ask for, sorted by name.
    pub(crate) unsafe_headers: Vec<UnsafeHeader>,
}

/// Step 12 of main fetch, the question about the preflight. `None` when none is needed.
pub(crate) fn preflight_need(params: &mut FetchParams<'_>) -> Option<PreflightNeed> {
    let FetchParams { request, rules, log, .. } = params;
    let original = request.original_headers.as_ref().unwrap_or(&request.headers);
    let headers = match rules.preflight.preflighted_headers {
        PreflightedHeaders::Current | PreflightedHeaders::OriginalDecide => &request.headers,
        PreflightedHeaders::Original => original,
    };
    let mut unsafe_headers = cors_unsafe_request_headers(headers, rules);
    let mut reasons = Vec::new();

    // The flag speaks for itself; otherwise method and headers decide.
    match request.preflight_flag {
        PreflightFlag::Unset => {}
        PreflightFlag::UploadListener => reasons.push(PreflightReason::UploadListener),
        PreflightFlag::StreamBody => reasons.push(PreflightReason::StreamBody),
    }
    let safelisted = is_cors_safelisted_method(&request.method);
    let looked =
        Looked::at(Subject::Method, request.method.as_str()).expecting(["GET", "HEAD", "POST"]);
    let verdict = if safelisted { Verdict::Pass } else { Verdict::Turn };
    log.check(SafelistedMethod.step(""), looked, verdict);
    if !safelisted {
        reasons.push(PreflightReason::Method(request.method.clone()));
    }
    for header in &unsafe_headers {
        let value = headers.get(&header.name).unwrap_or_default();
        let looked = Looked::at(Subject::RequestHeader(header.name.clone()), value);
        log.check(UnsafeRequestHeaderNames.step("2"), looked, Verdict::Turn);
        let reason =
            PreflightReason::Header { name: header.name.clone(), trigger: header.trigger.clone() };
        if reasons.last().and_then(header_name) != Some(&header.name) {
            reasons.push(reason);
        }
    }
    if reasons.is_empty() && is_forced_by_earlier_hop(request, original, rules) {
        reasons.push(PreflightReason::EarlierHop);
    }

    let needed = !reasons.is_empty();
    let looked = Looked::at(Subject::Preflight, if needed { "needed" } else { "not needed" });
    log.check(MainFetch.step("12"), looked, if needed { Verdict::Turn } else { Verdict::Pass });
    if !needed {
        return None;
    }
    request.earlier_preflight = EarlierPreflight::Some;
    unsafe_headers.shrink_to_fit();
    Some(PreflightNeed { reasons, unsafe_headers })
}

/// Whether an engine preflights what needs no preflight any more.
fn is_forced_by_earlier_hop(
    request: &FetchRequest<'_>,
    original: &HeaderList,
    rules: &Rules,
) -> bool {
    let sticky = rules.preflight.hops_after_preflight == HopsAfterPreflight::Preflighted
        && request.earlier_preflight == EarlierPreflight::Some;
    let by_headers = rules.preflight.preflighted_headers == PreflightedHeaders::OriginalDecide
        && request.redirect_count > 0
        && !cors_unsafe_request_headers(original, rules).is_empty();
    sticky || by_headers
}

fn header_name(reason: &PreflightReason) -> Option<&String> {
    match reason {
        PreflightReason::Header { name, .. } => Some(name),
        PreflightReason::Method(_)
        | PreflightReason::UploadListener
        | PreflightReason::StreamBody
        | PreflightReason::EarlierHop => None,
    }
}
