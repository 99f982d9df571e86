//! What every algorithm of one fetch works on.

use crate::{
    Cause, Failure, Network, PreflightCache, Rules, Stage, Step, Verdict,
    fetch_request::FetchRequest,
    log::{Log, Looked},
};

/// The [fetch params](https://fetch.spec.whatwg.org/#fetch-params): one request on its way.
pub(crate) struct FetchParams<'a> {
    /// The request, changed by redirects.
    pub(crate) request: FetchRequest<'a>,
    /// The standard's or an engine's.
    pub(crate) rules: &'a Rules,
    /// The page's memory of earlier preflights.
    pub(crate) cache: &'a mut PreflightCache,
    /// Whoever answers.
    pub(crate) network: &'a mut dyn Network,
    /// The notes.
    pub(crate) log: Log,
}

impl FetchParams<'_> {
    /// Notes a failing check of the request alone and gives the failure.
    pub(crate) fn refuse(
        &mut self,
        stage: Stage,
        step: Step,
        looked: Looked,
        cause: Cause,
    ) -> Box<Failure> {
        self.log.check(step, looked, Verdict::Fail);
        self.log.failure(stage, step, cause)
    }
}
