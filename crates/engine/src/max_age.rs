//! How long a preflight's answer is good for.

use crate::{
    Algorithm::CorsPreflightFetch, ExchangeKind, Response, Subject, Verdict, Warning,
    fetch_params::FetchParams, log::Looked,
};

/// What an answer that does not say is good for, in seconds.
const DEFAULT_MAX_AGE: u64 = 5;

/// Steps 7.8 to 7.10: the seconds that `Access-Control-Max-Age` grants.
pub(crate) fn max_age(params: &mut FetchParams<'_>, response: &Response) -> u64 {
    let name = "access-control-max-age";
    let Some(value) = response.headers.get(name) else {
        return DEFAULT_MAX_AGE;
    };
    let lines = response.headers.lines(name).count();
    let parsed = if lines > 1 { None } else { delta_seconds(&value) };
    let looked = Looked::at(Subject::ResponseHeader(name.to_owned()), value.as_ref());
    let verdict = if parsed.is_some() { Verdict::Pass } else { Verdict::Turn };
    params.log.check_answer(
        ExchangeKind::Preflight,
        CorsPreflightFetch.step("7.8"),
        looked,
        verdict,
    );
    let Some(seconds) = parsed else {
        params.log.warn(Warning::PreflightMaxAgeInvalid(value.into_owned()));
        return DEFAULT_MAX_AGE;
    };
    seconds
}

/// A number of seconds: digits and nothing else. What does not fit lasts forever.
fn delta_seconds(value: &str) -> Option<u64> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| value.parse().unwrap_or(u64::MAX))
}
