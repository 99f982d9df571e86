//! What a browser does with a cross-origin request, decided as the [Fetch Standard] decides it.
//!
//! The crate is sans-I/O: the network is a parameter ([`Network`]), time is a field of the
//! [`PreflightCache`], and no input makes it panic. [`fetch`] replays the standard's algorithms
//! over a [`Request`] and returns an [`Outcome`]: what script sees, every hop, and a [`Check`]
//! for every decision on the way.
//!
//! [Fetch Standard]: https://fetch.spec.whatwg.org/

mod cause;
mod fetch;
mod header_list;
mod keyword;
mod network;
mod origin;
mod outcome;
mod preflight_cache;
mod profile;
mod request;
mod step;
mod trace;

pub use cause::{Cause, OriginMismatch, Stage};
pub use fetch::fetch;
pub use header_list::{Header, HeaderList};
pub use keyword::Keyword;
pub use network::{ExchangeKind, HttpVersion, Network, Response, SentRequest, TransportFailure};
pub use origin::Origin;
pub use outcome::{
    Failure, Hop, Outcome, Preflight, PreflightReason, PreflightTrigger, ResponseType, Settlement,
    VisibleResponse, Warning,
};
pub use preflight_cache::PreflightCache;
pub use profile::Profile;
pub use request::{
    Api, Body, CacheMode, CredentialsMode, Duplex, Mode, RedirectMode, ReferrerPolicy, Request,
};
pub use step::{Algorithm, Step};
pub use trace::{Check, Subject, Verdict};
