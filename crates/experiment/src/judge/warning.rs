//! The identifiers of warnings.

use cors_engine::Warning;

/// The identifier of a warning in JSON.
pub fn warning_code(warning: &Warning) -> &'static str {
    match warning {
        Warning::ForbiddenRequestHeaderDropped(_) => "forbidden-request-header-dropped",
        Warning::NoCorsHeaderDropped(_) => "no-cors-header-dropped",
        Warning::NoCorsContentTypeReplaced => "no-cors-content-type-replaced",
        Warning::BodyDropped => "body-dropped",
        Warning::AuthorizationRemovedOnRedirect => "authorization-removed-on-redirect",
        Warning::MethodChangedOnRedirect { .. } => "method-changed-on-redirect",
        Warning::OpaqueResponse => "opaque-response",
        Warning::OpaqueRedirectResponse => "opaque-redirect-response",
        Warning::ResponseHeaderNotExposed(_) => "response-header-not-exposed",
        Warning::ExposeHeadersMalformed(_) => "expose-headers-malformed",
        Warning::ExposeHeadersWildcardCredentials => "expose-headers-wildcard-credentials",
        Warning::SetCookieHidden => "set-cookie-hidden",
        Warning::CredentialsNotSent => "credentials-not-sent",
        Warning::PreflightMaxAgeInvalid(_) => "preflight-max-age-invalid",
        Warning::PreflightNotCacheable => "preflight-not-cacheable",
        Warning::TimingHidden => "timing-hidden",
        Warning::RedirectWithoutLocation => "redirect-without-location",
        Warning::AuthorizationCoveredByWildcard => "authorization-covered-by-wildcard",
    }
}

/// What a warning is about, empty where its code says it all.
pub fn warning_detail(warning: Warning) -> String {
    match warning {
        Warning::ForbiddenRequestHeaderDropped(detail)
        | Warning::NoCorsHeaderDropped(detail)
        | Warning::ResponseHeaderNotExposed(detail)
        | Warning::ExposeHeadersMalformed(detail)
        | Warning::PreflightMaxAgeInvalid(detail) => detail,
        Warning::MethodChangedOnRedirect { from, to } => format!("{from} to {to}"),
        Warning::NoCorsContentTypeReplaced
        | Warning::BodyDropped
        | Warning::AuthorizationRemovedOnRedirect
        | Warning::OpaqueResponse
        | Warning::OpaqueRedirectResponse
        | Warning::ExposeHeadersWildcardCredentials
        | Warning::SetCookieHidden
        | Warning::CredentialsNotSent
        | Warning::PreflightNotCacheable
        | Warning::TimingHidden
        | Warning::RedirectWithoutLocation
        | Warning::AuthorizationCoveredByWildcard => String::new(),
    }
}
