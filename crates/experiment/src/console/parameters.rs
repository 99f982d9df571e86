//! The values that a console line can name.

use cors_engine::Cause;

/// The values in a failure, or in a line that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// The URL that was asked.
    pub url: Option<String>,
    /// The URL that was asked before redirects led to the other.
    pub redirected_from: Option<String>,
    /// The origin that asked.
    pub origin: Option<String>,
    /// A request header.
    pub header: Option<String>,
    /// The request's method.
    pub method: Option<String>,
    /// The value of the response header.
    pub value: Option<String>,
    /// The answer's status.
    pub status: Option<u16>,
    /// Where a redirect leads.
    pub location: Option<String>,
    /// The URL's scheme.
    pub scheme: Option<String>,
    /// The URL's port.
    pub port: Option<u16>,
}

impl Parameters {
    /// The scheme that is none of HTTP's, named by itself or in the URL.
    pub(crate) fn other_scheme(&self) -> Option<&str> {
        let of_url = || Some(self.url.as_deref()?.split_once(':')?.0);
        self.scheme.as_deref().or_else(of_url).filter(|scheme| !scheme.starts_with("http"))
    }

    /// Takes what another line about the same request tells besides.
    pub(super) fn complete(&mut self, other: Self) {
        self.url = self.url.take().or(other.url);
        self.method = self.method.take().or(other.method);
        self.status = self.status.or(other.status);
    }

    /// The values that a cause carries.
    pub(super) fn of(cause: &Cause) -> Self {
        let none = Self::default();
        let of_value = |value: &str| Self { value: Some(value.to_owned()), ..Self::default() };
        let of_method = |method: &str| Self { method: Some(method.to_owned()), ..Self::default() };
        let of_header = |header: &str| Self { header: Some(header.to_owned()), ..Self::default() };
        let of_location = |location: &str| Self {
            location: Some(location.to_owned()),
            value: Some(location.to_owned()),
            ..Self::default()
        };
        match cause {
            Cause::UrlInvalid { url }
            | Cause::UrlHasCredentials { url }
            | Cause::MixedContent { url } => Self { url: Some(url.clone()), ..none },
            Cause::MethodInvalid { method }
            | Cause::MethodForbidden { method }
            | Cause::NoCorsMethod { method }
            | Cause::BodyWithGetOrHead { method }
            | Cause::MethodNotAllowed { method, .. }
            | Cause::MethodWildcardWithCredentials { method } => of_method(method),
            Cause::HeaderNameInvalid { name: header }
            | Cause::HeaderNotAllowed { header, .. }
            | Cause::HeaderWildcardWithCredentials { header, .. } => of_header(header),
            Cause::HeaderValueInvalid { name, value } => {
                Self { value: Some(value.clone()), ..of_header(name) }
            }
            Cause::AuthorizationNotListed { .. } => of_header("authorization"),
            Cause::AllowOriginMultiple { value, .. }
            | Cause::AllowOriginInvalid { value }
            | Cause::AllowOriginMismatch { value, .. }
            | Cause::AllowCredentialsNotTrue { value }
            | Cause::AllowMethodsMalformed { value }
            | Cause::AllowHeadersMalformed { value }
            | Cause::ResourcePolicy { value } => of_value(value),
            Cause::AllowCredentialsMissing => of_value(""),
            Cause::AllowOriginMissing { status }
            | Cause::StatusNotOk { status }
            | Cause::StreamBody { status } => Self { status: Some(*status), ..none },
            Cause::Redirected { status, location }
            | Cause::RedirectModeError { status, location } => {
                Self { status: Some(*status), location: location.clone(), ..none }
            }
            Cause::LocationMalformed { value: location }
            | Cause::LocationScheme { location }
            | Cause::LocationHasCredentials { location } => of_location(location),
            Cause::BadPort { port } => Self { port: Some(*port), ..none },
            Cause::SchemeNotHttp { scheme } => Self { scheme: Some(scheme.clone()), ..none },
            Cause::OnlyIfCachedMode
            | Cause::StreamBodyMode
            | Cause::StreamBodyWithoutDuplex
            | Cause::StreamBodyKeepalive
            | Cause::SameOriginMode { .. }
            | Cause::NoCorsRedirectMode
            | Cause::AllowOriginWildcardWithCredentials
            | Cause::Transport
            | Cause::TooManyRedirects => none,
        }
    }
}
