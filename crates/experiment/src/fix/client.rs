//! What the client's side can do about each cause, where that is honest. Mode `no-cors` never is.

use cors_engine::{
    Api, CacheMode, Cause, CredentialsMode, Keyword as _, Mode, PreflightReason, RedirectMode,
    is_token,
};
use url::Url;

use super::{Broken, Fix, FixTarget, edit::Edit};
use crate::{BodyType, preflight_need::avoidable_reason};

/// What most edits open up.
pub(super) const NOTHING: &str = "Opens nothing new.";

/// The client's fixes.
pub(super) fn proposals(case: &Broken<'_>) -> Vec<Fix> {
    let fixes = for_cause(case);
    if fixes.is_empty() { unasked(case) } else { fixes }
}

fn for_cause(case: &Broken<'_>) -> Vec<Fix> {
    match &case.failure.cause {
        Cause::UrlHasCredentials { url } => without_user_info(case, url),
        Cause::MethodForbidden { .. } => vec![use_method(case, "GET")],
        Cause::BodyWithGetOrHead { .. } => vec![use_method(case, "POST"), without_body(case)],
        Cause::HeaderNameInvalid { .. } | Cause::HeaderValueInvalid { .. } => {
            vec![without_unsendable_headers(case)]
        }
        Cause::OnlyIfCachedMode => vec![default_cache(case)],
        Cause::NoCorsMethod { .. }
        | Cause::StreamBodyMode
        | Cause::SameOriginMode { .. }
        | Cause::ResourcePolicy { .. } => vec![use_cors(case)],
        Cause::StreamBodyWithoutDuplex => vec![half_duplex(case), buffered(case)],
        Cause::StreamBodyKeepalive => vec![without_keepalive(case), buffered(case)],
        Cause::StreamBody { .. } => vec![buffered(case)],
        Cause::Transport
            if case.scenario.request.body_type == BodyType::Stream
                && case.hop().is_none_or(|hop| !hop.sent) =>
        {
            vec![buffered(case)]
        }
        Cause::MixedContent { url } => over_https(case, url),
        Cause::NoCorsRedirectMode | Cause::RedirectModeError { .. } => vec![follow(case)],
        Cause::AllowOriginWildcardWithCredentials
        | Cause::AllowCredentialsMissing
        | Cause::AllowCredentialsNotTrue { .. }
        | Cause::MethodWildcardWithCredentials { .. }
        | Cause::HeaderWildcardWithCredentials { .. } => vec![without_credentials(case)],
        Cause::AllowOriginMismatch { .. } if case.include() => vec![without_credentials(case)],
        Cause::MethodNotAllowed { method, .. } => {
            vec![use_method(case, &method.to_ascii_uppercase())]
        }
        Cause::HeaderNotAllowed { missing, .. } => vec![without_headers(case, missing)],
        Cause::AuthorizationNotListed { .. } => {
            vec![without_headers(case, &["authorization".to_owned()])]
        }
        Cause::UrlInvalid { .. }
        | Cause::MethodInvalid { .. }
        | Cause::BadPort { .. }
        | Cause::SchemeNotHttp { .. }
        | Cause::AllowOriginMissing { .. }
        | Cause::AllowOriginMultiple { .. }
        | Cause::AllowOriginInvalid { .. }
        | Cause::AllowOriginMismatch { .. }
        | Cause::Redirected { .. }
        | Cause::StatusNotOk { .. }
        | Cause::AllowMethodsMalformed { .. }
        | Cause::AllowHeadersMalformed { .. }
        | Cause::Transport
        | Cause::LocationMalformed { .. }
        | Cause::LocationScheme { .. }
        | Cause::LocationHasCredentials { .. }
        | Cause::TooManyRedirects => Vec::new(),
    }
}

/// Without what made the browser ask, where that is a single thing that can be spared.
fn unasked(case: &Broken<'_>) -> Vec<Fix> {
    let hopeless = case.include() && case.origin() == "null";
    match case.hop().filter(|_| case.in_preflight() && !hopeless).and_then(avoidable_reason) {
        Some(PreflightReason::Header { name, .. }) => {
            vec![without_headers(case, std::slice::from_ref(name))]
        }
        Some(PreflightReason::UploadListener) => {
            let edit =
                Edit::of(case.scenario).request(FixTarget::Body, |r| r.upload_listener = false);
            vec![edit.client("Do without the listener on the upload", NOTHING)]
        }
        Some(
            PreflightReason::Method(_) | PreflightReason::StreamBody | PreflightReason::EarlierHop,
        )
        | None => Vec::new(),
    }
}

