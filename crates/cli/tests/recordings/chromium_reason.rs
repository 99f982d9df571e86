//! Chromium's own names for failures, and what each amounts to here.

use cors_engine::Stage::{self, Blocked, Dispatch, Preflight, Redirect, Response};

/// The stages and causes that a reason of Chromium's stands for: a `CorsError` of its debugging
/// protocol or a net error. White space before it and what follows it do not count; none where the
/// table has no such reason.
pub(crate) fn causes_of_chromium_reason(reason: &str) -> &'static [(Stage, &'static str)] {
    let reason = reason.split_whitespace().next().unwrap_or_default();
    REASONS.iter().find(|(name, _)| *name == reason).map_or(&[], |&(_, causes)| causes)
}

type Row = (&'static str, &'static [(Stage, &'static str)]);

const REASONS: &[Row] = &[
    ("DisallowedByMode", &[(Dispatch, "same-origin-mode")]),
    ("NoCorsRedirectModeNotFollow", &[(Dispatch, "no-cors-redirect-mode")]),
    ("CorsDisabledScheme", &[(Dispatch, "scheme-not-http"), (Redirect, "location-scheme")]),
    ("WildcardOriginNotAllowed", &[(Response, "allow-origin-wildcard-with-credentials")]),
    ("MissingAllowOriginHeader", &[(Response, "allow-origin-missing")]),
    ("MultipleAllowOriginValues", &[(Response, "allow-origin-multiple")]),
    ("InvalidAllowOriginValue", &[(Response, "allow-origin-invalid")]),
    ("AllowOriginMismatch", &[(Response, "allow-origin-mismatch")]),
    (
        "InvalidAllowCredentials",
        &[(Response, "allow-credentials-missing"), (Response, "allow-credentials-not-true")],
    ),
    ("PreflightInvalidStatus", &[(Preflight, "status-not-ok")]),
    ("PreflightDisallowedRedirect", &[(Preflight, "redirected")]),
    ("PreflightWildcardOriginNotAllowed", &[(Preflight, "allow-origin-wildcard-with-credentials")]),
    ("PreflightMissingAllowOriginHeader", &[(Preflight, "allow-origin-missing")]),
    ("PreflightMultipleAllowOriginValues", &[(Preflight, "allow-origin-multiple")]),
    ("PreflightInvalidAllowOriginValue", &[(Preflight, "allow-origin-invalid")]),
    ("PreflightAllowOriginMismatch", &[(Preflight, "allow-origin-mismatch")]),
    (
        "PreflightInvalidAllowCredentials",
        &[(Preflight, "allow-credentials-missing"), (Preflight, "allow-credentials-not-true")],
    ),
    ("InvalidAllowMethodsPreflightResponse", &[(Preflight, "allow-methods-malformed")]),
    ("InvalidAllowHeadersPreflightResponse", &[(Preflight, "allow-headers-malformed")]),
    (
        "MethodDisallowedByPreflightResponse",
        &[(Preflight, "method-not-allowed"), (Preflight, "method-wildcard-with-credentials")],
    ),
    (
        "HeaderDisallowedByPreflightResponse",
        &[
            (Preflight, "header-not-allowed"),
            (Preflight, "header-wildcard-with-credentials"),
            (Preflight, "authorization-not-listed"),
        ],
    ),
    ("RedirectContainsCredentials", &[(Redirect, "location-has-credentials")]),
    ("net::ERR_INVALID_REDIRECT", &[(Preflight, "redirected"), (Redirect, "location-malformed")]),
    ("net::ERR_UNSAFE_REDIRECT", &[(Redirect, "location-scheme")]),
    ("net::ERR_TOO_MANY_REDIRECTS", &[(Redirect, "too-many-redirects")]),
    ("net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION", &[(Redirect, "location-malformed")]),
    ("net::ERR_FAILED", &[(Redirect, "redirect-mode-error")]),
    ("net::ERR_EMPTY_RESPONSE", &[(Preflight, "transport"), (Response, "transport")]),
    ("net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", &[(Response, "resource-policy")]),
    ("net::ERR_BLOCKED_BY_RESPONSE.NotSameSite", &[(Response, "resource-policy")]),
    ("origin", &[(Dispatch, "same-origin-mode"), (Redirect, "location-has-credentials")]),
    ("net::ERR_UNSAFE_PORT", &[(Blocked, "bad-port")]),
];
