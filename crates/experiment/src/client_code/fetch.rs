//! A request as a call of `fetch()`.

use cors_engine::{CacheMode, CredentialsMode, Keyword, Mode, RedirectMode, ReferrerPolicy};

use super::javascript::{body, literal};
use crate::{BodyType, RequestSpec};

/// Only what is not the default is said.
pub(super) fn code(request: &RequestSpec) -> String {
    let mut members = Vec::new();
    let mut member = |name: &str, value: String| members.push(format!("  {name}: {value},\n"));
    if request.method != "GET" {
        member("method", literal(&request.method));
    }
    if request.mode != Mode::Cors {
        member("mode", literal(request.mode.as_str()));
    }
    if request.credentials != CredentialsMode::SameOrigin {
        member("credentials", literal(request.credentials.as_str()));
    }
    if request.redirect != RedirectMode::Follow {
        member("redirect", literal(request.redirect.as_str()));
    }
    if request.cache != CacheMode::Default {
        member("cache", literal(request.cache.as_str()));
    }
    if request.referrer_policy != ReferrerPolicy::Unset {
        member("referrerPolicy", literal(request.referrer_policy.as_str()));
    }
    if !request.headers.is_empty() {
        // Pairs keep the order, and headers that are given twice.
        member("headers", format!("[{}]", pairs(request)));
    }
    if let Some(body) = body(request) {
        member("body", body);
    }
    if request.body_type == BodyType::Stream && request.duplex.is_some() {
        member("duplex", literal("half"));
    }
    if !request.integrity.is_empty() {
        member("integrity", literal(&request.integrity));
    }
    if request.keepalive {
        member("keepalive", "true".to_owned());
    }
    let options =
        if members.is_empty() { String::new() } else { format!(", {{\n{}}}", members.concat()) };
    let note = if request.upload_listener {
        "// Left out, since fetch has no listener on the upload: without it the browser may not ask.\n"
    } else {
        ""
    };
    format!(
        "{note}const response = await fetch({}{options});\nconsole.log(response.status, await \
         response.text());\n",
        literal(&request.url)
    )
}

fn pairs(request: &RequestSpec) -> String {
    let pairs: Vec<_> = request
        .headers
        .iter()
        .map(|(name, value)| format!("[{}, {}]", literal(name), literal(value)))
        .collect();
    pairs.join(", ")
}
