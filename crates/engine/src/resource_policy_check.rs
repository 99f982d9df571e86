//! The [cross-origin resource policy check]: may an opaque response reach this page at all?
//!
//! [cross-origin resource policy check]: https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check

use crate::{
    Algorithm::ResourcePolicyCheck, Cause, ExchangeKind, Failure, Origin, Response, Rules, Stage,
    Subject, Verdict, fetch_params::FetchParams, log::Looked, rules::OpaquePageSite,
    site::is_schemelessly_same_site,
};

/// Lets the response through unless it forbids this page. Pages here have no embedder policy.
pub(crate) fn resource_policy_check(
    params: &mut FetchParams<'_>,
    response: &Response,
) -> Result<(), Box<Failure>> {
    let value = response.headers.get_under("cross-origin-resource-policy", params.rules);
    let request = &params.request;
    let (origin, url) = (&request.origin, &request.url);

    // Anything but the two policies that restrict, letter by letter, restricts nothing.
    let allowed = match value.as_deref() {
        Some("same-origin") => origin.is_same_origin_with(url),

        // A secure answer stays with secure pages of its site.
        Some("same-site") => {
            let site = site_origin(origin, params.rules);
            let secure = site.tuple().is_some_and(|(scheme, _, _)| scheme == "https");
            is_schemelessly_same_site(site, url) && (secure || url.scheme() != "https")
        }
        Some(_) | None => true,
    };
    let subject = Subject::ResponseHeader("cross-origin-resource-policy");
    let value = value.map(std::borrow::Cow::into_owned);
    let looked = Looked::for_any(subject, value.clone()).expecting([origin.as_str()]);
    let step = ResourcePolicyCheck.step("3");
    let verdict = if allowed { Verdict::Pass } else { Verdict::Fail };
    params.log.check_answer(ExchangeKind::Actual, step, looked, verdict);
    if allowed {
        return Ok(());
    }
    let cause = Cause::ResourcePolicy { value: value.unwrap_or_default() };
    Err(params.log.failure(Stage::Response, step, cause))
}

/// The origin whose site counts.
fn site_origin<'a>(origin: &'a Origin, rules: &Rules) -> &'a Origin {
    match rules.origin.opaque_page_site {
        OpaquePageSite::None => origin,
        OpaquePageSite::Precursor => origin.precursor().unwrap_or(origin),
    }
}
