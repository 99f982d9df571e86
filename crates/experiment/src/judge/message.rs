//! A failure as one plain sentence.

use cors_engine::{Cause, Failure, Stage};

/// One sentence for each cause, with the values that decided.
macro_rules! sentences {
    ($asked:ident; $($cause:ident($($field:ident),*) => $sentence:literal;)*) => {
        fn sentence(cause: &Cause, $asked: &str) -> String {
            match cause { $(Cause::$cause { $($field,)* .. } => format!($sentence),)* }
        }
    };
}

sentences! {
    asked;
    UrlInvalid(url) => "\"{url}\" is not a URL here.";
    UrlHasCredentials() => "fetch() takes no URL with a user name or password.";
    MethodInvalid(method) => "\"{method}\" is not an HTTP method.";
    MethodForbidden(method) => "Script may not use the method {method}.";
    NoCorsMethod(method) => "Mode no-cors allows GET, HEAD and POST, not {method}.";
    HeaderNameInvalid(name) => "\"{name}\" is not a header name.";
    HeaderValueInvalid(name) => "The value of {name} has a character that no header can have.";
    BodyWithGetOrHead(method) => "A {method} request has no body.";
    OnlyIfCachedMode() => "Cache mode only-if-cached goes with mode same-origin only.";
    StreamBodyMode() => "Mode no-cors takes no stream as body.";
    StreamBodyWithoutDuplex() => "A stream as body needs duplex to be \"half\".";
    StreamBodyKeepalive() => "A stream as body does not go with keepalive.";

    BadPort(port) => "Browsers do not connect to port {port}.";
    MixedContent(url) => "A page on https may not ask for {url}, which is insecure.";

    SameOriginMode(origin, target) => "Mode same-origin forbids a page of {origin} to ask {target}.";
    NoCorsRedirectMode() => "Mode no-cors to another origin must follow redirects.";
    SchemeNotHttp(scheme) => "CORS works over http and https, not over {scheme}.";

    AllowOriginMissing(status) => "The answer to the {asked} (status {status}) has no Access-Control-Allow-Origin.";
    AllowOriginWildcardWithCredentials() => "The answer to the {asked} allows any origin with *, which does not count when credentials go along.";
    AllowOriginMultiple(value) => "The answer to the {asked} allows several origins (\"{value}\") where only one may stand.";
    AllowOriginInvalid(value) => "The answer to the {asked} allows \"{value}\", which is not an origin.";
    AllowOriginMismatch(value, origin) => "The answer to the {asked} allows {value}, but the request comes from {origin}.";
    AllowCredentialsMissing() => "The answer to the {asked} has no Access-Control-Allow-Credentials, but credentials go along.";
    AllowCredentialsNotTrue(value) => "The answer to the {asked} has Access-Control-Allow-Credentials: {value}, and only true counts.";

    Redirected(status) => "The preflight was answered with a redirect (status {status}), which no preflight follows.";
    StatusNotOk(status) => "The preflight was answered with status {status}, and only 200 to 299 will do.";
    AllowMethodsMalformed(value) => "Access-Control-Allow-Methods is not a list of methods: \"{value}\".";
    AllowHeadersMalformed(value) => "Access-Control-Allow-Headers is not a list of header names: \"{value}\".";
    MethodNotAllowed(method) => "The preflight's answer does not allow the method {method}.";
    MethodWildcardWithCredentials(method) => "The preflight's answer allows any method with *, which does not cover {method} when credentials go along.";
    HeaderNotAllowed(header) => "The preflight's answer does not allow the header {header}.";
    HeaderWildcardWithCredentials(header) => "The preflight's answer allows any header with *, which does not cover {header} when credentials go along.";
    AuthorizationNotListed() => "The preflight's answer does not name Authorization, which * does not cover.";

    Transport() => "No answer to the {asked} arrived.";

    RedirectModeError(status) => "The answer redirects (status {status}), and redirect mode error forbids that.";
    LocationMalformed(value) => "Location is not one URL: \"{value}\".";
    LocationScheme(location) => "The redirect leads to {location}, which is neither http nor https.";
    LocationHasCredentials() => "The redirect leads to a URL with a user name or password, which CORS forbids.";
    TooManyRedirects() => "The twenty-first redirect is not followed.";
    StreamBody(status) => "A stream as body cannot be sent again after a redirect with status {status}.";

    ResourcePolicy(value) => "The answer's Cross-Origin-Resource-Policy, {value}, keeps it from this page.";
}

/// Says what was wrong.
pub fn message(failure: &Failure) -> String {
    let asked = match failure.stage {
        Stage::Preflight => "preflight",
        Stage::Construct | Stage::Blocked | Stage::Dispatch | Stage::Redirect | Stage::Response => {
            "request"
        }
    };
    sentence(&failure.cause, asked)
}
