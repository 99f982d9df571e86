//! [Filtered responses](https://fetch.spec.whatwg.org/#concept-filtered-response): what of an
//! answer script may see.

use crate::{
    Algorithm::MainFetch,
    CredentialsMode, ExchangeKind, Response, ResponseType, Subject, Verdict, VisibleResponse,
    Warning,
    fetch_params::FetchParams,
    fetch_request::{Tainting, TimingAllow},
    forbidden_header::is_forbidden_response_header_name,
    header_values::{Extracted, extract_tokens, sorted},
    log::Looked,
};

/// The headers of a CORS response that are always visible.
const SAFELISTED_RESPONSE_HEADERS: &[&str] = &[
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// Step 14 of main fetch: script gets the answer through a filter, by where it came from.
pub(crate) fn filter(params: &mut FetchParams<'_>, response: &Response) -> VisibleResponse {
    let response_type = match params.request.tainting {
        Tainting::Basic => ResponseType::Basic,
        Tainting::Cors => ResponseType::Cors,
        Tainting::Opaque => return opaque(params, response),
    };
    let exposed = match params.request.tainting {
        Tainting::Cors => exposed_headers(params, response),
        Tainting::Basic | Tainting::Opaque => Exposed::All,
    };
    if params.request.timing == TimingAllow::Failed {
        params.log.warn(Warning::TimingHidden);
    }
    let (visible_headers, hidden_headers) = header_names(response, |name| exposed.shows(name));
    for name in &hidden_headers {
        params.log.warn(if !is_forbidden_response_header_name(name) {
            Warning::ResponseHeaderNotExposed(name.clone())
        } else if params.request.include_credentials(params.rules) {
            Warning::SetCookieHidden
        } else {
            Warning::SetCookieIgnored
        });
    }
    let status = response.status;
    VisibleResponse { response_type, status, visible_headers, hidden_headers, body_readable: true }
}

/// What script gets of a redirect that it asked to have unopened.
pub(crate) fn opaque_redirect(params: &mut FetchParams<'_>) -> VisibleResponse {
    params.log.warn(Warning::OpaqueRedirectResponse);
    closed(ResponseType::OpaqueRedirect, Vec::new())
}

fn opaque(params: &mut FetchParams<'_>, response: &Response) -> VisibleResponse {
    params.log.warn(Warning::OpaqueResponse);
    closed(ResponseType::Opaque, header_names(response, |_| false).1)
}

/// A response of which script sees nothing.
fn closed(response_type: ResponseType, hidden_headers: Vec<String>) -> VisibleResponse {
    VisibleResponse {
        response_type,
        status: 0,
        visible_headers: Vec::new(),
        hidden_headers,
        body_readable: false,
    }
}

/// What `Access-Control-Expose-Headers` exposes.
enum Exposed {
    /// Everything.
    All,
    /// The safelisted headers and these.
    Named(Vec<String>),
}

impl Exposed {
    fn shows(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => {
                SAFELISTED_RESPONSE_HEADERS.contains(&name)
                    || names.binary_search_by(|item| item.as_str().cmp(name)).is_ok()
            }
        }
    }
}

fn exposed_headers(params: &mut FetchParams<'_>, response: &Response) -> Exposed {
    let name = "access-control-expose-headers";
    let include = params.request.credentials == CredentialsMode::Include;
    let extracted = extract_tokens(&response.headers, name);
    let value = response.headers.get(name).map(std::borrow::Cow::into_owned);
    let looked = Looked::for_any(Subject::ResponseHeader(name), value.clone());
    let step = MainFetch.step("14.1");
    let (verdict, exposed) = match extracted {
        Extracted::Absent => return Exposed::Named(Vec::new()),
        Extracted::Malformed => {
            params.log.warn(Warning::ExposeHeadersMalformed(value.unwrap_or_default()));
            (Verdict::Turn, Exposed::Named(Vec::new()))
        }
        Extracted::Values(names) => {
            let wildcard = names.iter().any(|item| item == "*");
            if wildcard && include {
                params.log.warn(Warning::ExposeHeadersWildcardCredentials);
            }
            let names = sorted(names.iter().map(String::as_str));
            let everything = wildcard && !include;
            (Verdict::Pass, if everything { Exposed::All } else { Exposed::Named(names) })
        }
    };
    params.log.check_answer(ExchangeKind::Actual, step, looked, verdict);
    exposed
}

/// The names of the headers that script sees and of those that it does not, each sorted.
fn header_names(response: &Response, shows: impl Fn(&str) -> bool) -> (Vec<String>, Vec<String>) {
    let mut names = sorted(response.headers.iter().map(|(name, _)| name.as_str()));
    names.dedup();
    names.into_iter().partition(|name| !is_forbidden_response_header_name(name) && shows(name))
}
