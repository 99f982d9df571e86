//! From a failure to words. The only place in the project where prose about causes lives.
//!
//! One file for each family of failures. Values stand between back-quotes.

mod allow_origin;
mod avoidable;
mod blocked;
mod case;
mod check;
mod construct;
mod contradiction;
mod credentials;
mod dispatch;
mod evidence;
mod message;
mod opaque;
mod origin_mismatch;
mod possibility;
mod preflight_lists;
mod preflight_status;
mod reached;
mod reading;
mod reason;
mod redirect;
mod success;
#[cfg(test)]
pub(crate) mod test_case;
mod transport;
mod warning;
mod words;

use cors_engine::{Cause, Failure, Outcome};

pub use check::describe_check;
pub use contradiction::describe_difference;
pub use evidence::{EvidenceLine, Place, Presence};
pub use message::message;
pub(crate) use possibility::describe_possibility;
pub use reading::{describe_readings, remedy_of_reading};
pub use reason::describe_reason;
pub use success::{SuccessExplanation, explain_success};
pub use warning::{describe_warning, warning_code, warning_detail};

use self::{case::Case, words::Words};
use crate::{RequestSpec, Scenario};

/// A failure, explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// At most twelve words, in the developer's language.
    pub headline: String,
    /// What happened, in one or two sentences, with the values involved.
    pub happened: String,
    /// Why the browser does this.
    pub why: &'static str,
    /// Whether the request reached the server and what that means.
    pub reached: String,
    /// Who can mend it.
    pub who: Side,
    /// What that side has to do, in a sentence.
    pub remedy: String,
    /// Header lines that decided, as they went over the wire.
    pub evidence: Vec<EvidenceLine>,
    /// What else was wrong with the same answer, a headline each.
    pub also: Vec<String>,
    /// The page of MDN that tells more, as an address.
    pub mdn: &'static str,
    /// The address of the step in the standard.
    pub standard: String,
    /// The step in words, such as `CORS check, step 4`.
    pub step: String,
}

/// Who can mend a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The server's owner.
    Server,
    /// The page's owner.
    Client,
    /// Neither.
    Neither,
}

/// What an explanation may refer to besides the failure itself.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The page's serialized origin.
    pub page_origin: &'a str,
    /// The request as script made it.
    pub request: &'a RequestSpec,
    /// The outcome that the failure belongs to.
    pub outcome: &'a Outcome,
}

impl<'a> Context<'a> {
    /// The context of an outcome of `scenario`.
    pub fn new(scenario: &'a Scenario, outcome: &'a Outcome) -> Self {
        Self { page_origin: &scenario.page_origin, request: &scenario.request, outcome }
    }
}

/// Explains a failure in its context.
pub fn explain(failure: &Failure, context: &Context<'_>) -> Explanation {
    let case = Case { failure, context };
    let mut words = words_for(&failure.cause, &case);
    avoidable::set_right(&mut words, &case);
    if case.asks_credentials_for_nobody() {
        opaque::set_right(&mut words);
    }
    let also = failure.also.iter().map(|cause| words_for(cause, &case).headline);
    Explanation {
        headline: words.headline,
        happened: words.happened,
        why: words.why,
        reached: reached::reached(&case),
        who: words.who,
        remedy: words.remedy,
        evidence: words.evidence,
        also: also.collect(),
        mdn: words.mdn,
        standard: failure.step.url(),
        step: format!("{}, step {}", failure.step.algorithm.name(), failure.step.number),
    }
}

/// What there is to say about a cause, in the place where it was found.
fn words_for(what: &Cause, case: &Case<'_>) -> Words {
    match what {
        Cause::UrlInvalid { url } => construct::url_invalid(url),
        Cause::UrlHasCredentials { url } => construct::url_has_credentials(url),
        Cause::MethodInvalid { method } => construct::method_invalid(method),
        Cause::MethodForbidden { method } => construct::method_forbidden(method),
        Cause::NoCorsMethod { method } => construct::no_cors_method(method),
        Cause::HeaderNameInvalid { name } => construct::header_name_invalid(name),
        Cause::HeaderValueInvalid { name, value } => construct::header_value_invalid(name, value),
        Cause::BodyWithGetOrHead { method } => construct::body_with_get_or_head(method),
        Cause::OnlyIfCachedMode => construct::only_if_cached_mode(case),
        Cause::StreamBodyMode => construct::stream_body_mode(),
        Cause::StreamBodyWithoutDuplex => construct::stream_body_without_duplex(),
        Cause::StreamBodyKeepalive => construct::stream_body_keepalive(),
        Cause::BadPort { port } => blocked::bad_port(*port),
        Cause::MixedContent { url } => blocked::mixed_content(case, url),
        Cause::SameOriginMode { origin, target } => {
            dispatch::same_origin_mode(case, origin, target)
        }
        Cause::NoCorsRedirectMode => dispatch::no_cors_redirect_mode(case),
        Cause::SchemeNotHttp { scheme } => dispatch::scheme_not_http(scheme),
        Cause::AllowOriginMissing { status } => allow_origin::missing(case, *status),
        Cause::AllowOriginWildcardWithCredentials => allow_origin::wildcard(case),
        Cause::AllowOriginMultiple { value, lines } => allow_origin::multiple(case, value, *lines),
        Cause::AllowOriginInvalid { value } => allow_origin::invalid(case, value),
        Cause::AllowOriginMismatch { value, origin, difference } => {
            origin_mismatch::mismatch(case, value, origin, *difference)
        }
        Cause::AllowCredentialsMissing => credentials::missing(case),
        Cause::AllowCredentialsNotTrue { value } => credentials::not_true(case, value),
        Cause::Redirected { status, location } => {
            preflight_status::redirected(case, *status, location.as_deref())
        }
        Cause::StatusNotOk { status } => preflight_status::not_ok(case, *status),
        Cause::AllowMethodsMalformed { value } => preflight_lists::methods_malformed(case, value),
        Cause::AllowHeadersMalformed { value } => preflight_lists::headers_malformed(case, value),
        Cause::MethodNotAllowed { method, allowed } => {
            preflight_lists::method_not_allowed(case, method, allowed)
        }
        Cause::MethodWildcardWithCredentials { method } => {
            preflight_lists::method_wildcard(case, method)
        }
        Cause::HeaderNotAllowed { header, missing, allowed } => {
            preflight_lists::header_not_allowed(case, header, missing, allowed)
        }
        Cause::HeaderWildcardWithCredentials { header, missing } => {
            preflight_lists::header_wildcard(case, header, missing)
        }
        Cause::AuthorizationNotListed { allowed } => {
            preflight_lists::authorization_not_listed(case, allowed)
        }
        Cause::Transport => transport::transport(case),
        Cause::RedirectModeError { status, location } => {
            redirect::mode_error(case, *status, location.as_deref())
        }
        Cause::LocationMalformed { value } => redirect::location_malformed(value),
        Cause::LocationScheme { location } => redirect::location_scheme(location),
        Cause::LocationHasCredentials { location } => redirect::location_has_credentials(location),
        Cause::TooManyRedirects => redirect::too_many(),
        Cause::StreamBody { status } => redirect::stream_body(*status),
        Cause::ResourcePolicy { value } => transport::resource_policy(case, value),
    }
}

#[cfg(test)]
mod tests;
