//! The entry point.

use crate::{Network, Outcome, PreflightCache, Profile, Request};

/// Replays what a browser does with `request`.
pub fn fetch(
    request: &Request,
    cache: &mut PreflightCache,
    network: &mut dyn Network,
    profile: Profile,
) -> Outcome {
    let _ = (request, cache, network, profile);
    todo!("the algorithms")
}
