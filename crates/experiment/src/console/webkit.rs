//! Safari's lines, as `WebKitGTK` 2.50 prints them, which is made of the same source.

use cors_engine::Stage::{self, Blocked, Construct, Dispatch, Preflight, Redirect, Response};

use super::template::{
    Opening::None,
    Template,
    When::{AfterRedirect, Always, BadStatus, Comma, ReadOnly, WithoutWildcard},
    both, template,
};

const UNSUCCESSFUL: &str = "Preflight response is not successful. Status code: {status}";

/// What is likely where the line before this one is not known.
const ANY: &[(Stage, &str)] = &[
    (Response, "allow-origin-missing"),
    (Preflight, "allow-origin-missing"),
    (Preflight, "status-not-ok"),
    (Preflight, "transport"),
    (Response, "transport"),
];

pub(super) const TEMPLATES: &[Template] = &[
    template(
        Always,
        None,
        UNSUCCESSFUL,
        &[(Preflight, "redirected"), (Preflight, "status-not-ok")],
    ),
    // The status is looked at before the origin.
    template(
        BadStatus,
        None,
        UNSUCCESSFUL,
        &[
            (Preflight, "allow-origin-missing"),
            (Preflight, "allow-origin-wildcard-with-credentials"),
            (Preflight, "allow-origin-multiple"),
            (Preflight, "allow-origin-invalid"),
            (Preflight, "allow-origin-mismatch"),
            (Preflight, "allow-credentials-missing"),
            (Preflight, "allow-credentials-not-true"),
        ],
    ),
    template(
        Comma,
        None,
        "Access-Control-Allow-Origin cannot contain more than one origin.",
        both!["allow-origin-multiple"],
    ),
    template(
        Always,
        None,
        "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
        both!["allow-origin-wildcard-with-credentials"],
    ),
    template(
        Always,
        None,
        "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\".",
        both!["allow-credentials-missing", "allow-credentials-not-true"],
    ),
    template(
        Always,
        None,
        "Origin {origin} is not allowed by Access-Control-Allow-Origin. Status code: {status}",
        both![
            "allow-origin-missing",
            "allow-origin-mismatch",
            "allow-origin-invalid",
            "allow-origin-multiple"
        ],
    ),
    // Older versions; also where the status is not known.
    template(
        Always,
        None,
        "Origin {origin} is not allowed by Access-Control-Allow-Origin.",
        both![
            "allow-origin-missing",
            "allow-origin-mismatch",
            "allow-origin-invalid",
            "allow-origin-multiple"
        ],
    ),
    template(
        Always,
        None,
        "Header Access-Control-Allow-Methods has an invalid value: {value}",
        &[(Preflight, "allow-methods-malformed")],
    ),
    template(
        Always,
        None,
        "Header Access-Control-Allow-Headers has an invalid value: {value}",
        &[(Preflight, "allow-headers-malformed")],
    ),
    template(
        Always,
        None,
        "Method {method} is not allowed by Access-Control-Allow-Methods.",
        &[(Preflight, "method-not-allowed"), (Preflight, "method-wildcard-with-credentials")],
    ),
    template(
        WithoutWildcard,
        None,
        "Request header field {name} is not allowed by Access-Control-Allow-Headers.",
        &[
            (Preflight, "header-not-allowed"),
            (Preflight, "header-wildcard-with-credentials"),
            (Preflight, "authorization-not-listed"),
        ],
    ),
    template(
        Always,
        None,
        "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: \
         redirection URL {location} has credentials",
        &[(Redirect, "location-has-credentials")],
    ),
    template(
        Always,
        None,
        "Cross-origin redirection to {location} denied by Cross-Origin Resource Sharing policy: not \
         allowed to follow a cross-origin CORS redirection with non CORS scheme",
        &[(Redirect, "location-scheme")],
    ),
    template(
        Always,
        None,
        "Not allowed to follow a redirection while loading {url}",
        &[(Redirect, "redirect-mode-error")],
    ),
    template(
        Always,
        None,
        "Load cannot follow more than 20 redirections",
        &[(Redirect, "too-many-redirects")],
    ),
    template(
        AfterRedirect,
        None,
        "Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must \
         match.",
        &[(Dispatch, "same-origin-mode")],
    ),
    template(Always, None, "Fetch API cannot load {url}.{end}", &[(Dispatch, "same-origin-mode")]),
    template(
        Always,
        None,
        "Cross origin requests are only supported for HTTP.",
        &[(Dispatch, "scheme-not-http")],
    ),
    template(
        Always,
        None,
        "No-Cors mode requires follow redirect mode",
        &[(Dispatch, "no-cors-redirect-mode")],
    ),
    template(
        Always,
        None,
        "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy \
         response header.",
        &[(Response, "resource-policy")],
    ),
    template(
        Always,
        None,
        "Not allowed to use restricted network port {port}: {url}",
        &[(Blocked, "bad-port")],
    ),
    template(
        Always,
        None,
        "Method must be GET, POST or HEAD in no-cors mode.",
        &[(Construct, "no-cors-method")],
    ),
    template(Always, None, "Method is forbidden.", &[(Construct, "method-forbidden")]),
    template(Always, None, "Method is not a valid HTTP token.", &[(Construct, "method-invalid")]),
    template(
        Always,
        None,
        "URL is not valid or contains user credentials.",
        &[(Construct, "url-has-credentials"), (Construct, "url-invalid")],
    ),
    template(
        ReadOnly,
        None,
        "Not allowed to load local resource: {url}",
        &[(Dispatch, "scheme-not-http")],
    ),
    template(ReadOnly, None, "Fetch API cannot load {url} due to access control checks.", ANY),
    template(ReadOnly, None, "XMLHttpRequest cannot load {url} due to access control checks.", ANY),
];
