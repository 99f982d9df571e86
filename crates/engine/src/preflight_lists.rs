//! Steps 7.1 to 7.7 of [CORS-preflight fetch]: the lists of methods and headers, and what they
//! allow.
//!
//! [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch-0

use crate::{
    Algorithm::CorsPreflightFetch,
    Cause, HeaderList, Subject, Warning,
    fetch_request::PreflightFlag,
    header_values::{self, Extracted, extract_tokens},
    log::Looked,
    method::is_cors_safelisted_method,
    preflight_answer::Judged,
    rules::{
        AllowHeadersOrder, AuthorizationUnderWildcard, FirstMissingHeader, MissingAllowMethods,
    },
    safelist::UnsafeHeader,
};

/// The allowed methods and headers, `None` where the answer has no such list.
type Lists = (Option<Vec<String>>, Option<Vec<String>>);

impl Judged<'_, '_> {
    /// Steps 7.1 to 7.7: the two lists, and what they allow.
    pub(crate) fn lists(&mut self, unsafe_headers: &[UnsafeHeader]) -> Lists {
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
        let looked = Looked::at(Subject::Method, method.as_str()).expecting(shown(listed));
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
                .expecting(shown(allowed.listed));
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
            let looked = Looked::at(subject, header.name.as_str()).expecting(shown(allowed.listed));
            self.note(step, looked, None);
        }
        if self.params.rules.preflight.first_missing_header == FirstMissingHeader::AsPassed {
            let request = &self.params.request;
            let passed = request.original_headers.as_ref().unwrap_or(&request.headers);
            missing = in_order_of(passed, missing);
        }
        let Some(header) = missing.first().cloned() else {
            return;
        };
        let looked = Looked::at(Subject::RequestHeader(header.clone()), header.as_str())
            .expecting(shown(allowed.listed));
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
        let sorted = header_values::sorted(listed.iter().map(String::as_str));
        Self { listed, sorted, wildcard: listed.iter().any(|item| item == "*") }
    }

    /// Whether a lower-case name is listed, literally.
    fn names(&self, name: &str) -> bool {
        self.sorted.binary_search_by(|item| item.as_str().cmp(name)).is_ok()
    }
}

/// As much of a list as a trace shows; the whole list may have any length.
fn shown(listed: &[String]) -> impl Iterator<Item = &str> {
    const MOST: usize = 16;
    listed.iter().take(MOST).map(String::as_str)
}

/// The names in the order in which the headers were passed.
fn in_order_of(passed: &HeaderList, mut names: Vec<String>) -> Vec<String> {
    let mut ordered = Vec::with_capacity(names.len());
    for (passed, _) in passed {
        if let Some(position) = names.iter().position(|name| name.eq_ignore_ascii_case(passed)) {
            ordered.push(names.remove(position));
        }
    }
    ordered.append(&mut names);
    ordered
}
