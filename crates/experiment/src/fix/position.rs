//! How far a request gets before it fails: the measure by which a fix must make progress.

use cors_engine::{Cause, Failure, Stage};

/// A place in the flow. Later is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    hop: usize,
    stage: u8,
    check: u8,
}

impl Position {
    /// Beyond every failure: script gets its response.
    pub(super) const END: Self = Self { hop: usize::MAX, stage: u8::MAX, check: u8::MAX };

    /// Where a failure happens.
    pub(super) fn of(failure: &Failure) -> Self {
        Self { hop: failure.hop, stage: stage(failure.stage), check: check(&failure.cause) }
    }
}

/// The order of the parts of the flow. A redirect is followed only after its own answer has passed
/// the CORS check, so it comes after the response.
fn stage(stage: Stage) -> u8 {
    match stage {
        Stage::Construct => 0,
        Stage::Blocked => 1,
        Stage::Dispatch => 2,
        Stage::Preflight => 3,
        Stage::Response => 4,
        Stage::Redirect => 5,
    }
}

/// The order of the checks within a part.
fn check(cause: &Cause) -> u8 {
    match cause {
        Cause::UrlInvalid { .. }
        | Cause::BadPort { .. }
        | Cause::SameOriginMode { .. }
        | Cause::Transport
        | Cause::RedirectModeError { .. } => 0,
        Cause::UrlHasCredentials { .. }
        | Cause::MixedContent { .. }
        | Cause::NoCorsRedirectMode
        | Cause::AllowOriginMissing { .. }
        | Cause::AllowOriginWildcardWithCredentials
        | Cause::AllowOriginMultiple { .. }
        | Cause::AllowOriginInvalid { .. }
        | Cause::AllowOriginMismatch { .. }
        | Cause::LocationMalformed { .. } => 1,
        Cause::OnlyIfCachedMode
        | Cause::SchemeNotHttp { .. }
        | Cause::AllowCredentialsMissing
        | Cause::AllowCredentialsNotTrue { .. }
        | Cause::LocationScheme { .. } => 2,
        Cause::MethodInvalid { .. }
        | Cause::Redirected { .. }
        | Cause::StatusNotOk { .. }
        | Cause::ResourcePolicy { .. }
        | Cause::TooManyRedirects => 3,
        Cause::MethodForbidden { .. }
        | Cause::AllowMethodsMalformed { .. }
        | Cause::LocationHasCredentials { .. } => 4,
        Cause::NoCorsMethod { .. }
        | Cause::AllowHeadersMalformed { .. }
        | Cause::StreamBody { .. } => 5,
        Cause::HeaderNameInvalid { .. }
        | Cause::MethodNotAllowed { .. }
        | Cause::MethodWildcardWithCredentials { .. } => 6,
        Cause::HeaderValueInvalid { .. } | Cause::AuthorizationNotListed { .. } => 7,
        Cause::BodyWithGetOrHead { .. }
        | Cause::HeaderNotAllowed { .. }
        | Cause::HeaderWildcardWithCredentials { .. } => 8,
        Cause::StreamBodyKeepalive => 9,
        Cause::StreamBodyWithoutDuplex => 10,
        Cause::StreamBodyMode => 11,
    }
}
