//! From what script passed to a request, or to the exception that it gets instead.

mod body;
mod request_constructor;
mod xhr;

use url::Url;

use crate::{
    Api, Failure, HeaderList, Mode, Origin, Request, Rules,
    byte_class::is_byte,
    fetch_request::{
        EarlierPreflight, FetchRequest, PreflightFlag, RequestBody, Tainting, TimingAllow,
    },
    location::take_fragment,
    log::Log,
    redirect_taint::RedirectTaint,
};

/// Makes a request as the interface that script used makes it.
pub(crate) fn construct<'a>(
    request: &'a Request,
    rules: &Rules,
    log: &mut Log,
) -> Result<FetchRequest<'a>, Box<Failure>> {
    match request.api {
        Api::Fetch => request_constructor::construct(request, rules, log),
        Api::Xhr => xhr::construct(request, rules, log),
    }
}

/// What both interfaces work out of script's text.
struct Parts {
    url: Url,
    method: String,
    headers: HeaderList,
    body: Option<RequestBody>,
    preflight_flag: PreflightFlag,
}

/// A request that has not been anywhere yet.
fn assemble(request: &Request, mut parts: Parts) -> FetchRequest<'_> {
    let fragment = take_fragment(&mut parts.url);
    FetchRequest {
        origin: &request.origin,
        api: request.api,
        mode: request.mode,
        credentials: request.credentials,
        redirect: request.redirect,
        cache: request.cache,
        referrer_policy: request.referrer_policy,
        keepalive: request.keepalive,
        integrity: request.integrity.clone(),
        url: parts.url,
        fragment,
        redirect_taint: RedirectTaint::SameOrigin,
        redirect_count: 0,
        method: parts.method,
        headers: parts.headers,
        original_headers: None,
        body: parts.body,
        preflight_flag: parts.preflight_flag,
        tainting: Tainting::Basic,
        timing: TimingAllow::Allowed,
        earlier_preflight: EarlierPreflight::None,
        first_hop_credentials: None,
        late_refusal: None,
        carried_origin: None,
    }
}

/// Parses a URL against the root of the page's origin.
fn parse_url(text: &str, origin: &Origin) -> Option<Url> {
    let is_absolute = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let base = if is_absolute("http://") || is_absolute("https://") || origin.is_opaque() {
        None
    } else {
        Url::parse(origin.as_str()).ok()
    };
    Url::options().base_url(base.as_ref()).parse(text).ok()
}

/// Whether script's text can become a byte string at all.
fn is_byte_string(text: &str) -> bool {
    text.chars().all(is_byte)
}

/// Whether the mode is the one that drops most headers.
fn is_no_cors(mode: Mode) -> bool {
    mode == Mode::NoCors
}
