//! What Firefox does differently.

use crate::{
    Deviation,
    DeviationOrigin::Engine,
    rules::{
        AllowHeadersOrder, AskedHeaderNames, AuthorizationUnderWildcard, CacheModes,
        ContentTypeComma, HopsAfterPreflight, MaxAgeLimit, MissingAllowMethods, OpaquePageOrigin,
        OwnOriginPreflight, PreflightOrigin, RememberedCredentials, RememberedWildcard,
        SafelistedTotal, SameOriginModeOrigin, SeveralLocations, UnreadableMaxAge,
        UnrememberedMethods,
    },
};

pub(crate) const FIREFOX: &[Deviation] = &[
    Deviation {
        name: "preflight-origin-untainted",
        sentence: "After a tainting redirect the preflight carries the page's origin and is checked against it, while the request carries null.",
        evidence: "recordings: the Origin of preflights on later hops",
        origin: Engine,
        change: |rules| rules.preflight.preflight_origin = PreflightOrigin::Page,
    },
    Deviation {
        name: "authorization-under-wildcard",
        sentence: "Access-Control-Allow-Headers: * covers Authorization when no credentials go along.",
        evidence: "recordings: such requests succeed; a preference switches it off",
        origin: Engine,
        change: |rules| {
            rules.preflight.authorization_under_wildcard = AuthorizationUnderWildcard::Covered;
        },
    },
    Deviation {
        name: "own-origin-preflight-unchecked",
        sentence: "When redirects lead back to the page's own origin, the preflight there need not pass the CORS check.",
        evidence: "recordings: such preflights pass without Access-Control-Allow-Origin",
        origin: Engine,
        change: |rules| rules.preflight.own_origin_preflight = OwnOriginPreflight::Unchecked,
    },
    Deviation {
        name: "preflight-sticky-over-redirects",
        sentence: "Once a hop was preflighted, every later cross-origin hop is.",
        evidence: "recordings: preflights for plain GETs behind redirects",
        origin: Engine,
        change: |rules| rules.preflight.hops_after_preflight = HopsAfterPreflight::Preflighted,
    },
    Deviation {
        name: "repeated-names-asked",
        sentence: "A preflight names a header once for each unsafe value of it.",
        evidence: "recordings: preflights that ask for range,range",
        origin: Engine,
        change: |rules| rules.preflight.asked_header_names = AskedHeaderNames::PerHeader,
    },
    Deviation {
        name: "content-type-comma-unsafe",
        sentence: "A comma in Content-Type makes it unsafe.",
        evidence: "recordings: text/plain with a comma in a parameter is preflighted",
        origin: Engine,
        change: |rules| rules.request.content_type_comma = ContentTypeComma::Unsafe,
    },
    Deviation {
        name: "no-safelisted-total-limit",
        sentence: "Safelisted values have no limit together, only one by one.",
        evidence: "recordings: more than 1024 bytes of them are not preflighted",
        origin: Engine,
        change: |rules| rules.request.safelisted_total = SafelistedTotal::Unlimited,
    },
    Deviation {
        name: "missing-allow-methods-allows-nothing",
        sentence: "A preflight forced by an upload listener still needs the method listed.",
        evidence: "recordings: such requests fail without Access-Control-Allow-Methods",
        origin: Engine,
        change: |rules| rules.preflight.missing_allow_methods = MissingAllowMethods::AllowsNothing,
    },
    Deviation {
        name: "allow-headers-after-method",
        sentence: "Access-Control-Allow-Headers is not read before the method has passed.",
        evidence: "console: with both wrong, the method is reported",
        origin: Engine,
        change: |rules| rules.preflight.allow_headers_order = AllowHeadersOrder::AfterMethod,
    },
    Deviation {
        name: "contradicting-locations-break",
        sentence: "Lines of Location that differ break the answer, whatever the redirect mode.",
        evidence: "recordings: such answers fail under redirect mode manual too",
        origin: Engine,
        change: |rules| rules.redirect.several_locations = SeveralLocations::BrokenAnswer,
    },
    Deviation {
        name: "same-origin-mode-keeps-origin",
        sentence: "In mode same-origin no referrer policy hides the origin.",
        evidence: "recordings: Origin of a PUT with referrer policy no-referrer",
        origin: Engine,
        change: |rules| rules.origin.same_origin_mode_origin = SameOriginModeOrigin::Kept,
    },
    Deviation {
        name: "opaque-page-sends-origin",
        sentence: "From a page with an opaque origin, a no-cors GET with credentials carries Origin: null.",
        evidence: "recordings: Origin of such a request",
        origin: Engine,
        change: |rules| rules.origin.opaque_page_origin = OpaquePageOrigin::SentWithCredentials,
    },
    Deviation {
        name: "unreadable-max-age-not-remembered",
        sentence: "An unreadable or negative Access-Control-Max-Age means that nothing is remembered.",
        evidence: "recordings: a second preflight at once after abc or 60s",
        origin: Engine,
        change: |rules| rules.cache.unreadable_max_age = UnreadableMaxAge::Nothing,
    },
    Deviation {
        name: "max-age-limit",
        sentence: "Nothing is remembered for longer than 86,400 seconds.",
        evidence: "the engine's source",
        origin: Engine,
        change: |rules| rules.cache.max_age_limit = MaxAgeLimit::OneDay,
    },
    Deviation {
        name: "cache-modes-ask-anew",
        sentence: "Cache modes no-store, reload and no-cache ask again, whatever is remembered.",
        evidence: "recordings: a second preflight at once under no-store",
        origin: Engine,
        change: |rules| rules.cache.cache_modes = CacheModes::AskAnew,
    },
    Deviation {
        name: "remembered-wildcard-literal",
        sentence: "A remembered * covers nothing: it is taken for a name.",
        evidence: "recordings: a second preflight at once after an answer with *",
        origin: Engine,
        change: |rules| rules.cache.remembered_wildcard = RememberedWildcard::Literal,
    },
    Deviation {
        name: "head-must-be-remembered",
        sentence: "Of the safelisted methods, HEAD must be remembered.",
        evidence: "recordings: a second preflight for HEAD",
        origin: Engine,
        change: |rules| rules.cache.unremembered_methods = UnrememberedMethods::GetAndPost,
    },
    Deviation {
        name: "remembered-credentials-same",
        sentence: "What was allowed with credentials is not remembered for requests without.",
        evidence: "recordings: a second preflight after include, without",
        origin: Engine,
        change: |rules| rules.cache.remembered_credentials = RememberedCredentials::Same,
    },
];
