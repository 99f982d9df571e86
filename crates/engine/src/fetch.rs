//! The entry point.

use crate::{
    Network, Outcome, PreflightCache, Profile, Request, Rules, Settlement,
    constructor::construct,
    fetch_params::FetchParams,
    log::Log,
    main_fetch::{main_fetch, prepare},
};

/// Replays what a browser does with `request`.
///
/// The cache is the page's memory of earlier preflights, read and written. The network is asked
/// for each answer in turn. Nothing else is read, and no input makes this panic.
pub fn fetch(
    request: &Request,
    cache: &mut PreflightCache,
    network: &mut dyn Network,
    profile: Profile,
) -> Outcome {
    fetch_under(request, cache, network, &profile.rules())
}

/// As [`fetch`], under rules of one's own: the standard with any set of deviations.
pub fn fetch_under(
    request: &Request,
    cache: &mut PreflightCache,
    network: &mut dyn Network,
    rules: &Rules,
) -> Outcome {
    let mut log = Log::new();
    let (settlement, log) = match construct(request, rules, &mut log) {
        Err(failure) => (Settlement::Throw(*failure), log),
        Ok(made) => {
            let mut params =
                FetchParams { request: prepare(made, rules), rules, cache, network, log };
            let settlement = match main_fetch(&mut params) {
                Ok(response) => Settlement::Resolve(response),
                Err(failure) => Settlement::Reject(*failure),
            };
            (settlement, params.log)
        }
    };
    Outcome { settlement, hops: log.hops, warnings: log.warnings, trace: log.trace }
}
