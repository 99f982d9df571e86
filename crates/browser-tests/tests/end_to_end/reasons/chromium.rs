//! Chromium's reasons, and what each of them is called here.

use browser_tests::{Outcome, devtools, session::Session};

/// Why Chromium says that a request failed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// A `CorsError` of the network service.
    CorsError(String),
    /// A network error.
    NetError(String),
    /// A console line of the renderer, which then asked no network: its known part.
    Console(&'static str),
}

/// Every reason that the exchanges make Chromium give, and the stage and causes that it covers.
/// Chromium sometimes has one name for what we tell apart.
pub(super) const REASONS: &[(&str, &str, &[&str])] = &[
    ("MissingAllowOriginHeader", "response", &["allow-origin-missing"]),
    ("WildcardOriginNotAllowed", "response", &["allow-origin-wildcard-with-credentials"]),
    ("MultipleAllowOriginValues", "response", &["allow-origin-multiple"]),
    ("InvalidAllowOriginValue", "response", &["allow-origin-invalid"]),
    ("AllowOriginMismatch", "response", &["allow-origin-mismatch"]),
    (
        "InvalidAllowCredentials",
        "response",
        &["allow-credentials-missing", "allow-credentials-not-true"],
    ),
    ("PreflightMissingAllowOriginHeader", "preflight", &["allow-origin-missing"]),
    ("PreflightWildcardOriginNotAllowed", "preflight", &["allow-origin-wildcard-with-credentials"]),
    ("PreflightMultipleAllowOriginValues", "preflight", &["allow-origin-multiple"]),
    ("PreflightInvalidAllowOriginValue", "preflight", &["allow-origin-invalid"]),
    ("PreflightAllowOriginMismatch", "preflight", &["allow-origin-mismatch"]),
    (
        "PreflightInvalidAllowCredentials",
        "preflight",
        &["allow-credentials-missing", "allow-credentials-not-true"],
    ),
    ("PreflightInvalidStatus", "preflight", &["status-not-ok"]),
    ("PreflightDisallowedRedirect", "preflight", &["redirected"]),
    ("InvalidAllowMethodsPreflightResponse", "preflight", &["allow-methods-malformed"]),
    ("InvalidAllowHeadersPreflightResponse", "preflight", &["allow-headers-malformed"]),
    (
        "MethodDisallowedByPreflightResponse",
        "preflight",
        &["method-not-allowed", "method-wildcard-with-credentials"],
    ),
    (
        "HeaderDisallowedByPreflightResponse",
        "preflight",
        &["header-not-allowed", "header-wildcard-with-credentials"],
    ),
    ("net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", "response", &["resource-policy"]),
    ("net::ERR_BLOCKED_BY_RESPONSE.NotSameSite", "response", &["resource-policy"]),
    ("net::ERR_UNSAFE_PORT", "blocked", &["bad-port"]),
    ("net::ERR_TOO_MANY_REDIRECTS", "redirect", &["too-many-redirects"]),
    ("net::ERR_FAILED", "redirect", &["redirect-mode-error"]),
    ("net::ERR_INVALID_REDIRECT", "redirect", &["location-malformed"]),
    ("net::ERR_UNSAFE_REDIRECT", "redirect", &["location-scheme"]),
    ("RedirectContainsCredentials", "redirect", &["location-has-credentials"]),
    ("net::ERR_CONNECTION_RESET", "response", &["transport"]),
    ("net::ERR_CONNECTION_RESET", "preflight", &["transport"]),
    (SAME_ORIGIN_MODE, "dispatch", &["same-origin-mode"]),
    (REDIRECT_MODE, "dispatch", &["no-cors-redirect-mode"]),
    (SCHEME, "dispatch", &["scheme-not-http"]),
];

const SAME_ORIGIN_MODE: &str = "Request mode is \"same-origin\" but the URL's origin";
const REDIRECT_MODE: &str = "Request mode is \"no-cors\" but the redirect mode is not";
const SCHEME: &str = "is not supported.";

impl Reason {
    /// What Chromium has said of the last run.
    pub(super) async fn of_the_last_run(session: &Session, target: &str) -> Outcome<Self> {
        let failed = devtools::loading_failed(&session.driver).await?;
        // Other requests of the page fail, too, when it is opened anew: its event stream.
        let failed = failed.into_iter().rfind(|failed| failed.url.starts_with(target));
        if let Some(failed) = failed {
            return Ok(match failed.cors_error {
                Some(error) => Self::CorsError(error),
                None => Self::NetError(failed.error_text),
            });
        }
        let console = session.console.read().await?.unwrap_or_default();
        let known = [SAME_ORIGIN_MODE, REDIRECT_MODE, SCHEME];
        let said = known.into_iter().find(|part| console.iter().any(|line| line.contains(part)));
        said.map(Self::Console)
            .ok_or_else(|| format!("Chromium gave no reason: {console:?}").into())
    }

    /// Chromium's name for it.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::CorsError(name) | Self::NetError(name) => name,
            Self::Console(name) => name,
        }
    }

    /// The verdicts of ours that this reason covers.
    pub(super) fn verdicts(&self) -> Vec<String> {
        let known = REASONS.iter().filter(|(name, _, _)| *name == self.name());
        let verdicts = known.flat_map(|(_, stage, causes)| {
            causes.iter().map(move |cause| format!("reject {stage}/{cause}"))
        });
        verdicts.collect()
    }
}
