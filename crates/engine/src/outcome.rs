//! What a browser does with a request: what script gets, each hop, and why.

use crate::{Cause, Check, Stage, Step};

/// The result of [`fetch`](crate::fetch).
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What script gets.
    pub settlement: Settlement,
    /// Every hop that the browser gets to, in order.
    pub hops: Vec<Hop>,
    /// What did not fail but surprises.
    pub warnings: Vec<Warning>,
    /// Every decision, in order.
    pub trace: Vec<Check>,
}

impl Outcome {
    /// Whether the browser leaves out a header that script has set.
    pub fn leaves_out(&self, name: &str) -> bool {
        self.warnings.iter().any(|warning| match warning {
            Warning::ForbiddenRequestHeaderDropped(dropped)
            | Warning::NoCorsHeaderDropped(dropped) => dropped.eq_ignore_ascii_case(name),
            Warning::NoCorsContentTypeReplaced => name.eq_ignore_ascii_case("content-type"),
            Warning::BodyDropped
            | Warning::AuthorizationRemovedOnRedirect
            | Warning::MethodChangedOnRedirect { .. }
            | Warning::OpaqueResponse
            | Warning::OpaqueRedirectResponse
            | Warning::ResponseHeaderNotExposed(_)
            | Warning::ExposeHeadersMalformed(_)
            | Warning::ExposeHeadersWildcardCredentials
            | Warning::SetCookieHidden
            | Warning::SetCookieIgnored
            | Warning::CredentialsNotSent
            | Warning::PreflightMaxAgeInvalid(_)
            | Warning::PreflightNotCacheable
            | Warning::TimingHidden
            | Warning::RedirectWithoutLocation
            | Warning::AuthorizationCoveredByWildcard => false,
        })
    }

    /// The failure, unless script gets a response.
    pub fn failure(&self) -> Option<&Failure> {
        match &self.settlement {
            Settlement::Resolve(_) => None,
            Settlement::Reject(failure) | Settlement::Throw(failure) => Some(failure),
        }
    }

    /// The failure alone, unless script gets a response.
    pub fn into_failure(self) -> Option<Failure> {
        match self.settlement {
            Settlement::Resolve(_) => None,
            Settlement::Reject(failure) | Settlement::Throw(failure) => Some(failure),
        }
    }
}

/// What script gets.
#[derive(Clone, Debug, PartialEq)]
pub enum Settlement {
    /// A response, as far as script may look into it.
    Resolve(VisibleResponse),
    /// A network error: `fetch()` rejects, an XHR fires `error`.
    Reject(Failure),
    /// An exception while the request was put together; nothing was sent.
    Throw(Failure),
}

/// Why script gets no response.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The part of the flow that failed.
    pub stage: Stage,
    /// The hop that the failure belongs to, from 0.
    pub hop: usize,
    /// The innermost step that decided.
    pub step: Step,
    /// What was wrong, with what was compared.
    pub cause: Cause,
    /// What else in the same answer would have failed had this one passed.
    pub also: Vec<Cause>,
}

/// One hop: the request to one URL of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// The URL, without a fragment.
    pub url: String,
    /// The method of the request itself.
    pub method: String,
    /// The value of the request's `Origin` header, if it has one.
    pub origin: Option<String>,
    /// Whether credentials go along with the request itself.
    pub include_credentials: bool,
    /// Whether the request itself went out.
    pub sent: bool,
    /// The preflight, where one is needed.
    pub preflight: Option<Preflight>,
}

/// A preflight that a hop needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// Whether it went out; the preflight cache may have answered instead.
    pub sent: bool,
    /// The preflight's own `Origin`.
    pub origin: String,
    /// `Access-Control-Request-Method`.
    pub request_method: String,
    /// `Access-Control-Request-Headers`, if the preflight has it.
    pub request_headers: Option<String>,
    /// Why it is needed, each reason by itself.
    pub reasons: Vec<PreflightReason>,
}

