//! Steps 7 and 8 of [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0):
//! what a preflight's answer must say.

use crate::{
    Algorithm::CorsPreflightFetch,
    Cause, CredentialsMode, ExchangeKind, Response, Step, Subject, Verdict, Warning,
    cors_check::cors_check,
    fetch_params::FetchParams,
    fetch_request::PreflightFlag,
    header_values::{Extracted, extract_tokens},
    log::Looked,
    max_age::max_age,
    method::is_cors_safelisted_method,
    redirect_fetch::is_redirect_status,
    refusal::Refusal,
    rules::{
        AllowHeadersOrder, AuthorizationUnderWildcard, FirstJudged, FirstMissingHeader,
        MissingAllowMethods, OwnOriginPreflight,
    },
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
    let (methods, headers) = judged.lists(unsafe_headers);
    let mut problems = judged.problems.into_iter();
    if let Some((step, cause)) = problems.next() {
        let also = problems.map(|(_, cause)| cause).collect();
        return Err(Box::new(Refusal { step, cause, also }));
    }
    remember(params, response, methods.as_deref(), headers.as_deref());
    Ok(())
}

/// An answer while it is being judged.
struct Judged<'a, 'b> {
    params: &'a mut FetchParams<'b>,
    response: &'a Response,
    problems: Vec<(Step, Cause)>,
}

type Lists = (Option<Vec<String>>, Option<Vec<String>>);

impl Judged<'_, '_> {
    /// Notes a check. Behind the first problem the trace ends; problems are still collected.
    fn note(&mut self, step: Step, looked: Looked, problem: Option<Cause>) {
        if self.problems.is_empty() {
            let verdict = if problem.is_none() { Verdict::Pass } else { Verdict::Fail };
            self.params.log.check_answer(ExchangeKind::Preflight, step, looked, verdict);
        }
        if let Some(cause) = problem {
            self.problems.push((step, cause));
        }
    }

    fn include(&self) -> bool {
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
        let FetchParams { request, log, .. } = &mut *self.params;
        let result = cors_check((request, log), self.response, origin, ExchangeKind::Preflight);
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
        let location = self.response.headers.get("location");
        location
            .filter(|_| is_redirect_status(self.response.status))
            .map(std::borrow::Cow::into_owned)
    }

    /// Steps 7.1 to 7.7: the two lists, and what they allow.
    fn lists(&mut self, unsafe_headers: &[UnsafeHeader]) -> Lists {
        let methods = extract_tokens(&self.response.headers, "access-control-allow-methods");
        let headers = extract_tokens(&self.response.headers, "access-control-allow-headers");

        // Steps 7.1 to 7.3. Both must parse, needed or not.
        self.parsed("access-control-allow-methods", &methods);
        if self.params.rules.preflight.allow_headers_order == AllowHeadersOrder::BeforeMethod {
            self.parsed("access-control-allow-headers", &headers);
        }
        let methods = self.method(methods);
        if self.params.rules.preflight.allow_headers_order == AllowHeadersOrder::AfterMethod {
            self.parsed("access-control-allow-headers", &headers);
        }
        let headers = match headers {
            Extracted::Absent => None,
            Extracted::Malformed => return (methods, None),
            Extracted::Values(headers) => Some(headers),
        };
        let allowed = Allowed::new(headers.as_deref().unwrap_or_default());
        self.authorization(&allowed);
        self.headers(&allowed, unsafe_headers);
        (methods, headers)
    }

    fn parsed(&mut self, name: &'static str, extracted: &Extracted<Vec<String>>) {
        let value = match extracted {
            Extracted::Absent => return,
            Extracted::Malformed | Extracted::Values(_) => {
                self.response.headers.get(name).unwrap_or_default().into_owned()
            }
        };
        let looked = Looked::at(Subject::ResponseHeader(name), value.as_str());
        let problem = match extracted {
            Extracted::Absent | Extracted::Values(_) => None,
            Extracted::Malformed if name == "access-control-allow-methods" => {
                Some(Cause::AllowMethodsMalformed { value })
            }
            Extracted::Malformed => Some(Cause::AllowHeadersMalformed { value }),
        };
        self.note(CorsPreflightFetch.step("7.3"), looked, problem);
    }

