//! Edits of the request form.

use cors_engine::{Api, CacheMode, CredentialsMode, Mode, RedirectMode};
use cors_experiment::{BodyType, RequestSpec};

/// One edit of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The URL.
    Url(String),
    /// The interface.
    Api(Api),
    /// The method.
    Method(String),
    /// The mode.
    Mode(Mode),
    /// The credentials mode.
    Credentials(CredentialsMode),
    /// The redirect mode.
    Redirect(RedirectMode),
    /// The cache mode.
    Cache(CacheMode),
    /// A new, empty header row.
    AddHeader,
    /// The row of this index is gone.
    RemoveHeader(usize),
    /// The name in the row of this index.
    HeaderName(usize, String),
    /// The value in the row of this index.
    HeaderValue(usize, String),
    /// The body; empty for none.
    Body(String),
    /// What kind of object the body is.
    BodyType(BodyType),
    /// The listener on `xhr.upload` is put on or taken off.
    ToggleUploadListener,
}

impl Edit {
    /// Applies the edit.
    pub fn apply(self, request: &mut RequestSpec) {
        match self {
            Self::Url(url) => request.url = url,
            Self::Api(api) => request.api = api,
            Self::Method(method) => request.method = method,
            Self::Mode(mode) => request.mode = mode,
            Self::Credentials(credentials) => request.credentials = credentials,
            Self::Redirect(redirect) => request.redirect = redirect,
            Self::Cache(cache) => request.cache = cache,
            Self::AddHeader => request.headers.push((String::new(), String::new())),
            Self::RemoveHeader(row) if row < request.headers.len() => {
                drop(request.headers.remove(row));
            }
            Self::RemoveHeader(_) => {}
            Self::HeaderName(row, name) => {
                if let Some(header) = request.headers.get_mut(row) {
                    header.0 = name;
                }
            }
            Self::HeaderValue(row, value) => {
                if let Some(header) = request.headers.get_mut(row) {
                    header.1 = value;
                }
            }
            Self::Body(body) => request.body = (!body.is_empty()).then_some(body),
            Self::BodyType(body_type) => {
                request.body_type = body_type;
                request.duplex = (body_type == BodyType::Stream).then(|| "half".to_owned());
            }
            Self::ToggleUploadListener => request.upload_listener = !request.upload_listener,
        }
    }
}