/// One reason for a preflight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreflightReason {
    /// The method is not one of the three that forms and links use.
    Method(String),
    /// A header is not CORS-safelisted.
    Header {
        /// Its lower-case name.
        name: String,
        /// What makes it unsafe.
        trigger: PreflightTrigger,
    },
    /// A listener on `xhr.upload`.
    UploadListener,
    /// The body is a stream.
    StreamBody,
    /// An earlier hop was preflighted; a deviation of some engines.
    EarlierHop,
}

/// What makes a request header unsafe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreflightTrigger {
    /// The name is not on the safelist.
    Name,
    /// The value is longer than 128 bytes.
    ValueLength(usize),
    /// The value has a byte that no safelisted value may have.
    Byte(u8),
    /// A language header has a byte outside its alphabet.
    LanguageByte(u8),
    /// The `Content-Type` is not a media type.
    ContentTypeUnparseable,
    /// The `Content-Type` is none of the three that a form can send.
    ContentTypeEssence(String),
    /// The `Content-Type` has a comma; a deviation of one engine.
    ContentTypeComma,
    /// The `Range` is not a single simple one.
    RangeUnparseable,
    /// The `Range` has no start.
    RangeWithoutStart,
    /// All safelisted values together are longer than 1024 bytes.
    TotalLength(usize),
}

/// A response as script sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisibleResponse {
    /// Its type; an XHR has none to show.
    pub response_type: ResponseType,
    /// Its status, 0 when script may not know.
    pub status: u16,
    /// Names of the headers script can read, lower-case, sorted.
    pub visible_headers: Vec<String>,
    /// Names of the headers it cannot read, lower-case, sorted.
    pub hidden_headers: Vec<String>,
    /// Whether script may read the body.
    pub body_readable: bool,
}

impl VisibleResponse {
    /// Whether what script can read is an error: a status of 400 or more.
    pub fn is_readable_error(&self) -> bool {
        self.body_readable && self.status >= 400
    }
}

/// The type of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResponseType {
    /// From the page's own origin.
    Basic,
    /// Shared through CORS.
    Cors,
    /// Cross-origin and closed.
    Opaque,
    /// A redirect that was not followed.
    OpaqueRedirect,
}

/// Something that did not fail but surprises.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Warning {
    /// A header that only the browser may set was dropped.
    ForbiddenRequestHeaderDropped(String),
    /// A header that mode `no-cors` does not allow was dropped.
    NoCorsHeaderDropped(String),
    /// The `Content-Type` was dropped and the body's default took its place.
    NoCorsContentTypeReplaced,
    /// An XHR with GET or HEAD dropped its body.
    BodyDropped,
    /// A redirect to another origin dropped `Authorization`.
    AuthorizationRemovedOnRedirect,
    /// A redirect changed the method to GET.
    MethodChangedOnRedirect {
        /// The method before.
        from: String,
        /// The method after.
        to: String,
    },
    /// The response is opaque: the page learns nothing from it.
    OpaqueResponse,
    /// The redirect was handed over unopened.
    OpaqueRedirectResponse,
    /// A response header that script cannot read.
    ResponseHeaderNotExposed(String),
    /// `Access-Control-Expose-Headers` could not be parsed and exposes nothing.
    ExposeHeadersMalformed(String),
    /// `Access-Control-Expose-Headers: *` means nothing with credentials.
    ExposeHeadersWildcardCredentials,
    /// `Set-Cookie` can never be read by script.
    SetCookieHidden,
    /// `Set-Cookie` was there, and the browser ignores it: credentials are not included.
    SetCookieIgnored,
    /// Cookies stay at home, though the request might want them.
    CredentialsNotSent,
    /// `Access-Control-Max-Age` could not be parsed.
    PreflightMaxAgeInvalid(String),
    /// The preflight's answer is not remembered.
    PreflightNotCacheable,
    /// Detailed timing is hidden.
    TimingHidden,
    /// A redirect status without `Location` is an ordinary response.
    RedirectWithoutLocation,
    /// Allowed only because this engine lets `*` cover `Authorization`.
    AuthorizationCoveredByWildcard,
}
