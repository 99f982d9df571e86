//! A request as script asks for it, before the browser has looked at it.
//!
//! Everything is still text, because whether the text is acceptable is one of the decisions.

use crate::Origin;

/// What script passed to `fetch()` or to an `XMLHttpRequest`, and the page that it did so from.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The [origin](https://fetch.spec.whatwg.org/#concept-request-origin) of the page.
    pub origin: Origin,
    /// Which of the two interfaces script used.
    pub api: Api,
    /// The URL as passed, possibly relative to the root of the page's origin.
    pub url: String,
    /// The method as passed, not yet normalized.
    pub method: String,
    /// The [mode](https://fetch.spec.whatwg.org/#concept-request-mode); an XHR ignores it.
    pub mode: Mode,
    /// The [credentials mode](https://fetch.spec.whatwg.org/#concept-request-credentials-mode).
    pub credentials: CredentialsMode,
    /// The [redirect mode](https://fetch.spec.whatwg.org/#concept-request-redirect-mode); an XHR ignores it.
    pub redirect: RedirectMode,
    /// The [cache mode](https://fetch.spec.whatwg.org/#concept-request-cache-mode); an XHR ignores it.
    pub cache: CacheMode,
    /// Name and value pairs in the order passed, duplicates kept, not yet normalized.
    pub headers: Vec<(String, String)>,
    /// The body, if script passed one.
    pub body: Option<Body>,
    /// Whether a listener is registered on `xhr.upload` when `send()` runs.
    pub upload_listener: bool,
    /// The referrer policy, empty for the page's own.
    pub referrer_policy: ReferrerPolicy,
    /// Whether the request may outlive the page.
    pub keepalive: bool,
    /// Subresource integrity metadata, empty for none.
    pub integrity: String,
    /// Whether the XHR is synchronous.
    pub xhr_sync: bool,
    /// The `username` argument of `open()`.
    pub xhr_username: Option<String>,
    /// The `password` argument of `open()`.
    pub xhr_password: Option<String>,
}

impl Request {
    /// A plain `fetch(url)` from a page of `origin`; the other members have Fetch's defaults.
    pub fn new(origin: Origin, url: impl Into<String>) -> Self {
        Self {
            origin,
            api: Api::Fetch,
            url: url.into(),
            method: "GET".to_owned(),
            mode: Mode::Cors,
            credentials: CredentialsMode::SameOrigin,
            redirect: RedirectMode::Follow,
            cache: CacheMode::Default,
            headers: Vec::new(),
            body: None,
            upload_listener: false,
            referrer_policy: ReferrerPolicy::Unset,
            keepalive: false,
            integrity: String::new(),
            xhr_sync: false,
            xhr_username: None,
            xhr_password: None,
        }
    }
}

/// The interface that script used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Api {
    /// `fetch()`.
    Fetch,
    /// `XMLHttpRequest`.
    Xhr,
}

/// The request modes that script can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Cross-origin requests follow the CORS protocol.
    Cors,
    /// Cross-origin requests go out restricted and come back opaque.
    NoCors,
    /// Cross-origin requests are network errors.
    SameOrigin,
}

/// When cookies, client certificates and HTTP authentication are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CredentialsMode {
    /// Never.
    Omit,
    /// For requests to the page's own origin.
    SameOrigin,
    /// Always; the CORS protocol is then stricter.
    Include,
}

/// What to do with a redirect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RedirectMode {
    /// Go on with the next URL.
    Follow,
    /// Treat it as a network error.
    Error,
    /// Hand an opaque-redirect response to script.
    Manual,
}

/// How the HTTP cache is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CacheMode {
    /// As HTTP caching says.
    Default,
    /// Neither read nor written.
    NoStore,
    /// Not read, but written.
    Reload,
    /// Always revalidated.
    NoCache,
    /// Read even when stale.
    ForceCache,
    /// Read only; allowed in mode `same-origin`.
    OnlyIfCached,
}

/// A body, by the type of the object that script passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A string.
    Text(String),
    /// A `URLSearchParams`.
    UrlSearchParams(String),
    /// A `FormData`.
    FormData(String),
    /// A `Blob` with its `type`, empty for none.
    Blob {
        /// The content.
        content: String,
        /// The blob's `type`.
        media_type: String,
    },
    /// An `ArrayBuffer` or a view of one.
    BufferSource(String),
    /// A `ReadableStream`.
    Stream {
        /// What it delivers.
        content: String,
        /// The `duplex` member of the same dictionary.
        duplex: Duplex,
    },
}

/// The `duplex` member that goes with a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duplex {
    /// Left out.
    Unset,
    /// `"half"`.
    Half,
}

/// A [referrer policy](https://w3c.github.io/webappsec-referrer-policy/#referrer-policy).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferrerPolicy {
    /// Not given: the page's, which is the default policy.
    Unset,
    /// `no-referrer`.
    NoReferrer,
    /// `no-referrer-when-downgrade`.
    NoReferrerWhenDowngrade,
    /// `same-origin`.
    SameOrigin,
    /// `origin`.
    Origin,
    /// `strict-origin`.
    StrictOrigin,
    /// `origin-when-cross-origin`.
    OriginWhenCrossOrigin,
    /// `strict-origin-when-cross-origin`.
    StrictOriginWhenCrossOrigin,
    /// `unsafe-url`.
    UnsafeUrl,
}

crate::keyword::keywords! {
    Api { Fetch = "fetch", Xhr = "xhr", }
    Mode { Cors = "cors", NoCors = "no-cors", SameOrigin = "same-origin", }
    CredentialsMode { Omit = "omit", SameOrigin = "same-origin", Include = "include", }
    RedirectMode { Follow = "follow", Error = "error", Manual = "manual", }
    CacheMode {
        Default = "default",
        NoStore = "no-store",
        Reload = "reload",
        NoCache = "no-cache",
        ForceCache = "force-cache",
        OnlyIfCached = "only-if-cached",
    }
    ReferrerPolicy {
        Unset = "",
        NoReferrer = "no-referrer",
        NoReferrerWhenDowngrade = "no-referrer-when-downgrade",
        SameOrigin = "same-origin",
        Origin = "origin",
        StrictOrigin = "strict-origin",
        OriginWhenCrossOrigin = "origin-when-cross-origin",
        StrictOriginWhenCrossOrigin = "strict-origin-when-cross-origin",
        UnsafeUrl = "unsafe-url",
    }
}
