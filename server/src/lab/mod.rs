//! The lab: the endpoints that pages ask, over an HTTP/1.1 of its own.
//!
//! The bytes are the lab's subject. Names go out as a policy spells them, in the policy's order,
//! and what came in is recorded as it was spelled; a general HTTP library would tidy both up.

mod body;
mod connection;
mod delivery;
mod expectation;
mod head;
mod incoming;
mod refusal;
mod respond;
mod response;
mod transport;

pub(crate) use connection::{farewell, serve};
pub(crate) use transport::{plain, tls};

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::{Limits, endpoints::Endpoints, journal::Journal};

/// What the connections of one port of the lab share.
#[derive(Clone, Debug)]
pub(crate) struct Lab {
    /// `http` or `https`.
    pub(crate) scheme: &'static str,
    pub(crate) port: u16,
    pub(crate) endpoints: Arc<Endpoints>,
    pub(crate) journal: Arc<Journal>,
    pub(crate) limits: Limits,
    pub(crate) shutdown: CancellationToken,
}
