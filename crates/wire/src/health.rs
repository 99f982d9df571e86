//! Whether the companion server is there, and where its lab listens.

use serde::{Deserialize, Serialize};

/// The value of [`Health::service`]: any other answer is somebody else's.
pub const SERVICE: &str = "cors-explorer";

/// The answer to `GET /api/health`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Health {
    /// Always [`SERVICE`].
    pub service: String,
    /// The server's version.
    pub version: String,
    /// Ports of the lab, the first one first. Each answers as `localhost` and as `127.0.0.1`.
    pub lab_ports: Vec<u16>,
    /// Whether the lab also listens on `[::1]`.
    pub ipv6: bool,
    /// The port of the lab over TLS, if there is one.
    pub tls_port: Option<u16>,
    /// Names this start of the server: numbers of the record and of events count from it.
    pub instance: String,
}
