//! What a failure's check compared, as JSON members.

use cors_engine::{Cause, Failure, OriginMismatch};
use serde_json::{Map, Value, json};

/// The evidence of a failure. `also` names what else in the same answer was wrong.
pub fn evidence(failure: &Failure) -> Map<String, Value> {
    let mut members = of_cause(&failure.cause);
    if !failure.also.is_empty() {
        let also: Vec<_> = failure.also.iter().map(Cause::id).collect();
        members.insert("also".to_owned(), json!(also));
    }
    members
}

fn of_cause(cause: &Cause) -> Map<String, Value> {
    let members = match cause {
        Cause::UrlInvalid { url }
        | Cause::UrlHasCredentials { url }
        | Cause::MixedContent { url } => {
            json!({ "url": url })
        }
        Cause::MethodInvalid { method }
        | Cause::MethodForbidden { method }
        | Cause::NoCorsMethod { method }
        | Cause::BodyWithGetOrHead { method }
        | Cause::MethodWildcardWithCredentials { method } => json!({ "method": method }),
        Cause::HeaderNameInvalid { name } => json!({ "header": name }),
        Cause::HeaderValueInvalid { name, value } => json!({ "header": name, "value": value }),
        Cause::BadPort { port } => json!({ "port": port }),
        Cause::SameOriginMode { origin, target } => json!({ "origin": origin, "target": target }),
        Cause::SchemeNotHttp { scheme } => json!({ "scheme": scheme }),
        Cause::AllowOriginMissing { status }
        | Cause::StatusNotOk { status }
        | Cause::StreamBody { status } => json!({ "status": status }),
        Cause::AllowOriginMultiple { value, lines } => json!({ "value": value, "lines": lines }),
        Cause::AllowOriginInvalid { value }
        | Cause::AllowCredentialsNotTrue { value }
        | Cause::AllowMethodsMalformed { value }
        | Cause::AllowHeadersMalformed { value }
        | Cause::LocationMalformed { value }
        | Cause::ResourcePolicy { value } => json!({ "value": value }),
        Cause::AllowOriginMismatch { value, origin, difference } => {
            json!({ "value": value, "origin": origin, "difference": difference_id(*difference) })
        }
        Cause::Redirected { status, location } | Cause::RedirectModeError { status, location } => {
            json!({ "status": status, "location": location })
        }
        Cause::MethodNotAllowed { method, allowed } => {
            let other_case = allowed.iter().find(|item| item.eq_ignore_ascii_case(method));
            match other_case {
                Some(item) => json!({ "method": method, "allowed": allowed, "other_case": item }),
                None => json!({ "method": method, "allowed": allowed }),
            }
        }
        Cause::HeaderNotAllowed { header, missing, allowed } => {
            json!({ "header": header, "missing": missing, "allowed": lower_case(allowed) })
        }
        Cause::HeaderWildcardWithCredentials { header, missing } => {
            json!({ "header": header, "missing": missing })
        }
        Cause::AuthorizationNotListed { allowed } => {
            json!({ "header": "authorization", "allowed": lower_case(allowed) })
        }
        Cause::LocationScheme { location } | Cause::LocationHasCredentials { location } => {
            json!({ "location": location })
        }
        Cause::OnlyIfCachedMode
        | Cause::StreamBodyMode
        | Cause::StreamBodyWithoutDuplex
        | Cause::StreamBodyKeepalive
        | Cause::NoCorsRedirectMode
        | Cause::AllowOriginWildcardWithCredentials
        | Cause::AllowCredentialsMissing
        | Cause::Transport
        | Cause::TooManyRedirects => json!({}),
    };
    match members {
        Value::Object(members) => members,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}

fn lower_case(names: &[String]) -> Vec<String> {
    names.iter().map(|name| name.to_ascii_lowercase()).collect()
}

fn difference_id(difference: OriginMismatch) -> &'static str {
    match difference {
        OriginMismatch::TrailingSlash => "trailing-slash",
        OriginMismatch::Case => "case",
        OriginMismatch::DefaultPort => "default-port",
        OriginMismatch::Port => "port",
        OriginMismatch::Scheme => "scheme",
        OriginMismatch::NoScheme => "no-scheme",
        OriginMismatch::Path => "path",
        OriginMismatch::Pattern => "pattern",
        OriginMismatch::NullAfterRedirect => "null-after-redirect",
        OriginMismatch::NullOpaque => "null-opaque",
        OriginMismatch::ValueNull => "value-null",
        OriginMismatch::TargetOrigin => "target-origin",
        OriginMismatch::Subdomain => "subdomain",
        OriginMismatch::Host => "host",
    }
}
