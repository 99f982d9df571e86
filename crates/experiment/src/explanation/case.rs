//! A failure and its circumstances, as the families of explanations ask for them.

use cors_engine::{Algorithm, CredentialsMode, Failure, Hop, Stage};

use super::{Context, EvidenceLine, Place, evidence::there};

/// One failure in its context.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) failure: &'a Failure,
    pub(super) context: &'a Context<'a>,
}

impl Case<'_> {
    /// The hop that failed; none for what fails before the first.
    pub(super) fn hop(&self) -> Option<&Hop> {
        self.context.outcome.hops.get(self.failure.hop)
    }

    /// Whether the preflight's answer was refused.
    pub(super) fn in_preflight(&self) -> bool {
        self.failure.stage == Stage::Preflight
    }

    /// Whether a redirect led to the hop that failed.
    pub(super) fn after_redirect(&self) -> bool {
        self.failure.hop > 0
    }

    /// The method of the request itself.
    pub(super) fn method(&self) -> &str {
        self.hop().map_or(self.context.request.method.as_str(), |hop| hop.method.as_str())
    }

    /// The URL of the hop that failed.
    pub(super) fn url(&self) -> &str {
        self.hop().map_or(self.context.request.url.as_str(), |hop| hop.url.as_str())
    }

    /// What the answer has to allow: the origin as the request named it.
    pub(super) fn origin(&self) -> &str {
        let preflight = || {
            let preflight = self.hop()?.preflight.as_ref()?;
            self.in_preflight().then_some(preflight.origin.as_str())
        };
        let request = || self.hop()?.origin.as_deref();
        preflight().or_else(request).unwrap_or(self.context.page_origin)
    }

    /// Whether the request includes credentials whatever its target.
    pub(super) fn include(&self) -> bool {
        self.context.request.credentials == CredentialsMode::Include
    }

    /// Whether a page without an origin is refused what it asked for with credentials.
    pub(super) fn asks_credentials_for_nobody(&self) -> bool {
        let refused = self.failure.step.algorithm == Algorithm::CorsCheck;
        refused && self.include() && !self.after_redirect() && self.context.page_origin == "null"
    }

    /// How script asked for credentials, as it is written there.
    pub(super) fn include_words(&self) -> &'static str {
        match self.context.request.api {
            cors_engine::Api::Fetch => "`credentials: \"include\"`",
            cors_engine::Api::Xhr => "`withCredentials = true`",
        }
    }

    /// The answer that was refused, at the beginning of a sentence.
    pub(super) fn answer(&self) -> &'static str {
        if self.in_preflight() {
            "The answer to the preflight"
        } else if self.after_redirect() {
            "The answer after the redirect"
        } else {
            "The answer"
        }
    }

    /// Where the lines of the refused answer belong.
    pub(super) fn answer_place(&self) -> Place {
        if self.in_preflight() { Place::PreflightAnswer } else { Place::Answer }
    }

    /// The `Origin` line of the request whose answer was refused.
    pub(super) fn origin_line(&self) -> EvidenceLine {
        let place = if self.in_preflight() { Place::PreflightRequest } else { Place::Request };
        there(place, format!("Origin: {}", self.origin()))
    }
}
