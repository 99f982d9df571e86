//! Lines of older versions, and lines that say too little: read, never printed.

use cors_engine::Stage::{Dispatch, Preflight, Redirect, Response};

use super::template::{
    Opening::{self, Access, Blocked},
    Template,
    When::ReadOnly,
    both, template,
};

pub(super) const CHROMIUM: &[Template] = &[
    // A status stands there where an answer came and was withheld.
    template(
        ReadOnly,
        Opening::None,
        "Failed to load resource: net::ERR_FAILED {status}",
        &[
            (Response, "allow-origin-missing"),
            (Response, "allow-origin-mismatch"),
            (Response, "allow-origin-wildcard-with-credentials"),
            (Response, "allow-credentials-missing"),
            (Response, "allow-origin-multiple"),
            (Redirect, "redirect-mode-error"),
        ],
    ),
    template(
        ReadOnly,
        Opening::None,
        "Authorization will not be covered by the wildcard symbol (*) in CORS \
         `Access-Control-Allow-Headers` handling.",
        &[(Preflight, "authorization-not-listed")],
    ),
    template(
        ReadOnly,
        Opening::None,
        "Not allowed to load local resource: {url}",
        &[(Dispatch, "scheme-not-http")],
    ),
    template(
        ReadOnly,
        Access,
        "Response for preflight has invalid HTTP status code {status}",
        &[(Preflight, "status-not-ok")],
    ),
    template(
        ReadOnly,
        Access,
        "Response for preflight is invalid (redirect)",
        &[(Preflight, "redirected")],
    ),
    template(
        ReadOnly,
        Access,
        "which is disallowed for cross-origin requests that require preflight.",
        &[(Preflight, "redirected")],
    ),
    template(
        ReadOnly,
        Access,
        "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the \
         credentials flag is true.",
        both!["allow-origin-wildcard-with-credentials"],
    ),
    template(
        ReadOnly,
        Access,
        "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is \
         '{value}'.",
        both!["allow-credentials-missing", "allow-credentials-not-true"],
    ),
    template(
        ReadOnly,
        Access,
        "Cross origin requests are only supported for",
        &[(Dispatch, "scheme-not-http"), (Redirect, "location-scheme")],
    ),
    template(ReadOnly, Access, "The response is invalid.", &[(Preflight, "transport")]),
    template(
        ReadOnly,
        Access,
        "Cross origin requests are not allowed by request mode.",
        &[(Dispatch, "same-origin-mode")],
    ),
];

pub(super) const FIREFOX: &[Template] = &[
    template(
        ReadOnly,
        Blocked,
        "When the `Access-Control-Allow-Headers` is `*`, the `{header}` header is not covered.",
        &[(Preflight, "authorization-not-listed")],
    ),
    template(
        ReadOnly,
        Opening::None,
        "Security Error: Content at {page} may not load or link to {location}.",
        &[(Redirect, "location-scheme"), (Dispatch, "scheme-not-http")],
    ),
    template(
        ReadOnly,
        Blocked,
        "CORS header ‘Access-Control-Allow-Origin’ missing)",
        both!["allow-origin-missing"],
    ),
    template(
        ReadOnly,
        Blocked,
        "CORS preflight channel did not succeed)",
        &[(Preflight, "status-not-ok"), (Preflight, "redirected")],
    ),
    template(
        ReadOnly,
        Blocked,
        "CORS preflight response did not succeed)",
        &[(Preflight, "status-not-ok")],
    ),
    template(
        ReadOnly,
        Blocked,
        "missing token ‘{header}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS \
         preflight channel)",
        &[(Preflight, "header-not-allowed"), (Preflight, "authorization-not-listed")],
    ),
    template(
        ReadOnly,
        Blocked,
        "CORS request did not succeed)",
        &[
            (Response, "transport"),
            (Preflight, "transport"),
            (Redirect, "too-many-redirects"),
            (Redirect, "location-has-credentials"),
        ],
    ),
];

pub(super) const WEBKIT: &[Template] = &[
    template(
        ReadOnly,
        Opening::None,
        "Preflight response is not successful",
        &[(Preflight, "status-not-ok"), (Preflight, "redirected")],
    ),
    template(
        ReadOnly,
        Opening::None,
        "Request header field {name} is not allowed by Access-Control-Allow-Headers{end}",
        &[(Preflight, "header-not-allowed"), (Preflight, "authorization-not-listed")],
    ),
];
