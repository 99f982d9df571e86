//! What a failure's check compared, as JSON members.

use cors_engine::{Cause, Failure, OriginMismatch};
use serde_json::{Map, Value, json};

/// The members of each cause's evidence.
macro_rules! members {
    ($($cause:ident($($field:ident),*) => { $($key:literal: $value:expr),* };)*) => {
        fn of_cause(cause: &Cause) -> Value {
            match cause { $(Cause::$cause { $($field,)* .. } => json!({ $($key: $value),* }),)* }
        }
    };
}

members! {
    UrlInvalid(url) => { "url": url };
    UrlHasCredentials(url) => { "url": url };
    MethodInvalid(method) => { "method": method };
    MethodForbidden(method) => { "method": method };
    NoCorsMethod(method) => { "method": method };
    HeaderNameInvalid(name) => { "header": name };
    HeaderValueInvalid(name, value) => { "header": name, "value": value };
    BodyWithGetOrHead(method) => { "method": method };
    OnlyIfCachedMode() => {};
    StreamBodyMode() => {};
    StreamBodyWithoutDuplex() => {};
    StreamBodyKeepalive() => {};

    BadPort(port) => { "port": port };
    MixedContent(url) => { "url": url };

    SameOriginMode(origin, target) => { "origin": origin, "target": target };
    NoCorsRedirectMode() => {};
    SchemeNotHttp(scheme) => { "scheme": scheme };

    AllowOriginMissing(status) => { "status": status };
    AllowOriginWildcardWithCredentials() => {};
    AllowOriginMultiple(value, lines) => { "value": value, "lines": lines };
    AllowOriginInvalid(value) => { "value": value };
    AllowOriginMismatch(value, origin, difference) => {
        "value": value, "origin": origin, "difference": difference_id(*difference)
    };
    AllowCredentialsMissing() => {};
    AllowCredentialsNotTrue(value) => { "value": value };

    Redirected(status, location) => { "status": status, "location": location };
    StatusNotOk(status) => { "status": status };
    AllowMethodsMalformed(value) => { "value": value };
    AllowHeadersMalformed(value) => { "value": value };
    MethodNotAllowed(method, allowed) => {
        "method": method, "allowed": allowed, "other_case": in_other_case(method, allowed)
    };
    MethodWildcardWithCredentials(method) => { "method": method };
    HeaderNotAllowed(header, missing, allowed) => {
        "header": header, "missing": missing, "allowed": lower_case(allowed)
    };
    HeaderWildcardWithCredentials(header, missing) => { "header": header, "missing": missing };
    AuthorizationNotListed(allowed) => {
        "header": "authorization", "allowed": lower_case(allowed)
    };

    Transport() => {};

    RedirectModeError(status, location) => { "status": status, "location": location };
    LocationMalformed(value) => { "value": value };
    LocationScheme(location) => { "location": location };
    LocationHasCredentials(location) => { "location": location };
    TooManyRedirects() => {};
    StreamBody(status) => { "status": status };

    ResourcePolicy(value) => { "value": value };
}

/// The evidence of a failure. `also` names what else in the same answer was wrong.
pub fn evidence(failure: &Failure) -> Map<String, Value> {
    let Value::Object(mut members) = of_cause(&failure.cause) else {
        return Map::new();
    };
    members.retain(|_, value| !value.is_null());
    if !failure.also.is_empty() {
        let also: Vec<_> = failure.also.iter().map(Cause::id).collect();
        members.insert("also".to_owned(), json!(also));
    }
    members
}

/// The listed method that differs in its case only.
fn in_other_case<'a>(method: &str, allowed: &'a [String]) -> Option<&'a String> {
    allowed.iter().find(|item| item.eq_ignore_ascii_case(method))
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