    /// Steps 7.4 and 7.5: the method is listed, or safelisted, or covered by the wildcard.
    fn method(&mut self, methods: Extracted<Vec<String>>) -> Option<Vec<String>> {
        let request = &self.params.request;
        let method = request.method.clone();
        let own = request.preflight_flag != PreflightFlag::Unset
            && self.params.rules.preflight.missing_allow_methods == MissingAllowMethods::AllowsOwn;
        let methods = match methods {
            Extracted::Absent if own => Some(vec![method.clone()]),
            Extracted::Absent => None,
            Extracted::Malformed => return None,
            Extracted::Values(methods) => Some(methods),
        };
        let listed = methods.as_deref().unwrap_or_default();
        let wildcard = listed.iter().any(|item| item == "*");
        let allowed = listed.contains(&method)
            || is_cors_safelisted_method(&method)
            || (wildcard && !self.include());
        let looked = Looked::at(Subject::Method, method.as_str()).expecting(listed.iter().cloned());
        let problem = (!allowed).then(|| {
            if wildcard {
                Cause::MethodWildcardWithCredentials { method }
            } else {
                Cause::MethodNotAllowed { method, allowed: listed.to_vec() }
            }
        });
        self.note(CorsPreflightFetch.step("7.5"), looked, problem);
        methods
    }

    /// Step 7.6: `Authorization` is listed by name.
    fn authorization(&mut self, allowed: &Allowed<'_>) {
        if self.params.rules.preflight.authorization_under_wildcard
            == AuthorizationUnderWildcard::Covered
            || !self.params.request.headers.contains("authorization")
        {
            return;
        }
        let looked =
            Looked::at(Subject::RequestHeader("authorization".to_owned()), "authorization")
                .expecting(allowed.listed.iter().cloned());
        let problem = (!allowed.names("authorization"))
            .then(|| Cause::AuthorizationNotListed { allowed: allowed.listed.to_vec() });
        self.note(CorsPreflightFetch.step("7.6"), looked, problem);
    }

    /// Step 7.7: every unsafe header is listed, or covered by the wildcard.
    fn headers(&mut self, allowed: &Allowed<'_>, unsafe_headers: &[UnsafeHeader]) {
        let step = CorsPreflightFetch.step("7.7");
        let covered = allowed.wildcard && !self.include();
        let mut missing: Vec<String> = Vec::new();
        for header in unsafe_headers {
            let by_name = allowed.names(&header.name);
            if !by_name && !covered {
                if missing.last() != Some(&header.name) {
                    missing.push(header.name.clone());
                }
                continue;
            }
            if !by_name && header.name == "authorization" {
                self.params.log.warn(Warning::AuthorizationCoveredByWildcard);
            }
            let subject = Subject::RequestHeader(header.name.clone());
            let looked =
                Looked::at(subject, header.name.as_str()).expecting(allowed.listed.iter().cloned());
            self.note(step, looked, None);
        }
        if self.params.rules.preflight.first_missing_header == FirstMissingHeader::AsPassed {
            let request = &self.params.request;
            let passed = request.original_headers.as_ref().unwrap_or(&request.headers);
            let position = |name: &String| {
                passed.iter().position(|(passed, _)| passed.eq_ignore_ascii_case(name))
            };
            missing.sort_by_key(position);
        }
        let Some(header) = missing.first().cloned() else {
            return;
        };
        let looked = Looked::at(Subject::RequestHeader(header.clone()), header.as_str())
            .expecting(allowed.listed.iter().cloned());
        let cause = if allowed.wildcard {
            Cause::HeaderWildcardWithCredentials { header, missing }
        } else {
            Cause::HeaderNotAllowed { header, missing, allowed: allowed.listed.to_vec() }
        };
        self.note(step, looked, Some(cause));
    }
}

/// The items of `Access-Control-Allow-Headers`, ready to be asked for many names.
struct Allowed<'a> {
    listed: &'a [String],
    sorted: Vec<String>,
    wildcard: bool,
}

impl<'a> Allowed<'a> {
    fn new(listed: &'a [String]) -> Self {
        let mut sorted: Vec<_> = listed.iter().map(|item| item.to_ascii_lowercase()).collect();
        sorted.sort_unstable();
        Self { listed, sorted, wildcard: listed.iter().any(|item| item == "*") }
    }

    /// Whether a lower-case name is listed, literally.
    fn names(&self, name: &str) -> bool {
        self.sorted.binary_search_by(|item| item.as_str().cmp(name)).is_ok()
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
    let allowed = (methods.unwrap_or_default(), headers.unwrap_or_default());
    params.cache.store(&params.request, seconds, allowed, params.rules);
}
