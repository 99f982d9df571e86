//! Steps 7 and 8 of [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0):
//! what a preflight's answer must say.

use std::borrow::Cow;

use crate::{
    Algorithm::CorsPreflightFetch,
    Cause, CredentialsMode, ExchangeKind, Response, Rules, Step, Subject, Verdict, Warning,
    cors_check::cors_check,
    fetch_params::FetchParams,
    log::Looked,
    max_age::max_age,
    preflight_cache::is_passed_by,
    redirect_fetch::is_redirect_status,
    refusal::Refusal,
    rules::{EmptyLocation, FirstJudged, OwnOriginPreflight, RefusingAnswers, UnreadableMaxAge},
    safelist::UnsafeHeader,
};

/// Judges the whole answer: the first thing that is wrong in the rules' order is the cause, the
/// others are listed beside it.
pub(crate) fn judge_preflight_answer(
    params: &mut FetchParams<'_>,
    response: &Response,
    unsafe_headers: &[UnsafeHeader],
    origin: &str,
) -> Result<(), Box<Refusal>> {
    let mut judged = Judged { params, response, problems: Vec::new() };
    match judged.params.rules.preflight.first_judged {
        FirstJudged::CorsCheck => {
            judged.cors_check(origin);
            judged.redirect();
            judged.status();
        }
        FirstJudged::Redirect => {
            judged.redirect();
            judged.cors_check(origin);
            judged.status();
        }
        FirstJudged::Status => {
            judged.redirect();
            judged.status();
            judged.cors_check(origin);
        }
    }
    let shared = judged.problems.is_empty();
    let (methods, headers) = judged.lists(unsafe_headers);
    let mut problems = judged.problems.into_iter();
    if let Some((step, cause)) = problems.next() {
        if shared && is_remembered_all_the_same(&cause, params.rules) {
            let traced = params.log.trace.len();
            remember(params, response, methods.as_deref(), headers.as_deref());
            params.log.trace.truncate(traced);
        }
        let also = problems.map(|(_, cause)| cause).collect();
        return Err(Box::new(Refusal { step, cause, also }));
    }
    remember(params, response, methods.as_deref(), headers.as_deref());
    Ok(())
}

/// Whether an engine remembers what an answer allows although it does not allow the request. Lists
/// that cannot be read allow nothing.
fn is_remembered_all_the_same(cause: &Cause, rules: &Rules) -> bool {
    rules.cache.refusing_answers == RefusingAnswers::Remembered
        && !matches!(
            cause,
            Cause::AllowMethodsMalformed { .. } | Cause::AllowHeadersMalformed { .. }
        )
}

/// An answer while it is being judged.
pub(crate) struct Judged<'a, 'b> {
    pub(crate) params: &'a mut FetchParams<'b>,
    pub(crate) response: &'a Response,
    problems: Vec<(Step, Cause)>,
}

impl Judged<'_, '_> {
    /// Notes a check. Behind the first problem the trace ends; problems are still collected.
    pub(crate) fn note(&mut self, step: Step, looked: Looked, problem: Option<Cause>) {
        if self.problems.is_empty() {
            let verdict = if problem.is_none() { Verdict::Pass } else { Verdict::Fail };
            self.params.log.check_answer(ExchangeKind::Preflight, step, looked, verdict);
        }
        if let Some(cause) = problem {
            self.problems.push((step, cause));
        }
    }

    pub(crate) fn include(&self) -> bool {
        self.params.request.credentials == CredentialsMode::Include
    }

    fn cors_check(&mut self, origin: &str) {
        let request = &self.params.request;
        let skipped = match self.params.rules.preflight.own_origin_preflight {
            OwnOriginPreflight::Checked => false,
            OwnOriginPreflight::Unchecked => request.origin.is_same_origin_with(&request.url),
        };
        if skipped {
            return;
        }
        let traced = self.params.log.trace.len();
        let FetchParams { request, rules, log, .. } = &mut *self.params;
        let result =
            cors_check(request, rules, self.response, origin, ExchangeKind::Preflight, log);
        if !self.problems.is_empty() {
            self.params.log.trace.truncate(traced);
        }
        if let Err(refusal) = result {
            let Refusal { step, cause, also } = *refusal;
            self.problems.push((step, cause));
            self.problems.extend(also.into_iter().map(|cause| (step, cause)));
        }
    }

    /// Only a redirect with somewhere to go is one.
    fn redirect(&mut self) {
        let status = self.response.status;
        let Some(location) = self.location() else {
            return;
        };
        let looked = Looked::at(Subject::Status, status.to_string());
        let cause = Cause::Redirected { status, location: Some(location) };
        self.note(CorsPreflightFetch.step("7"), looked, Some(cause));
    }

    fn status(&mut self) {
        let status = self.response.status;
        let looked = Looked::at(Subject::Status, status.to_string()).expecting(["200", "299"]);
        let is_ok = (200..=299).contains(&status);
        if is_ok || self.location().is_none() {
            let problem = (!is_ok).then_some(Cause::StatusNotOk { status });
            self.note(CorsPreflightFetch.step("7"), looked, problem);
        }
    }

    fn location(&self) -> Option<String> {
        let leads = |location: &str| {
            !location.is_empty()
                || self.params.rules.redirect.empty_location != EmptyLocation::Absent
        };
        let location = self.response.headers.get("location");
        location
            .filter(|location| is_redirect_status(self.response.status) && leads(location))
            .map(Cow::into_owned)
    }
}

/// Steps 7.8 to 7.15: the answer is good for a while.
fn remember(
    params: &mut FetchParams<'_>,
    response: &Response,
    methods: Option<&[String]>,
    headers: Option<&[String]>,
) {
    let seconds = max_age(params, response);
    if seconds == 0 {
        params.log.warn(Warning::PreflightNotCacheable);
    }
    let unchanged =
        seconds == 0 && params.rules.cache.unreadable_max_age == UnreadableMaxAge::Nothing;
    if unchanged || is_passed_by(&params.request, params.rules) {
        return;
    }
    let allowed = (methods.unwrap_or_default(), headers.unwrap_or_default());
    params.cache.store(&params.request, seconds, allowed, params.rules);
}
