//! What Chromium does differently.

use crate::{
    DeviationOrigin::Engine,
    rules::{
        AuthorizationUnderWildcard, CacheModes, ChecksOfLocation, ClientHints, CookieSite,
        EmptyLocation, FailedResponse, FirstJudged, FurtherAnswer, HiddenOrigin,
        LocationCredentials, MaxAgeLimit, MaxAgeNumbers, MissingAllowMethods, OpaquePageOrigin,
        OpaquePageSite, OpaquePages, OriginOverRedirects, RangeNumbers,
        RedirectedNoCorsCredentials, RefusedRedirects, RepeatedRequestHeaders, SeveralLocations,
        UnrememberedMethods, UploadListener, UserAgent,
    },
};

super::deviations! { CHROMIUM, CHROMIUM_CHANGES:
    Deviation {
        name: "client-hints-safelisted",
        sentence: "Client hints and Save-Data are safelisted request headers when their value fits.",
        evidence: "recordings: no preflight for DPR, Save-Data, Downlink, Viewport-Width, Width",
        origin: Engine,
        change: |rules| rules.request.client_hints = ClientHints::Safelisted,
    },
    Deviation {
        name: "upload-listener-needs-body",
        sentence: "A listener on xhr.upload forces a preflight only when there is a body and send() does not wait.",
        evidence: "recordings: body-less and synchronous XHR with a listener is not preflighted",
        origin: Engine,
        change: |rules| rules.request.upload_listener = UploadListener::PreflightsWithBody,
    },
    Deviation {
        name: "range-numbers-limited",
        sentence: "The numbers of a safelisted Range are less than 2 to the power of 63, less one.",
        evidence: "recordings: preflights that ask for range",
        origin: Engine,
        change: |rules| rules.request.range_numbers = RangeNumbers::BelowSigned,
    },
    Deviation {
        name: "missing-allow-methods-allows-nothing",
        sentence: "A preflight forced by an upload listener still needs the method listed.",
        evidence: "recordings: such requests fail without Access-Control-Allow-Methods",
        origin: Engine,
        change: |rules| rules.preflight.missing_allow_methods = MissingAllowMethods::AllowsNothing,
    },
    Deviation {
        name: "authorization-under-wildcard",
        sentence: "Access-Control-Allow-Headers: * covers Authorization when no credentials go along.",
        evidence: "recordings: such requests succeed",
        origin: Engine,
        change: |rules| {
            rules.preflight.authorization_under_wildcard = AuthorizationUnderWildcard::Covered;
        },
    },
    Deviation {
        name: "duplicates-joined",
        sentence: "Request headers of the same name are joined before they are judged.",
        evidence: "recordings: two safelisted values that are not safelisted together preflight",
        origin: Engine,
        change: |rules| rules.request.repeated_request_headers = RepeatedRequestHeaders::Joined,
    },
    Deviation {
        name: "user-agent-never-asked",
        sentence: "A User-Agent set by script takes no part in the preflight.",
        evidence: "recordings: no preflight for it, and no preflight names it",
        origin: Engine,
        change: |rules| rules.request.user_agent = UserAgent::NeverAsked,
    },
    Deviation {
        name: "preflight-redirect-first",
        sentence: "A redirected preflight is reported before its CORS check is made.",
        evidence: "reasons recorded: such failures carry the redirect's name, whatever the headers",
        origin: Engine,
        change: |rules| rules.preflight.first_judged = FirstJudged::Redirect,
    },
    Deviation {
        name: "empty-location-is-none",
        sentence: "An empty Location is none: the answer is an ordinary one.",
        evidence: "recordings: redirect statuses with an empty Location resolve",
        origin: Engine,
        change: |rules| rules.redirect.empty_location = EmptyLocation::Absent,
    },
    Deviation {
        name: "redirect-error-needs-location",
        sentence: "Redirect mode error lets a redirect status without Location through.",
        evidence: "recordings: such answers resolve",
        origin: Engine,
        change: |rules| rules.redirect.refused_redirects = RefusedRedirects::WithLocation,
    },
    Deviation {
        name: "contradicting-locations-break",
        sentence: "Lines of Location that differ break the answer, whatever the redirect mode.",
        evidence: "recordings: such answers fail under redirect mode manual too",
        origin: Engine,
        change: |rules| rules.redirect.several_locations = SeveralLocations::BrokenAnswer,
    },
    Deviation {
        name: "location-credentials-refused",
        sentence: "fetch() follows no redirect to a URL with a user name, not even within the page's own origin.",
        evidence: "probes: such a redirect fails; recordings: an XHR follows it",
        origin: Engine,
        change: |rules| rules.redirect.location_credentials = LocationCredentials::RefusedToFetch,
    },
    Deviation {
        name: "location-judged-first",
        sentence: "The URL in Location is judged before redirect mode error refuses it, and what is no URL breaks the answer, before its CORS check and under manual too.",
        evidence: "recordings: redirects to http://[ fail under manual; reasons recorded under error",
        origin: Engine,
        change: |rules| {
            rules.redirect.checks_of_location = ChecksOfLocation::BeforeRedirectMode;
        },
    },
    Deviation {
        name: "origin-never-hidden",
        sentence: "No referrer policy hides the origin.",
        evidence: "recordings: Origin of a PUT with referrer policy no-referrer; web-platform-tests: of a POST in mode no-cors",
        origin: Engine,
        change: |rules| rules.origin.hidden_origin = HiddenOrigin::Never,
    },
    Deviation {
        name: "opaque-page-sends-origin",
        sentence: "From a page with an opaque origin, a no-cors GET with credentials carries Origin: null to the site that embeds the page.",
        evidence: "recordings: Origin of such requests to localhost, not to 127.0.0.1",
        origin: Engine,
        change: |rules| rules.origin.opaque_page_origin = OpaquePageOrigin::SentWithCredentials,
    },
    Deviation {
        name: "origin-carried-without-cors",
        sentence: "Without CORS, redirects keep Origin as long as the method stays, as null once they lead to another origin.",
        evidence: "recordings: a no-cors POST redirected from the page's own origin to another",
        origin: Engine,
        change: |rules| rules.origin.origin_over_redirects = OriginOverRedirects::Carried,
    },
    Deviation {
        name: "no-cors-credentials-of-first-hop",
        sentence: "Whether a no-cors request has credentials is decided on its first hop.",
        evidence: "recordings: cookies behind a redirect away from the page's own origin",
        origin: Engine,
        change: |rules| {
            rules.origin.redirected_no_cors_credentials = RedirectedNoCorsCredentials::AsFirstHop;
        },
    },
    Deviation {
        name: "opaque-page-site",
        sentence: "A page with an opaque origin has the site of the page that embeds it.",
        evidence: "recordings: Cross-Origin-Resource-Policy: same-site lets sandboxed frames through",
        origin: Engine,
        change: |rules| rules.origin.opaque_page_site = OpaquePageSite::Precursor,
    },
    Deviation {
        name: "failure-keeps-cache",
        sentence: "A failure behind a preflight does not forget what the preflight allowed.",
        evidence: "recordings: no second preflight after a failed CORS check",
        origin: Engine,
        change: |rules| rules.cache.failed_response = FailedResponse::KeepsCache,
    },
    Deviation {
        name: "signed-max-age",
        sentence: "Access-Control-Max-Age may have a sign, negative ones mean that nothing is remembered, and what needs more than 64 bits is unreadable.",
        evidence: "recordings: second preflights after -1, +600 and 99999999999999999999",
        origin: Engine,
        change: |rules| rules.cache.max_age_numbers = MaxAgeNumbers::Signed,
    },
    Deviation {
        name: "max-age-limit",
        sentence: "Nothing is remembered for longer than 7,200 seconds.",
        evidence: "the engine's source",
        origin: Engine,
        change: |rules| rules.cache.max_age_limit = MaxAgeLimit::TwoHours,
    },
    Deviation {
        name: "cache-modes-ask-anew",
        sentence: "Cache modes no-store, reload and no-cache ask again, whatever is remembered, and what no-store is answered is not.",
        evidence: "recordings: second preflights at once under and after no-store",
        origin: Engine,
        change: |rules| rules.cache.cache_modes = CacheModes::AskAnewOrValidate,
    },
    Deviation {
        name: "opaque-pages-unremembered",
        sentence: "For pages with an opaque origin nothing is remembered.",
        evidence: "recordings: a second preflight at once from a sandboxed frame",
        origin: Engine,
        change: |rules| rules.cache.opaque_pages = OpaquePages::Forgotten,
    },
    Deviation {
        name: "further-answer-replaces",
        sentence: "What is remembered for a URL is forgotten as soon as it does not answer for a request.",
        evidence: "recordings: after a further preflight that failed, what worked before is preflighted again",
        origin: Engine,
        change: |rules| rules.cache.further_answer = FurtherAnswer::Replaces,
    },
    Deviation {
        name: "safelisted-methods-unremembered",
        sentence: "A safelisted method need not be remembered, whatever forced the preflight.",
        evidence: "the engine's source",
        origin: Engine,
        change: |rules| rules.cache.unremembered_methods = UnrememberedMethods::Safelisted,
    },
    Deviation {
        name: "cookies-ignore-redirects",
        sentence: "To cookies a request is cross-site by its current URL, whatever it passed through.",
        evidence: "recordings: cookies without SameSite behind a detour through another site",
        origin: Engine,
        change: |rules| rules.origin.cookie_site = CookieSite::CurrentUrl,
    },
}
