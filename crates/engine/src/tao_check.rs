//! The [TAO check](https://fetch.spec.whatwg.org/#concept-tao-check): may script see detailed
//! timing? It never fails a request.

use crate::{
    Algorithm::TimingAllowOriginCheck,
    ExchangeKind, Response, Subject, Verdict,
    fetch_params::FetchParams,
    fetch_request::{Tainting, TimingAllow},
    header_values::decode_and_split,
    log::Looked,
};

/// Whether this answer, and every one before it, allows detailed timing.
pub(crate) fn tao_check(params: &mut FetchParams<'_>, response: &Response) -> TimingAllow {
    let request = &params.request;
    if request.timing == TimingAllow::Failed {
        return TimingAllow::Failed;
    }
    let value = response.headers.get("timing-allow-origin");
    let origin = request.serialize_origin();
    let listed = value.as_deref().is_some_and(|value| {
        decode_and_split(value).iter().any(|&item| item == "*" || item == origin)
    });
    let allowed = listed || request.tainting == Tainting::Basic;
    if let Some(value) = value {
        let subject = Subject::ResponseHeader("timing-allow-origin");
        let looked = Looked::at(subject, value).expecting(["*", origin]);
        let verdict = if allowed { Verdict::Pass } else { Verdict::Turn };
        let step = TimingAllowOriginCheck.step("3");
        params.log.check_answer(ExchangeKind::Actual, step, looked, verdict);
    }
    if allowed { TimingAllow::Allowed } else { TimingAllow::Failed }
}
