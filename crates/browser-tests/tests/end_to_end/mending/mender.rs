//! Who can mend a failure: the server, only the page, or nobody.

use cors_engine::{Cause, CredentialsMode, Failure};
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
    /// Who can mend this failure of a scenario.
    pub(super) fn of(scenario: &Scenario, failure: &Failure) -> Self {
        let first_hop = failure.hop == 0;
        let include = scenario.request.credentials == CredentialsMode::Include;
        let hopeless = first_hop && include && scenario.page_origin == "null";
        match Ground::of(&failure.cause) {
            Ground::Nonsense => Self::Nobody("what was meant cannot be known"),
            Ground::Script => Self::Page(THROWN),
            Ground::Address if first_hop => Self::Nobody(NOT_ASKED),
            Ground::OtherOrigin if first_hop => Self::Page(NOT_ASKED),
            Ground::Blocked => Self::Page(NOT_ASKED),
            Ground::Connection if scenario.request.body_type == BodyType::Stream => {
                Self::Page("a stream needs HTTP/2, which is no matter of answers")
            }
            Ground::NoOrigin if hopeless => Self::Nobody(OPAQUE),
            Ground::NoGrant if hopeless => Self::Page(OPAQUE),
            Ground::Address
            | Ground::OtherOrigin
            | Ground::Connection
            | Ground::NoOrigin
            | Ground::NoGrant
            | Ground::Answer => Self::Server,
        }
    }
}

/// What a cause is about, as far as that decides who can mend it.
enum Ground {
    /// What script passes is nothing at all.
    Nonsense,
    /// What script passes is not allowed.
    Script,
    /// The address: of script's choice on the first hop, of the server's later.
    Address,
    /// That the address is on another origin.
    OtherOrigin,
    /// What a browser does not do.
    Blocked,
    /// The connection.
    Connection,
    /// The answer names no origin.
    NoOrigin,
    /// The answer names another origin, or takes no credentials.
    NoGrant,
    /// Anything else in an answer.
    Answer,
}

impl Ground {
    /// Every cause has its place here, so that a new one does not compile without.
    fn of(cause: &Cause) -> Self {
        match cause {
            Cause::UrlInvalid { .. }
            | Cause::MethodInvalid { .. }
            | Cause::HeaderNameInvalid { .. }
            | Cause::HeaderValueInvalid { .. } => Self::Nonsense,
            Cause::UrlHasCredentials { .. }
            | Cause::MethodForbidden { .. }
            | Cause::NoCorsMethod { .. }
            | Cause::BodyWithGetOrHead { .. }
            | Cause::OnlyIfCachedMode
            | Cause::StreamBodyMode
            | Cause::StreamBodyWithoutDuplex
            | Cause::StreamBodyKeepalive => Self::Script,
            Cause::BadPort { .. } | Cause::SchemeNotHttp { .. } => Self::Address,
            Cause::SameOriginMode { .. } => Self::OtherOrigin,
            Cause::MixedContent { .. } | Cause::NoCorsRedirectMode => Self::Blocked,
            Cause::Transport => Self::Connection,
            Cause::AllowOriginMissing { .. }
            | Cause::AllowOriginMultiple { .. }
            | Cause::AllowOriginInvalid { .. } => Self::NoOrigin,
            Cause::AllowOriginWildcardWithCredentials
            | Cause::AllowOriginMismatch { .. }
            | Cause::AllowCredentialsMissing
            | Cause::AllowCredentialsNotTrue { .. } => Self::NoGrant,
            Cause::Redirected { .. }
            | Cause::StatusNotOk { .. }
            | Cause::AllowMethodsMalformed { .. }
            | Cause::AllowHeadersMalformed { .. }
            | Cause::MethodNotAllowed { .. }
            | Cause::MethodWildcardWithCredentials { .. }
            | Cause::HeaderNotAllowed { .. }
            | Cause::HeaderWildcardWithCredentials { .. }
            | Cause::AuthorizationNotListed { .. }
            | Cause::RedirectModeError { .. }
            | Cause::LocationMalformed { .. }
            | Cause::LocationScheme { .. }
            | Cause::LocationHasCredentials { .. }
            | Cause::TooManyRedirects
            | Cause::StreamBody { .. }
            | Cause::ResourcePolicy { .. } => Self::Answer,
        }
    }
}
