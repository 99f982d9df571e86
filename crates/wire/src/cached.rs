//! What the shared cache before an endpoint holds.

use serde::{Deserialize, Serialize};

/// An answer that the shared cache before an endpoint has stored: an item of
/// `GET /api/endpoints/{name}/cache`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CachedAnswer {
    /// The request target, without the run.
    pub target: String,
    /// The `Origin` of the request that it was made for.
    pub origin: Option<String>,
    /// Its status.
    pub status: u16,
    /// The values of its `Access-Control-Allow-Origin` lines.
    pub allow_origin: Vec<String>,
    /// The number of the exchange whose answer it is.
    pub exchange: u64,
    /// Seconds since it was stored.
    pub age_s: u64,
    /// How often it was sent since.
    pub hits: u64,
}
