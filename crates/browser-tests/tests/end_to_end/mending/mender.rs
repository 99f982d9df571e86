//! Who can mend a failure: the server, only the page, or nobody.

use cors_engine::{CredentialsMode, Failure};
use cors_experiment::{BodyType, Scenario};

use crate::reasons::coverage;

/// The ways to fail that no case here takes, and why.
pub(super) const OUT_OF_REACH: &[(&str, &str)] =
    &[coverage::AUTHORIZATION, coverage::MIXED_CONTENT, coverage::STREAM_BODY];

/// Who can mend a failure, as a test expects it of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mender {
    /// The server, by answering otherwise.
    Server,
    /// Only the page, and why no answer of the server helps.
    Page(&'static str),
    /// Nobody by an edit that a tool could make, and why.
    Nobody(&'static str),
}

const THROWN: &str = "script gets an exception before any server is asked";
const NOT_ASKED: &str = "the browser asks no server";
const OPAQUE: &str = "credentials for `null` would be credentials for every sandboxed frame";

impl Mender {
    /// Who can mend this failure of a scenario. Every cause has its place here, so that a new one
    /// does not compile without.
    pub(super) fn of(scenario: &Scenario, failure: &Failure) -> Self {
        use cors_engine::Cause;
        let first_hop = failure.hop == 0;
        let include = scenario.request.credentials == CredentialsMode::Include;
        let hopeless = first_hop && include && scenario.page_origin == "null";
        match &failure.cause {
            Cause::UrlInvalid { .. }
            | Cause::MethodInvalid { .. }
            | Cause::HeaderNameInvalid { .. }
            | Cause::HeaderValueInvalid { .. } => Self::Nobody("what was meant cannot be known"),
            Cause::UrlHasCredentials { .. }
            | Cause::MethodForbidden { .. }
            | Cause::NoCorsMethod { .. }
            | Cause::BodyWithGetOrHead { .. }
            | Cause::OnlyIfCachedMode
            | Cause::StreamBodyMode
            | Cause::StreamBodyWithoutDuplex
            | Cause::StreamBodyKeepalive => Self::Page(THROWN),
            Cause::BadPort { .. } | Cause::SchemeNotHttp { .. } if first_hop => {
                Self::Nobody(NOT_ASKED)
            }
            Cause::SameOriginMode { .. } if first_hop => Self::Page(NOT_ASKED),
            Cause::MixedContent { .. } | Cause::NoCorsRedirectMode => Self::Page(NOT_ASKED),
            Cause::Transport if scenario.request.body_type == BodyType::Stream => {
                Self::Page("a stream needs HTTP/2, which is no matter of answers")
            }
            Cause::AllowOriginMissing { .. }
            | Cause::AllowOriginMultiple { .. }
            | Cause::AllowOriginInvalid { .. }
                if hopeless =>
            {
                Self::Nobody(OPAQUE)
            }
            Cause::AllowOriginWildcardWithCredentials
            | Cause::AllowOriginMismatch { .. }
            | Cause::AllowCredentialsMissing
            | Cause::AllowCredentialsNotTrue { .. }
                if hopeless =>
            {
                Self::Page(OPAQUE)
            }
            Cause::BadPort { .. }
            | Cause::SchemeNotHttp { .. }
            | Cause::SameOriginMode { .. }
            | Cause::AllowOriginMissing { .. }
            | Cause::AllowOriginWildcardWithCredentials
            | Cause::AllowOriginMultiple { .. }
            | Cause::AllowOriginInvalid { .. }
            | Cause::AllowOriginMismatch { .. }
            | Cause::AllowCredentialsMissing
            | Cause::AllowCredentialsNotTrue { .. }
            | Cause::Redirected { .. }
            | Cause::StatusNotOk { .. }
            | Cause::AllowMethodsMalformed { .. }
            | Cause::AllowHeadersMalformed { .. }
            | Cause::MethodNotAllowed { .. }
            | Cause::MethodWildcardWithCredentials { .. }
            | Cause::HeaderNotAllowed { .. }
            | Cause::HeaderWildcardWithCredentials { .. }
            | Cause::AuthorizationNotListed { .. }
            | Cause::Transport
            | Cause::RedirectModeError { .. }
            | Cause::LocationMalformed { .. }
            | Cause::LocationScheme { .. }
            | Cause::LocationHasCredentials { .. }
            | Cause::TooManyRedirects
            | Cause::StreamBody { .. }
            | Cause::ResourcePolicy { .. } => Self::Server,
        }
    }
}
