//! A [request](https://fetch.spec.whatwg.org/#concept-request) as the algorithms know it: script's
//! text has been judged, and what redirects change is state.

use url::Url;

use crate::{
    Api, CacheMode, CredentialsMode, Failure, HeaderList, Mode, Origin, RedirectMode,
    ReferrerPolicy, Rules, redirect_taint::RedirectTaint, rules::RedirectedNoCorsCredentials,
};

/// The request while it is being fetched.
#[derive(Clone, Debug)]
pub(crate) struct FetchRequest<'a> {
    /// The page's origin; no redirect changes it.
    pub(crate) origin: &'a Origin,
    /// The interface that script used.
    pub(crate) api: Api,
    /// Constant over redirects.
    pub(crate) mode: Mode,
    /// Constant over redirects.
    pub(crate) credentials: CredentialsMode,
    /// Constant over redirects.
    pub(crate) redirect: RedirectMode,
    /// The cache mode.
    pub(crate) cache: CacheMode,
    /// The referrer policy; an answer that redirects may change it.
    pub(crate) referrer_policy: ReferrerPolicy,
    /// Whether the request may outlive the page.
    pub(crate) keepalive: bool,
    /// Subresource integrity metadata, empty for none.
    pub(crate) integrity: String,
    /// The current URL, without a fragment.
    pub(crate) url: Url,
    /// Its fragment.
    pub(crate) fragment: Option<String>,
    /// What the chain of URLs so far does to the origin.
    pub(crate) redirect_taint: RedirectTaint,
    /// How many redirects were followed.
    pub(crate) redirect_count: usize,
    /// Normalized.
    pub(crate) method: String,
    /// Script's headers, as far as they were taken, and the browser's `Accept`.
    pub(crate) headers: HeaderList,
    /// The headers before any redirect removed one.
    pub(crate) original_headers: Option<HeaderList>,
    /// The body, unless there is none or a redirect dropped it.
    pub(crate) body: Option<RequestBody>,
    /// The use-CORS-preflight flag and what set it. No redirect unsets it.
    pub(crate) preflight_flag: PreflightFlag,
    /// Which kind of response this may become.
    pub(crate) tainting: Tainting,
    /// Whether every answer so far allowed detailed timing.
    pub(crate) timing: TimingAllow,
    /// Whether an earlier cross-origin hop needed a preflight.
    pub(crate) earlier_preflight: EarlierPreflight,
    /// Whether credentials went along on the first hop, once it is over.
    pub(crate) first_hop_credentials: Option<bool>,
    /// What ends the request before anything but a preflight is sent again.
    pub(crate) late_refusal: Option<Box<Failure>>,
    /// The `Origin` header of the hop before, where a redirect within one origin led here.
    pub(crate) carried_origin: Option<String>,
}

/// A body, as far as the algorithms look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RequestBody {
    /// It can be sent again, and its length in bytes is known.
    Buffered(usize),
    /// It can be sent once.
    Stream,
}

/// The [use-CORS-preflight flag](https://fetch.spec.whatwg.org/#use-cors-preflight-flag).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PreflightFlag {
    /// Method and headers alone decide.
    Unset,
    /// Set because of a listener on `xhr.upload`.
    UploadListener,
    /// Set because the body is a stream.
    StreamBody,
}

/// The [response tainting](https://fetch.spec.whatwg.org/#concept-request-response-tainting).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tainting {
    /// The page's own.
    Basic,
    /// Another's, shared by permission.
    Cors,
    /// Another's, closed.
    Opaque,
}

/// The timing allow failed flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimingAllow {
    /// Not set.
    Allowed,
    /// Set, for good.
    Failed,
}

/// Whether a hop before this one needed a preflight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EarlierPreflight {
    /// None did.
    None,
    /// At least one did.
    Some,
}

impl FetchRequest<'_> {
    /// [Serializes the request's origin][serialize]: `null` once redirects have tainted it.
    ///
    /// [serialize]: https://fetch.spec.whatwg.org/#serializing-a-request-origin
    pub(crate) fn serialize_origin(&self) -> &str {
        match self.redirect_taint {
            RedirectTaint::SameOrigin => self.origin.as_str(),
            RedirectTaint::SameSite | RedirectTaint::CrossSite => "null",
        }
    }

    /// Whether credentials go along: always, or only while everything is the page's own.
    pub(crate) fn include_credentials(&self, rules: &Rules) -> bool {
        if self.mode == Mode::NoCors
            && rules.origin.redirected_no_cors_credentials
                == RedirectedNoCorsCredentials::AsFirstHop
            && let Some(first) = self.first_hop_credentials
        {
            return first;
        }
        match self.credentials {
            CredentialsMode::Include => true,
            CredentialsMode::SameOrigin => self.tainting == Tainting::Basic,
            CredentialsMode::Omit => false,
        }
    }
}
