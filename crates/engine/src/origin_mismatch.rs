//! Tells apart the values of `Access-Control-Allow-Origin` that the CORS check treats alike.
//! Nothing here decides: it is asked only after the check has failed.

use url::Url;

use crate::{
    Cause, OriginMismatch, fetch_request::FetchRequest, redirect_taint::RedirectTaint,
    site::is_schemelessly_same_site,
};

/// The cause behind a value that is there but is not `origin`.
pub(crate) fn classify_allow_origin(
    request: &FetchRequest<'_>,
    value: &str,
    lines: usize,
    origin: &str,
) -> Cause {
    if value == "*" {
        return Cause::AllowOriginWildcardWithCredentials;
    }
    if lines > 1 || value.contains([',', ' ']) {
        return Cause::AllowOriginMultiple { value: value.to_owned(), lines };
    }
    let parsed = Url::parse(value);
    if value.is_empty() || (value != "null" && parsed.is_err()) {
        return Cause::AllowOriginInvalid { value: value.to_owned() };
    }
    Cause::AllowOriginMismatch {
        value: value.to_owned(),
        origin: origin.to_owned(),
        difference: difference(request, value, parsed.ok().as_ref(), origin),
    }
}

/// In what the value and the origin differ, the most telling difference first.
fn difference(
    request: &FetchRequest<'_>,
    value: &str,
    parsed: Option<&Url>,
    origin: &str,
) -> OriginMismatch {
    let Some(parsed) = parsed else {
        return OriginMismatch::ValueNull;
    };
    if origin == "null" {
        return match request.redirect_taint {
            RedirectTaint::SameOrigin => OriginMismatch::NullOpaque,
            RedirectTaint::SameSite | RedirectTaint::CrossSite => OriginMismatch::NullAfterRedirect,
        };
    }
    if value.strip_suffix('/') == Some(origin) {
        return OriginMismatch::TrailingSlash;
    }
    if value.eq_ignore_ascii_case(origin) {
        return OriginMismatch::Case;
    }
    if value.contains('*') {
        return OriginMismatch::Pattern;
    }
    let serialized = parsed.origin().ascii_serialization();
    if serialized == origin {
        let has_path = parsed.path() != "/" || parsed.query().is_some();
        return if has_path { OriginMismatch::Path } else { OriginMismatch::DefaultPort };
    }
    if !matches!(parsed.scheme(), "http" | "https") && !value.contains("://") {
        return OriginMismatch::NoScheme;
    }
    if serialized == request.url.origin().ascii_serialization() {
        return OriginMismatch::TargetOrigin;
    }
    compare_parts(request, parsed, origin)
}

fn compare_parts(request: &FetchRequest<'_>, parsed: &Url, origin: &str) -> OriginMismatch {
    let Ok(page) = Url::parse(origin) else {
        return OriginMismatch::Host;
    };
    if parsed.host_str() != page.host_str() {
        let related = matches!(parsed.host(), Some(url::Host::Domain(_)))
            && is_schemelessly_same_site(request.origin, parsed);
        return if related { OriginMismatch::Subdomain } else { OriginMismatch::Host };
    }
    if parsed.scheme() == page.scheme() { OriginMismatch::Port } else { OriginMismatch::Scheme }
}
