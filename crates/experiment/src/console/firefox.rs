//! Firefox's lines, as version 153 prints them.

use cors_engine::Stage::{self, Dispatch, Preflight, Redirect, Response};

use super::template::{
    Opening::{Blocked, BlockedQuoted, None},
    Template,
    When::{AfterRedirect, Always, SeveralLines, WithoutWildcard},
    both, template,
};

pub(super) const TEMPLATES: &[Template] = &[
    template(
        Always,
        Blocked,
        "CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.",
        both!["allow-origin-missing"],
    ),
    template(
        SeveralLines,
        Blocked,
        "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).",
        both!["allow-origin-multiple"],
    ),
    template(
        Always,
        BlockedQuoted,
        "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).",
        both!["allow-origin-wildcard-with-credentials"],
    ),
    template(
        Always,
        Blocked,
        "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’).",
        both!["allow-origin-mismatch", "allow-origin-invalid", "allow-origin-multiple"],
    ),
    template(
        Always,
        Blocked,
        "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).",
        both!["allow-credentials-missing", "allow-credentials-not-true"],
    ),
    template(
        Always,
        Blocked,
        "CORS request external redirect not allowed).",
        &[(Preflight, "redirected")],
    ),
    template(
        Always,
        Blocked,
        "CORS preflight response did not succeed). Status code: {status}.",
        &[(Preflight, "status-not-ok")],
    ),
    template(
        Always,
        Blocked,
        "invalid token ‘{item}’ in CORS header ‘Access-Control-Allow-Methods’).",
        &[(Preflight, "allow-methods-malformed")],
    ),
    template(
        Always,
        Blocked,
        "Did not find method in CORS header ‘Access-Control-Allow-Methods’).",
        &[(Preflight, "method-not-allowed"), (Preflight, "method-wildcard-with-credentials")],
    ),
    template(
        Always,
        Blocked,
        "invalid token ‘{item}’ in CORS header ‘Access-Control-Allow-Headers’).",
        &[(Preflight, "allow-headers-malformed")],
    ),
    template(
        WithoutWildcard,
        Blocked,
        "header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from \
         CORS preflight response).",
        &[
            (Preflight, "header-not-allowed"),
            (Preflight, "header-wildcard-with-credentials"),
            (Preflight, "authorization-not-listed"),
        ],
    ),
    template(
        Always,
        Blocked,
        "CORS request not http).",
        &[(Dispatch, "scheme-not-http"), (Redirect, "location-scheme")],
    ),
    template(
        AfterRedirect,
        None,
        "Security Error: Content at {page} may not load data from {url}.",
        SAME_ORIGIN,
    ),
    template(
        Always,
        None,
        "Security Error: Content at {page} may not load data from {url}.",
        SAME_ORIGIN,
    ),
    template(
        Always,
        None,
        "The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header (or \
         lack thereof).",
        &[(Response, "resource-policy")],
    ),
    template(
        Always,
        None,
        "Blocked loading mixed active content “{url}”",
        &[(Stage::Blocked, "mixed-content")],
    ),
    template(
        Always,
        Blocked,
        "CORS request did not succeed). Status code: (null).",
        &[
            (Response, "transport"),
            (Preflight, "transport"),
            (Redirect, "too-many-redirects"),
            (Redirect, "location-has-credentials"),
            (Redirect, "location-malformed"),
            (Redirect, "location-scheme"),
        ],
    ),
    // It counts the lines of an answer, and what never came has the wrong number of them.
    template(
        Always,
        Blocked,
        "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).",
        &[(Response, "transport"), (Preflight, "transport")],
    ),
];

const SAME_ORIGIN: &[(Stage, &str)] = &[(Dispatch, "same-origin-mode")];
