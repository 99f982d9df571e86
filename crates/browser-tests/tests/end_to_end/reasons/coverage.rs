//! Every way to fail, and why some of them cannot be had in a browser on one machine.

use std::collections::BTreeSet;

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

/// Out of reach for every engine, and why.
pub(crate) const AUTHORIZATION: (&str, &str) = (
    "reject preflight/authorization-not-listed",
    "to every engine it is a header like others, and the cause is `header-not-allowed`",
);
/// Out of reach for a page that is not secure.
pub(crate) const MIXED_CONTENT: (&str, &str) =
    ("reject blocked/mixed-content", "the page is served over HTTP");
/// Out of reach for this lab.
pub(crate) const STREAM_BODY: (&str, &str) =
    ("reject redirect/stream-body", "needs HTTP/2, which the lab does not speak");

/// What is wrong with the coverage: a way that is neither taken nor listed, or listed and taken.
pub(crate) fn complaints(
    taken: impl Iterator<Item = &'static str>,
    out_of_reach: &[(&str, &str)],
) -> Vec<String> {
    let taken: BTreeSet<_> = taken.collect();
    let listed = |way: &str| out_of_reach.iter().any(|(listed, _)| *listed == way);
    let mut complaints = Vec::new();
    for (stage, causes) in WAYS {
        for way in causes.iter().map(|cause| format!("{stage}/{cause}")) {
            match (taken.contains(way.as_str()), listed(&way)) {
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
