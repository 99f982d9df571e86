//! What a browser does with a cross-origin request, decided as the [Fetch Standard] decides it.
//!
//! The crate is sans-I/O: the network is a parameter ([`Network`]), time is a field of the
//! [`PreflightCache`], and no input makes it panic. [`fetch`] replays the standard's algorithms
//! over a [`Request`] and returns an [`Outcome`]: what script sees, every hop, and a [`Check`]
//! for every decision on the way.
//!
//! [Fetch Standard]: https://fetch.spec.whatwg.org/

mod block;
mod byte_class;
mod cache_entry;
mod cause;
mod client_hint;
mod constructor;
mod cookie;
mod cors_check;
mod cors_preflight_fetch;
mod deviation;
mod deviations;
mod fetch;
mod fetch_params;
mod fetch_request;
mod filter;
mod forbidden_header;
mod header_list;
mod header_values;
mod http_fetch;
mod integrity;
mod keyword;
mod location;
mod log;
mod main_fetch;
mod max_age;
mod method;
mod mime_type;
mod network;
mod network_or_cache_fetch;
mod origin;
mod origin_header;
mod origin_mismatch;
mod outcome;
mod preflight_answer;
mod preflight_cache;
mod preflight_lists;
mod preflight_need;
mod profile;
mod range;
mod redirect_fetch;
mod redirect_taint;
mod refusal;
mod request;
mod resource_policy_check;

mod safelist;
mod site;
mod step;
mod tao_check;
mod trace;

pub use byte_class::is_token;
pub use cache_entry::{CacheEntry, Permission, RememberedFor};
pub use cause::{Cause, OriginMismatch, Stage};
pub use cookie::{Cookie, CookieFate, SameSite, cookie_fate};
pub use deviation::{Deviation, DeviationOrigin};
pub use fetch::{fetch, fetch_under};
pub use forbidden_header::{
    is_forbidden_request_header, is_forbidden_request_header_name,
    is_forbidden_response_header_name,
};
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
pub use redirect_fetch::is_redirect_status;
pub use request::{
    Api, Body, CacheMode, CredentialsMode, Duplex, Mode, RedirectMode, ReferrerPolicy, Request,
};
pub mod rules;
pub use rules::Rules;
pub use step::{Algorithm, Step};
pub use trace::{Check, Subject, Verdict};
