//! What did not fail but surprises: one table of identifiers and sentences.

use cors_engine::{Warning, is_forbidden_request_header_name};

use super::words::code;

/// The table: the identifier in JSON, and one or two sentences, with `{}` where the value stands.
macro_rules! table {
    ($($warning:pat => $code:literal, $sentence:literal;)*) => {
        fn words(warning: &Warning) -> (&'static str, &'static str) {
            match warning { $($warning => ($code, $sentence),)* }
        }
    };
}

table! {
    Warning::ForbiddenRequestHeaderDropped(_) => "forbidden-request-header-dropped",
        "{} was left out: only the browser itself may set this header.";
    Warning::NoCorsHeaderDropped(_) => "no-cors-header-dropped",
        "{} was left out: mode `no-cors` sends only safelisted headers.";
    Warning::NoCorsContentTypeReplaced => "no-cors-content-type-replaced",
        "Mode `no-cors` sends only the content types of forms; the body's own took the place \
         of yours.";
    Warning::BodyDropped => "body-dropped",
        "An XHR with GET or HEAD drops its body without a word.";
    Warning::AuthorizationRemovedOnRedirect => "authorization-removed-on-redirect",
        "The redirect left the origin, so the browser took the `Authorization` header off.";
    Warning::MethodChangedOnRedirect { .. } => "method-changed-on-redirect",
        "The redirect changed the method, {}, and dropped the body. 307 and 308 keep both.";
    Warning::OpaqueResponse => "opaque-response",
        "The answer is opaque: the script sees no status, no header and no body.";
    Warning::OpaqueRedirectResponse => "opaque-redirect-response",
        "The redirect was not followed, and the script may not see where it leads.";
    Warning::ResponseHeaderNotExposed(_) => "response-header-not-exposed",
        "The script cannot read {}: add it to `Access-Control-Expose-Headers`.";
    Warning::ExposeHeadersMalformed(_) => "expose-headers-malformed",
        "`Access-Control-Expose-Headers` reads {} and exposes nothing: one bad item spoils \
         the list.";
    Warning::ExposeHeadersWildcardCredentials => "expose-headers-wildcard-credentials",
        "With credentials `*` in `Access-Control-Expose-Headers` is only the name of a header, \
         which no answer has. Name the headers.";
    Warning::SetCookieHidden => "set-cookie-hidden",
        "`Set-Cookie` was in the answer. A script never sees that header, whatever becomes of the \
         cookie.";
    Warning::SetCookieIgnored => "set-cookie-hidden",
        "`Set-Cookie` was in the answer. The browser ignores it, since credentials are not \
         included; a script never sees the header.";
    Warning::CredentialsNotSent => "credentials-not-sent",
        "Cookies stay at home: across origins they are sent only with `include`, or \
         `withCredentials` in an XHR.";
    Warning::PreflightMaxAgeInvalid(_) => "preflight-max-age-invalid",
        "`Access-Control-Max-Age` reads {}, which is no number; the standard's 5 seconds \
         apply.";
    Warning::PreflightNotCacheable => "preflight-not-cacheable",
        "The browser does not remember this preflight and will ask again each time.";
    Warning::TimingHidden => "timing-hidden",
        "Detailed timing is hidden from the script; `Timing-Allow-Origin` would show it.";
    Warning::RedirectWithoutLocation => "redirect-without-location",
        "A redirect status without `Location` leads nowhere, so it is an ordinary answer.";
    Warning::AuthorizationCoveredByWildcard => "authorization-covered-by-wildcard",
        "`Authorization` passed only because browsers still let `*` cover it. The standard \
         does not; list it by name.";
}

/// The identifier of a warning in JSON.
pub fn warning_code(warning: &Warning) -> &'static str {
    words(warning).0
}

/// A warning as one or two sentences: what happens, and what to do if it is not wanted.
pub fn describe_warning(warning: &Warning) -> String {
    let sentence = match warning {
        Warning::ForbiddenRequestHeaderDropped(name) if !is_forbidden_request_header_name(name) => {
            "{} was left out: it may not stand for CONNECT, TRACE or TRACK."
        }
        warning => words(warning).1,
    };
    sentence.replacen("{}", &code(&warning_detail(warning)), 1)
}

/// What a warning is about, empty where its code says it all.
pub fn warning_detail(warning: &Warning) -> String {
    match warning {
        Warning::ForbiddenRequestHeaderDropped(detail)
        | Warning::NoCorsHeaderDropped(detail)
        | Warning::ResponseHeaderNotExposed(detail)
        | Warning::ExposeHeadersMalformed(detail)
        | Warning::PreflightMaxAgeInvalid(detail) => detail.clone(),
        Warning::MethodChangedOnRedirect { from, to } => format!("{from} to {to}"),
        Warning::NoCorsContentTypeReplaced
        | Warning::BodyDropped
        | Warning::AuthorizationRemovedOnRedirect
        | Warning::OpaqueResponse
        | Warning::OpaqueRedirectResponse
        | Warning::ExposeHeadersWildcardCredentials
        | Warning::SetCookieHidden
        | Warning::SetCookieIgnored
        | Warning::CredentialsNotSent
        | Warning::PreflightNotCacheable
        | Warning::TimingHidden
        | Warning::RedirectWithoutLocation
        | Warning::AuthorizationCoveredByWildcard => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_warning_is_a_sentence_with_its_values() {
        let name = || "x-a".to_owned();
        for warning in [
            Warning::ForbiddenRequestHeaderDropped(name()),
            Warning::NoCorsHeaderDropped(name()),
            Warning::ResponseHeaderNotExposed(name()),
            Warning::ExposeHeadersMalformed(name()),
            Warning::PreflightMaxAgeInvalid(name()),
        ] {
            assert!(describe_warning(&warning).contains("`x-a`"), "{warning:?}");
        }
        let dropped =
            |name: &str| describe_warning(&Warning::ForbiddenRequestHeaderDropped(name.to_owned()));
        assert!(dropped("cookie").contains("only the browser itself may set"));
        assert!(dropped("X-HTTP-Method-Override").contains("CONNECT, TRACE or TRACK"));
        let changed =
            Warning::MethodChangedOnRedirect { from: "PUT".to_owned(), to: "GET".to_owned() };
        assert!(describe_warning(&changed).contains("`PUT to GET`"));
        for warning in [
            Warning::NoCorsContentTypeReplaced,
            Warning::BodyDropped,
            Warning::AuthorizationRemovedOnRedirect,
            Warning::OpaqueResponse,
            Warning::OpaqueRedirectResponse,
            Warning::ExposeHeadersWildcardCredentials,
            Warning::SetCookieHidden,
            Warning::SetCookieIgnored,
            Warning::CredentialsNotSent,
            Warning::PreflightNotCacheable,
            Warning::TimingHidden,
            Warning::RedirectWithoutLocation,
            Warning::AuthorizationCoveredByWildcard,
        ] {
            let words = describe_warning(&warning);
            assert!(words.ends_with('.') && !words.contains("{}"), "{warning:?}");
        }
    }
}
