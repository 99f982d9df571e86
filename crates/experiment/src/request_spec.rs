//! A request as JSON: the `request` member of an exchange, and what the page's form edits.

use cors_engine::{
    Api, Body, CacheMode, CredentialsMode, Duplex, Mode, Origin, RedirectMode, ReferrerPolicy,
    Request,
};
use serde::{Deserialize, Serialize};

use crate::keyword;

/// A request as script would make it. In JSON only `url` must be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestSpec {
    /// `fetch` or `xhr`.
    #[serde(with = "keyword", default = "fetch_api")]
    pub api: Api,
    /// The URL, possibly relative to the root of the page's origin.
    pub url: String,
    /// The method, not normalized.
    #[serde(default = "get")]
    pub method: String,
    /// The request mode.
    #[serde(with = "keyword", default = "cors")]
    pub mode: Mode,
    /// The credentials mode.
    #[serde(with = "keyword", default = "same_origin")]
    pub credentials: CredentialsMode,
    /// The redirect mode.
    #[serde(with = "keyword", default = "follow")]
    pub redirect: RedirectMode,
    /// The cache mode.
    #[serde(with = "keyword", default = "default_cache")]
    pub cache: CacheMode,
    /// Name and value pairs in order, duplicates allowed.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
    /// The body's content.
    #[serde(default)]
    pub body: Option<String>,
    /// What kind of object the body is.
    #[serde(with = "keyword", default = "string_body", skip_serializing_if = "is_string")]
    pub body_type: BodyType,
    /// The `type` of a blob.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blob_type: Option<String>,
    /// The `duplex` member, `half` for a stream.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplex: Option<String>,
    /// Whether a listener is registered on `xhr.upload`.
    #[serde(default)]
    pub upload_listener: bool,
    /// The referrer policy.
    #[serde(with = "keyword", default = "no_policy", skip_serializing_if = "is_unset")]
    pub referrer_policy: ReferrerPolicy,
    /// Whether the request may outlive the page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keepalive: bool,
    /// Subresource integrity metadata.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub integrity: String,
    /// Whether the XHR is synchronous.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub xhr_sync: bool,
    /// The `username` argument of `open()`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub xhr_username: Option<String>,
    /// The `password` argument of `open()`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub xhr_password: Option<String>,
}

/// What kind of object a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyType {
    /// A string.
    String,
    /// A `URLSearchParams`.
    UrlSearchParams,
    /// A `FormData`.
    FormData,
    /// A `Blob`.
    Blob,
    /// An `ArrayBuffer` or a view of one.
    BufferSource,
    /// A `ReadableStream`.
    Stream,
}

impl cors_engine::Keyword for BodyType {
    const ALL: &'static [Self] = &[
        Self::String,
        Self::UrlSearchParams,
        Self::FormData,
        Self::Blob,
        Self::BufferSource,
        Self::Stream,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::UrlSearchParams => "urlsearchparams",
            Self::FormData => "formdata",
            Self::Blob => "blob",
            Self::BufferSource => "buffersource",
            Self::Stream => "stream",
        }
    }
}

impl RequestSpec {
    /// A plain `fetch(url)`.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            api: Api::Fetch,
            url: url.into(),
            method: get(),
            mode: Mode::Cors,
            credentials: CredentialsMode::SameOrigin,
            redirect: RedirectMode::Follow,
            cache: CacheMode::Default,
            headers: Vec::new(),
            body: None,
            body_type: BodyType::String,
            blob_type: None,
            duplex: None,
            upload_listener: false,
            referrer_policy: ReferrerPolicy::Unset,
            keepalive: false,
            integrity: String::new(),
            xhr_sync: false,
            xhr_username: None,
            xhr_password: None,
        }
    }

    /// The engine's request, made by a page of `origin`.
    pub fn to_engine(&self, origin: Origin) -> Request {
        Request {
            origin,
            api: self.api,
            url: self.url.clone(),
            method: self.method.clone(),
            mode: self.mode,
            credentials: self.credentials,
            redirect: self.redirect,
            cache: self.cache,
            headers: self.headers.clone(),
            body: self.body.as_ref().map(|content| self.engine_body(content.clone())),
            upload_listener: self.upload_listener,
            referrer_policy: self.referrer_policy,
            keepalive: self.keepalive,
            integrity: self.integrity.clone(),
            xhr_sync: self.xhr_sync,
            xhr_username: self.xhr_username.clone(),
            xhr_password: self.xhr_password.clone(),
        }
    }

    fn engine_body(&self, content: String) -> Body {
        match self.body_type {
            BodyType::String => Body::Text(content),
            BodyType::UrlSearchParams => Body::UrlSearchParams(content),
            BodyType::FormData => Body::FormData(content),
            BodyType::Blob => {
                Body::Blob { content, media_type: self.blob_type.clone().unwrap_or_default() }
            }
            BodyType::BufferSource => Body::BufferSource(content),
            BodyType::Stream => {
                let duplex = if self.duplex.as_deref() == Some("half") {
                    Duplex::Half
                } else {
                    Duplex::Unset
                };
                Body::Stream { content, duplex }
            }
        }
    }
}

fn fetch_api() -> Api {
    Api::Fetch
}

fn get() -> String {
    "GET".to_owned()
}

fn cors() -> Mode {
    Mode::Cors
}

fn same_origin() -> CredentialsMode {
    CredentialsMode::SameOrigin
}

fn follow() -> RedirectMode {
    RedirectMode::Follow
}

fn default_cache() -> CacheMode {
    CacheMode::Default
}

fn string_body() -> BodyType {
    BodyType::String
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes members by reference")]
fn is_string(body_type: &BodyType) -> bool {
    *body_type == BodyType::String
}

fn no_policy() -> ReferrerPolicy {
    ReferrerPolicy::Unset
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes members by reference")]
fn is_unset(policy: &ReferrerPolicy) -> bool {
    *policy == ReferrerPolicy::Unset
}
