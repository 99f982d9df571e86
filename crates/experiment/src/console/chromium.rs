//! Chromium's lines, as versions around 156 print them.

use cors_engine::Stage::{Blocked, Construct, Dispatch, Preflight, Redirect, Response};

use super::template::{
    Opening::{Access, AccessPreflight, None},
    Template,
    When::{
        AfterRedirect, Always, CustomScheme, Fetch, LocalScheme, ReadOnly, RedirectStatus,
        SameSitePolicy, SeveralLocations, WithoutWildcard, Xhr,
    },
    template,
};

const MISSING: &str =
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const WILDCARD: &str = "The value of the 'Access-Control-Allow-Origin' header in the response must \
                        not be the wildcard '*' when the request's credentials mode is 'include'.{note}";
const MULTIPLE: &str = "The 'Access-Control-Allow-Origin' header contains multiple values \
                        '{value}', but only one is allowed.{advice}";
const INVALID: &str = "The 'Access-Control-Allow-Origin' header contains the invalid value \
                       '{value}'.{advice}";
const MISMATCH: &str = "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not \
                        equal to the supplied origin.{advice}";
const CREDENTIALS: &str = "The value of the 'Access-Control-Allow-Credentials' header in the \
                           response is '{value}' which must be 'true' when the request's \
                           credentials mode is 'include'.{note}";
const REDIRECTED: &str = "Redirect is not allowed for a preflight request.";

pub(super) const TEMPLATES: &[Template] = &[
    template(
        RedirectStatus,
        AccessPreflight,
        REDIRECTED,
        &[(Preflight, "redirected"), (Preflight, "allow-origin-missing")],
    ),
    template(Always, AccessPreflight, REDIRECTED, &[(Preflight, "redirected")]),
    template(Always, AccessPreflight, MISSING, &[(Preflight, "allow-origin-missing")]),
    template(
        Always,
        AccessPreflight,
        WILDCARD,
        &[(Preflight, "allow-origin-wildcard-with-credentials")],
    ),
    template(Always, AccessPreflight, MULTIPLE, &[(Preflight, "allow-origin-multiple")]),
    template(Always, AccessPreflight, INVALID, &[(Preflight, "allow-origin-invalid")]),
    template(Always, AccessPreflight, MISMATCH, &[(Preflight, "allow-origin-mismatch")]),
    template(
        Always,
        AccessPreflight,
        CREDENTIALS,
        &[(Preflight, "allow-credentials-missing"), (Preflight, "allow-credentials-not-true")],
    ),
    template(
        Always,
        AccessPreflight,
        "It does not have HTTP ok status.",
        &[(Preflight, "status-not-ok")],
    ),
    template(Always, Access, MISSING, &[(Response, "allow-origin-missing")]),
    template(Always, Access, WILDCARD, &[(Response, "allow-origin-wildcard-with-credentials")]),
    template(Always, Access, MULTIPLE, &[(Response, "allow-origin-multiple")]),
    template(Always, Access, INVALID, &[(Response, "allow-origin-invalid")]),
    template(Always, Access, MISMATCH, &[(Response, "allow-origin-mismatch")]),
    template(
        Always,
        Access,
        CREDENTIALS,
        &[(Response, "allow-credentials-missing"), (Response, "allow-credentials-not-true")],
    ),
    template(
        Always,
        Access,
        "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
        &[(Preflight, "allow-methods-malformed")],
    ),
    template(
        Always,
        Access,
        "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
        &[(Preflight, "allow-headers-malformed")],
    ),
    template(
        Always,
        Access,
        "Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.",
        &[(Preflight, "method-not-allowed"), (Preflight, "method-wildcard-with-credentials")],
    ),
    template(
        WithoutWildcard,
        Access,
        "Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight \
         response.",
        &[
            (Preflight, "header-not-allowed"),
            (Preflight, "header-wildcard-with-credentials"),
            (Preflight, "authorization-not-listed"),
        ],
    ),
    template(
        Always,
        Access,
        "Redirect location '{location}' contains a username and password, which is disallowed for \
         cross-origin requests.",
        &[(Redirect, "location-has-credentials")],
    ),
    template(
        Xhr,
        Access,
        "Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, \
         chrome-untrusted, data, http, https, isolated-app.",
        &[(Dispatch, "scheme-not-http")],
    ),
    template(
        CustomScheme,
        Access,
        "Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, \
         chrome-untrusted, data, http, https, isolated-app.",
        &[(Redirect, "location-scheme")],
    ),
    template(
        Fetch,
        None,
        "Fetch API cannot load {url}. URL scheme \"{scheme}\" is not supported.",
        &[(Dispatch, "scheme-not-http")],
    ),
    template(
        AfterRedirect,
        None,
        "Unsafe attempt to load URL {url} from frame with URL {page}. Domains, protocols and ports \
         must match.",
        &[(Dispatch, "same-origin-mode")],
    ),
    template(
        Always,
        None,
        "Fetch API cannot load {url}. Request mode is \"same-origin\" but the URL's origin is not \
         same as the request origin {origin}.",
        &[(Dispatch, "same-origin-mode")],
    ),
    template(
        Always,
        None,
        "Fetch API cannot load {url}. Request mode is \"no-cors\" but the redirect mode is not \
         \"follow\".",
        &[(Dispatch, "no-cors-redirect-mode")],
    ),
    template(
        Always,
        None,
        "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure \
         resource '{url}'. This request has been blocked; the content must be served over HTTPS.",
        &[(Blocked, "mixed-content")],
    ),
    template(
        Always,
        None,
        "Failed to load resource: net::ERR_UNSAFE_PORT",
        &[(Blocked, "bad-port")],
    ),
    template(
        LocalScheme,
        None,
        "Failed to load resource: net::ERR_UNSAFE_REDIRECT",
        &[(Redirect, "location-scheme")],
    ),
    template(
        SeveralLocations,
        None,
        "Failed to load resource: net::ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION",
        &[(Redirect, "location-malformed")],
    ),
    template(
        Always,
        None,
        "Failed to load resource: net::ERR_INVALID_REDIRECT",
        &[(Redirect, "location-malformed")],
    ),
    template(
        Always,
        None,
        "Failed to load resource: net::ERR_TOO_MANY_REDIRECTS",
        &[(Redirect, "too-many-redirects")],
    ),
    template(
        SameSitePolicy,
        None,
        "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameSite",
        &[(Response, "resource-policy")],
    ),
    template(
        Always,
        None,
        "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin",
        &[(Response, "resource-policy")],
    ),
    template(
        Always,
        None,
        "Request cannot be constructed from a URL that includes credentials: {url}",
        &[(Construct, "url-has-credentials")],
    ),
    template(
        Always,
        None,
        "'{method}' is unsupported in no-cors mode.",
        &[(Construct, "no-cors-method")],
    ),
    template(
        Always,
        None,
        "'{method}' HTTP method is unsupported.",
        &[(Construct, "method-forbidden")],
    ),
    template(
        Always,
        None,
        "'{text}' is not a valid HTTP method.",
        &[(Construct, "method-invalid")],
    ),
    template(
        Always,
        None,
        "Failed to load resource: net::ERR_FAILED",
        &[(Redirect, "redirect-mode-error")],
    ),
    template(
        ReadOnly,
        None,
        "Failed to load resource: net::ERR_{error}",
        &[(Response, "transport"), (Preflight, "transport")],
    ),
];
