//! How far a request gets before it fails: the measure by which a fix must make progress.

use cors_engine::{Cause, Failure, Stage};

/// Whether a request gets strictly further than `before`; `None` is success.
///
/// Engines look at the parts of an answer in different orders. So what counts within one answer is
/// not which check fails first, but that what was wrong before is wrong no more.
pub(super) fn makes_progress(before: &Failure, after: Option<&Failure>) -> bool {
    let Some(after) = after else { return true };
    if place(after) != place(before) {
        return gets_past(before, after);
    }
    let part = part(&before.cause);
    std::iter::once(&after.cause)
        .chain(&after.also)
        .filter(|cause| self::part(cause) == part)
        .all(|cause| check(cause) > check(&before.cause))
}

/// Whether `after` lies in a later part of the flow than `before`.
pub(super) fn gets_past(before: &Failure, after: &Failure) -> bool {
    place(after) > place(before)
}

fn place(failure: &Failure) -> (usize, u8) {
    // Some engines look for a URL before the CORS check, others after it.
    let broken = matches!(failure.cause, Cause::LocationMalformed { .. });
    (failure.hop, stage(if broken { Stage::Response } else { failure.stage }))
}

/// What of an answer, or of a request, a cause is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Whether there is an answer.
    Delivery,
    /// The allowed origin.
    Origin,
    /// The consent to credentials.
    Credentials,
    /// The status of a preflight's answer.
    Status,
    /// The list of methods.
    Methods,
    /// The list of headers.
    Headers,
    /// What is looked at in one order by every engine.
    Rest,
}

fn part(cause: &Cause) -> Part {
    match cause {
        Cause::Transport => Part::Delivery,
        Cause::AllowOriginMissing { .. }
        | Cause::AllowOriginWildcardWithCredentials
        | Cause::AllowOriginMultiple { .. }
        | Cause::AllowOriginInvalid { .. }
        | Cause::AllowOriginMismatch { .. } => Part::Origin,
        Cause::AllowCredentialsMissing | Cause::AllowCredentialsNotTrue { .. } => Part::Credentials,
        Cause::Redirected { .. } | Cause::StatusNotOk { .. } => Part::Status,
        Cause::AllowMethodsMalformed { .. }
        | Cause::MethodNotAllowed { .. }
        | Cause::MethodWildcardWithCredentials { .. } => Part::Methods,
        Cause::AllowHeadersMalformed { .. }
        | Cause::AuthorizationNotListed { .. }
        | Cause::HeaderNotAllowed { .. }
        | Cause::HeaderWildcardWithCredentials { .. } => Part::Headers,
        Cause::UrlInvalid { .. }
        | Cause::UrlHasCredentials { .. }
        | Cause::MethodInvalid { .. }
        | Cause::MethodForbidden { .. }
        | Cause::NoCorsMethod { .. }
        | Cause::HeaderNameInvalid { .. }
        | Cause::HeaderValueInvalid { .. }
        | Cause::BodyWithGetOrHead { .. }
        | Cause::OnlyIfCachedMode
        | Cause::StreamBodyMode
        | Cause::StreamBodyWithoutDuplex
        | Cause::StreamBodyKeepalive
        | Cause::BadPort { .. }
        | Cause::MixedContent { .. }
        | Cause::SameOriginMode { .. }
        | Cause::NoCorsRedirectMode
        | Cause::SchemeNotHttp { .. }
        | Cause::RedirectModeError { .. }
        | Cause::LocationMalformed { .. }
        | Cause::LocationScheme { .. }
        | Cause::LocationHasCredentials { .. }
        | Cause::TooManyRedirects
        | Cause::StreamBody { .. }
        | Cause::ResourcePolicy { .. } => Part::Rest,
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
