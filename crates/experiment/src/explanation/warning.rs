//! What did not fail but surprises.

use cors_engine::Warning;

use super::words::code;

/// A warning as one or two sentences: what happens, and what to do if it is not wanted.
pub fn describe_warning(warning: &Warning) -> String {
    match warning {
        Warning::ForbiddenRequestHeaderDropped(name) => {
            format!("{} was left out: only the browser itself may set this header.", code(name))
        }
        Warning::NoCorsHeaderDropped(name) => format!(
            "{} was left out: mode `no-cors` sends only what a form could send.",
            code(name)
        ),
        Warning::MethodChangedOnRedirect { from, to } => format!(
            "The redirect turned {} into {} and dropped the body. 307 and 308 keep both.",
            code(from),
            code(to)
        ),
        Warning::ResponseHeaderNotExposed(name) => format!(
            "The script cannot read {name}: add it to `Access-Control-Expose-Headers`.",
            name = code(name)
        ),
        Warning::ExposeHeadersMalformed(value) => format!(
            "`Access-Control-Expose-Headers` reads {} and exposes nothing: one bad item spoils the \
             list.",
            code(value)
        ),
        Warning::PreflightMaxAgeInvalid(value) => format!(
            "`Access-Control-Max-Age` reads {}, which is no number; the standard's 5 seconds apply.",
            code(value)
        ),
        Warning::NoCorsContentTypeReplaced
        | Warning::BodyDropped
        | Warning::AuthorizationRemovedOnRedirect
        | Warning::OpaqueResponse
        | Warning::OpaqueRedirectResponse
        | Warning::ExposeHeadersWildcardCredentials
        | Warning::SetCookieHidden
        | Warning::CredentialsNotSent
        | Warning::PreflightNotCacheable
        | Warning::TimingHidden
        | Warning::RedirectWithoutLocation
        | Warning::AuthorizationCoveredByWildcard => plain(warning).to_owned(),
    }
}

/// The sentences that quote nothing.
fn plain(warning: &Warning) -> &'static str {
    match warning {
        Warning::NoCorsContentTypeReplaced => {
            "Mode `no-cors` sends only the content types of forms; the body's own took the place \
             of yours."
        }
        Warning::BodyDropped => "An XHR with GET or HEAD drops its body without a word.",
        Warning::AuthorizationRemovedOnRedirect => {
            "The redirect left the origin, so the browser took the `Authorization` header off."
        }
        Warning::OpaqueResponse => {
            "The answer is opaque: the script sees no status, no header and no body."
        }
        Warning::OpaqueRedirectResponse => {
            "The redirect was not followed, and script may not see where it leads."
        }
        Warning::ExposeHeadersWildcardCredentials => {
            "`Access-Control-Expose-Headers: *` exposes nothing when credentials are included; \
             name the headers."
        }
        Warning::SetCookieHidden => {
            "`Set-Cookie` was in the answer. The browser may store the cookie; script never sees \
             the header."
        }
        Warning::CredentialsNotSent => {
            "Cookies stay at home: across origins they are sent only with `include`, or \
             `withCredentials` in an XHR."
        }
        Warning::PreflightNotCacheable => {
            "The browser does not remember this preflight and will ask again each time."
        }
        Warning::TimingHidden => {
            "Detailed timing is hidden from script; `Timing-Allow-Origin` would show it."
        }
        Warning::RedirectWithoutLocation => {
            "A redirect status without `Location` leads nowhere, so it is an ordinary answer."
        }
        Warning::AuthorizationCoveredByWildcard => {
            "`Authorization` passed only because browsers still let `*` cover it. The standard \
             does not; list it by name."
        }
        Warning::ForbiddenRequestHeaderDropped(_)
        | Warning::NoCorsHeaderDropped(_)
        | Warning::MethodChangedOnRedirect { .. }
        | Warning::ResponseHeaderNotExposed(_)
        | Warning::ExposeHeadersMalformed(_)
        | Warning::PreflightMaxAgeInvalid(_) => "",
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
            Warning::MethodChangedOnRedirect { from: name(), to: "GET".to_owned() },
        ] {
            assert!(describe_warning(&warning).contains("`x-a`"), "{warning:?}");
        }
        for warning in [
            Warning::NoCorsContentTypeReplaced,
            Warning::BodyDropped,
            Warning::AuthorizationRemovedOnRedirect,
            Warning::OpaqueResponse,
            Warning::OpaqueRedirectResponse,
            Warning::ExposeHeadersWildcardCredentials,
            Warning::SetCookieHidden,
            Warning::CredentialsNotSent,
            Warning::PreflightNotCacheable,
            Warning::TimingHidden,
            Warning::RedirectWithoutLocation,
            Warning::AuthorizationCoveredByWildcard,
        ] {
            assert!(describe_warning(&warning).ends_with('.'), "{warning:?}");
        }
    }
}
