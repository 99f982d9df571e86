//! How long a preflight's answer is good for.

use crate::{
    Algorithm::CorsPreflightFetch,
    ExchangeKind, Response, Subject, Verdict, Warning,
    fetch_params::FetchParams,
    log::Looked,
    rules::{EmptyLines, MaxAgeLimit, MaxAgeNumbers, UnreadableMaxAge},
};

/// What an answer that does not say is good for, in seconds.
const DEFAULT_MAX_AGE: u64 = 5;

/// Steps 7.8 to 7.10: the seconds that `Access-Control-Max-Age` grants.
pub(crate) fn max_age(params: &mut FetchParams<'_>, response: &Response) -> u64 {
    let name = "access-control-max-age";
    let Some(value) = response.headers.get_under(name, params.rules) else {
        return DEFAULT_MAX_AGE;
    };
    if value.is_empty() && params.rules.origin.empty_lines == EmptyLines::Ignored {
        return DEFAULT_MAX_AGE;
    }
    let rules = &params.rules.cache;
    let parsed = match rules.max_age_numbers {
        MaxAgeNumbers::Digits => delta_seconds(&value),
        MaxAgeNumbers::Signed => {
            value.parse::<i64>().ok().map(|seconds| seconds.try_into().unwrap_or(0))
        }
    };
    let looked = Looked::at(Subject::ResponseHeader(name), value.as_ref());
    let verdict = if parsed.is_some() { Verdict::Pass } else { Verdict::Turn };
    let step = CorsPreflightFetch.step("7.8");
    params.log.check_answer(ExchangeKind::Preflight, step, looked, verdict);
    let Some(seconds) = parsed else {
        params.log.warn(Warning::PreflightMaxAgeInvalid(value.into_owned()));
        return match rules.unreadable_max_age {
            UnreadableMaxAge::Nothing => 0,
            UnreadableMaxAge::Default => DEFAULT_MAX_AGE,
        };
    };
    rules.max_age_limit.seconds().map_or(seconds, |limit| seconds.min(limit))
}

impl MaxAgeLimit {
    /// The limit in seconds; `None` where there is none.
    pub fn seconds(self) -> Option<u64> {
        match self {
            Self::None => None,
            Self::TenMinutes => Some(600),
            Self::TwoHours => Some(7_200),
            Self::OneDay => Some(86_400),
        }
    }
}

/// A number of seconds: digits and nothing else, so never several lines. What does not fit lasts
/// forever.
fn delta_seconds(value: &str) -> Option<u64> {
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| value.parse().unwrap_or(u64::MAX))
}
