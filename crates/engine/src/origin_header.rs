//! The [`Origin` header](https://fetch.spec.whatwg.org/#append-a-request-origin-header).

use crate::{
    CredentialsMode, Mode, Origin, ReferrerPolicy, Rules,
    fetch_request::{FetchRequest, Tainting},
    redirect_taint::RedirectTaint,
    rules::{HiddenOrigin, OpaquePageOrigin, OriginOverRedirects},
    site::is_schemelessly_same_site,
};

/// The value of the request's `Origin` header, if it gets one.
pub(crate) fn append_request_origin_header(
    request: &FetchRequest<'_>,
    rules: &Rules,
) -> Option<String> {
    // Step 1. Redirects may have made it `null`.
    let serialized = request.serialize_origin();

    // Step 2. CORS needs it, whatever the referrer policy.
    if request.tainting == Tainting::Cors {
        return Some(serialized.to_owned());
    }

    if rules.origin.origin_over_redirects == OriginOverRedirects::Carried
        && request.redirect_count > 0
    {
        return request.carried_origin.clone();
    }

    // Step 3. So does whatever can change something; without CORS the referrer policy has a say.
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        let can_hide = match request.mode {
            Mode::Cors => false,
            Mode::NoCors => rules.origin.hidden_origin != HiddenOrigin::Never,
            Mode::SameOrigin => rules.origin.hidden_origin == HiddenOrigin::OutsideCors,
        };
        let hidden = can_hide && is_hidden(request);
        return Some(if hidden { "null" } else { serialized }.to_owned());
    }
    if rules.origin.opaque_page_origin == OpaquePageOrigin::SentWithCredentials
        && is_from_embedded_page(request)
    {
        return Some(serialized.to_owned());
    }
    match rules.origin.origin_over_redirects {
        OriginOverRedirects::JudgedAfresh | OriginOverRedirects::Carried => None,
        OriginOverRedirects::Kept => request.carried_origin.clone(),
    }
}

/// Whether a page with an opaque origin asks within the site that embeds it, credentials included.
fn is_from_embedded_page(request: &FetchRequest<'_>) -> bool {
    let same_site = |precursor: &Origin| is_schemelessly_same_site(precursor, &request.url);
    request.tainting == Tainting::Opaque
        && request.credentials == CredentialsMode::Include
        && request.redirect_taint == RedirectTaint::SameOrigin
        && request.origin.precursor().is_some_and(same_site)
}

/// Whether the referrer policy keeps the origin from this URL.
fn is_hidden(request: &FetchRequest<'_>) -> bool {
    match request.referrer_policy {
        ReferrerPolicy::NoReferrer => true,
        ReferrerPolicy::NoReferrerWhenDowngrade
        | ReferrerPolicy::StrictOrigin
        | ReferrerPolicy::StrictOriginWhenCrossOrigin => {
            request.origin.tuple().is_some_and(|(scheme, _, _)| scheme == "https")
                && request.url.scheme() != "https"
        }
        ReferrerPolicy::SameOrigin => !request.origin.is_same_origin_with(&request.url),
        ReferrerPolicy::Unset
        | ReferrerPolicy::Origin
        | ReferrerPolicy::OriginWhenCrossOrigin
        | ReferrerPolicy::UnsafeUrl => false,
    }
}
