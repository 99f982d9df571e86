//! Every way to fail, and why some of them cannot be had in a browser on one machine.

use std::collections::BTreeSet;

use super::exchange::Exchange;

/// What the CORS check fails for.
const CORS_CHECK: &[&str] = &[
    "allow-origin-missing",
    "allow-origin-wildcard-with-credentials",
    "allow-origin-multiple",
    "allow-origin-invalid",
    "allow-origin-mismatch",
    "allow-credentials-missing",
    "allow-credentials-not-true",
];

/// Every stage with its causes.
const WAYS: &[(&str, &[&str])] = &[
    (
        "throw construct",
        &[
            "url-invalid",
            "url-has-credentials",
            "method-invalid",
            "method-forbidden",
            "no-cors-method",
            "header-name-invalid",
            "header-value-invalid",
            "body-with-get-or-head",
            "only-if-cached-mode",
            "stream-body-mode",
            "stream-body-without-duplex",
            "stream-body-keepalive",
        ],
    ),
    ("reject blocked", &["bad-port", "mixed-content"]),
    ("reject dispatch", &["same-origin-mode", "no-cors-redirect-mode", "scheme-not-http"]),
    ("reject preflight", CORS_CHECK),
    (
        "reject preflight",
        &[
            "redirected",
            "status-not-ok",
            "allow-methods-malformed",
            "allow-headers-malformed",
            "method-not-allowed",
            "method-wildcard-with-credentials",
            "header-not-allowed",
            "header-wildcard-with-credentials",
            "authorization-not-listed",
            "transport",
        ],
    ),
    (
        "reject redirect",
        &[
            "redirect-mode-error",
            "location-malformed",
            "location-scheme",
            "location-has-credentials",
            "too-many-redirects",
            "stream-body",
        ],
    ),
    ("reject response", CORS_CHECK),
    ("reject response", &["resource-policy", "transport"]),
];

const FORM: &str = "the form says so at the field and sends nothing; `invalid_input` tests that";
const STREAMS: &str = "the form sends streams as the standard wants them, and only Chromium can";

/// The ways to fail that no exchange here takes, and why.
const OUT_OF_REACH: &[(&str, &str)] = &[
    ("throw construct/url-invalid", FORM),
    ("throw construct/method-invalid", FORM),
    ("throw construct/header-name-invalid", FORM),
    ("throw construct/header-value-invalid", FORM),
    ("throw construct/stream-body-mode", STREAMS),
    ("throw construct/stream-body-without-duplex", STREAMS),
    ("throw construct/stream-body-keepalive", STREAMS),
    (
        "reject preflight/authorization-not-listed",
        "to every engine it is a header like others, and the cause is `header-not-allowed`",
    ),
    ("reject blocked/mixed-content", "the page is served over HTTP"),
    ("reject redirect/stream-body", "needs HTTP/2, which the lab does not speak"),
];

/// What is wrong with the coverage: a way that is neither taken nor listed, or listed and taken.
pub(super) fn complaints(exchanges: &[Exchange]) -> Vec<String> {
    let taken: BTreeSet<_> = exchanges.iter().map(|exchange| exchange.verdict.to_owned()).collect();
    let listed = |way: &str| OUT_OF_REACH.iter().any(|(listed, _)| *listed == way);
    let mut complaints = Vec::new();
    for (stage, causes) in WAYS {
        for way in causes.iter().map(|cause| format!("{stage}/{cause}")) {
            match (taken.contains(&way), listed(&way)) {
                (true, false) | (false, true) => {}
                (true, true) => complaints.push(format!("{way} is listed as out of reach")),
                (false, false) => complaints.push(format!("no exchange ends in {way}")),
            }
        }
    }
    let known = |cause: &&&str| !WAYS.iter().any(|(_, causes)| causes.contains(cause));
    complaints.extend(
        cors_engine::Cause::IDS.iter().filter(known).map(|cause| format!("{cause} has no stage")),
    );
    complaints
}
