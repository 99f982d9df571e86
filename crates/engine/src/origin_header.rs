//! The [`Origin` header](https://fetch.spec.whatwg.org/#append-a-request-origin-header).

use crate::{
    CredentialsMode, Mode, ReferrerPolicy, Rules,
    fetch_request::{FetchRequest, Tainting},
    rules::{HiddenOrigin, OpaquePageOrigin, OriginOverRedirects},
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
    let opaque_page = request.tainting == Tainting::Opaque
        && request.origin.is_opaque()
        && request.credentials == CredentialsMode::Include;
    if opaque_page && rules.origin.opaque_page_origin == OpaquePageOrigin::SentWithCredentials {
        return Some(serialized.to_owned());
    }
    match rules.origin.origin_over_redirects {
        OriginOverRedirects::JudgedAfresh => None,
        OriginOverRedirects::Kept => request.carried_origin.clone(),
    }
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
