//! On which answers the `Access-Control-` headers and `Vary` are sent at all.

use serde::{Deserialize, Serialize};

/// When the `Access-Control-` headers and `Vary` are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CorsWhen {
    /// With every status.
    #[default]
    Always,
    /// Only with the statuses to which nginx's `add_header` adds without `always`.
    ///
    /// See the [directive](https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header).
    Success,
}

impl CorsWhen {
    /// Whether these headers go out with this status.
    pub(super) fn includes(self, status: u16) -> bool {
        match self {
            Self::Always => true,
            Self::Success => {
                matches!(status, 200 | 201 | 204 | 206 | 301 | 302 | 303 | 304 | 307 | 308)
            }
        }
    }
}
