//! What the profiles do not explain, each with the reason. A test fails when one is explained.

/// Records on which a browser and its profile differ: the browser, the record, why.
pub(crate) const RECORDS: &[(&str, &str, &str)] = &[(
    "firefox",
    "x0275",
    "a redirect to a bad port: the XHR never settled, which is no outcome that a rule could give",
)];

/// Cases of web-platform-tests that cannot agree: the case, why.
pub(crate) const WEB_PLATFORM_TESTS: &[(&str, &str)] = &[
    ("cors/origin.htm#disallow(NULhttp://localhost:8000)", "bad input: NUL in a response header"),
    (
        "cors/remote-origin.htm#disallow(NULhttp://www1.web-platform.test:8000)",
        "bad input: NUL in a response header",
    ),
    ("cors/status-async.htm#PUT-699", "bad input: a status above 599"),
    ("cors/status-async.htm#PUT-699-nonsimple", "bad input: a status above 599"),
    (
        "fetch/api/request/request-init-contenttype.any.js#override-stream",
        "the case leaves out duplex, without which the constructor throws at step 39.1",
    ),
];

/// Cases in which a browser differed by sending a request again after 401: HTTP authentication is
/// not modelled.
pub(crate) const AUTHENTICATION: &[(&str, &str)] = &[
    ("xhr/access-control-preflight-credential-async.htm#url-credentials", "two requests"),
    ("xhr/access-control-preflight-credential-sync.htm#url-credentials", "two requests"),
    ("xhr/send-authentication-basic-cors-not-enabled.htm#no-cors-headers", "two preflights"),
];

/// Chromium's reasons that do not correspond to our cause: the record, why.
pub(crate) const REASONS: &[(&str, &str)] = &[];