fn without_user_info(case: &Broken<'_>, url: &str) -> Vec<Fix> {
    let base = Url::parse(&case.scenario.page_origin).ok();
    let parsed = Url::options().base_url(base.as_ref()).parse(url);
    let Ok(mut clean) = parsed else { return Vec::new() };
    if clean.set_username("").is_err() || clean.set_password(None).is_err() {
        return Vec::new();
    }
    let edit = Edit::of(case.scenario).request(FixTarget::Url, |r| r.url = clean.into());
    vec![edit.client("Take the user name and password out of the URL", NOTHING)]
}

fn over_https(case: &Broken<'_>, url: &str) -> Vec<Fix> {
    let Some(rest) = url.strip_prefix("http://") else { return Vec::new() };
    let secure = format!("https://{rest}");
    let edit = Edit::of(case.scenario).request(FixTarget::Url, |r| r.url = secure);
    vec![edit.client("Call the URL over `https`", NOTHING)]
}

fn use_method(case: &Broken<'_>, method: &str) -> Fix {
    let edit = Edit::of(case.scenario).request(FixTarget::Method, |r| r.method = method.into());
    edit.client(format!("Use the method `{method}`"), NOTHING)
}

fn without_body(case: &Broken<'_>) -> Fix {
    let edit = Edit::of(case.scenario).request(FixTarget::Body, |r| r.body = None);
    edit.client("Leave the body out", NOTHING)
}

fn buffered(case: &Broken<'_>) -> Fix {
    let edit = Edit::of(case.scenario).request(FixTarget::Body, |r| r.body_type = BodyType::String);
    edit.client("Pass the body as a string", NOTHING)
}

fn half_duplex(case: &Broken<'_>) -> Fix {
    let edit =
        Edit::of(case.scenario).request(FixTarget::Body, |r| r.duplex = Some("half".to_owned()));
    edit.client("Add `duplex: \"half\"`", NOTHING)
}

fn without_keepalive(case: &Broken<'_>) -> Fix {
    let edit = Edit::of(case.scenario).request(FixTarget::Body, |r| r.keepalive = false);
    edit.client("Leave `keepalive` out", NOTHING)
}

fn default_cache(case: &Broken<'_>) -> Fix {
    let edit = Edit::of(case.scenario).request(FixTarget::Cache, |r| r.cache = CacheMode::Default);
    edit.client("Use the default cache mode", NOTHING)
}

fn use_cors(case: &Broken<'_>) -> Fix {
    let edit = Edit::of(case.scenario).request(FixTarget::Mode, |r| r.mode = Mode::Cors);
    edit.client("Use mode `cors`", "Opens nothing new: the server decides what the page may read.")
}

fn follow(case: &Broken<'_>) -> Fix {
    let edit =
        Edit::of(case.scenario).request(FixTarget::Redirect, |r| r.redirect = RedirectMode::Follow);
    edit.client("Follow redirects", NOTHING)
}

fn without_credentials(case: &Broken<'_>) -> Fix {
    let edit = Edit::of(case.scenario)
        .request(FixTarget::Credentials, |r| r.credentials = CredentialsMode::SameOrigin);
    let title = match case.scenario.request.api {
        Api::Fetch => format!("Use credentials `{}`", CredentialsMode::SameOrigin.as_str()),
        Api::Xhr => "Leave `withCredentials` out".to_owned(),
    };
    edit.client(title, "Opens nothing new. Cookies stay at home, so the visitor is not logged in.")
}

fn without_headers(case: &Broken<'_>, names: &[String]) -> Fix {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{}`", case.as_spelled(name))).collect();
    let edit = Edit::of(case.scenario).request(FixTarget::RequestHeader, |request| {
        request.headers.retain(|(known, _)| !names.iter().any(|n| n.eq_ignore_ascii_case(known)));
    });
    edit.client(
        format!("Leave {} out", quoted.join(", ")),
        "Opens nothing new. Honest only if the server does not need it.",
    )
}

/// Drops every header that cannot be sent, since more than one may be wrong.
fn without_unsendable_headers(case: &Broken<'_>) -> Fix {
    let sendable = |name: &str, value: &str| {
        let allowed = |c: char| !matches!(c, '\0' | '\r' | '\n') && u32::from(c) <= 0xFF;
        is_token(name) && value.trim().chars().all(allowed)
    };
    let edit = Edit::of(case.scenario).request(FixTarget::RequestHeader, |request| {
        request.headers.retain(|(name, value)| sendable(name, value));
    });
    edit.client("Leave the header that cannot be sent out", NOTHING)
}
