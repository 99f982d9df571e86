//! What `WebKitGTK` does differently.

use crate::{
    DeviationOrigin::{Engine, Libsoup},
    rules::{
        AuthorizationUnderWildcard, EmptyLocation, FailedResponse, FirstJudged, FirstMissingHeader,
        FurtherAnswer, HiddenOrigin, HopsAfterPreflight, MaxAgeLimit, MissingAllowMethods,
        NegativeMaxAge, OriginOverRedirects, PreflightedHeaders, RangeUnit, RedirectedDelete,
        RedirectedNoCorsCredentials, RefusedRedirects, RememberedWildcard, RepeatedRequestHeaders,
        SeveralLocations, UnrememberedMethods, UnsetSameSite,
    },
};

super::deviations! { WEBKIT, WEBKIT_CHANGES:
    Deviation {
        name: "range-unit-any-case",
        sentence: "The unit of a safelisted Range may be spelled in any case.",
        evidence: "recordings: BYTES=0-1 is not preflighted",
        origin: Engine,
        change: |rules| rules.request.range_unit = RangeUnit::AnyCase,
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
        name: "delete-becomes-get",
        sentence: "A redirect to another origin turns DELETE into GET, whatever its status.",
        evidence: "recordings: the method behind such redirects",
        origin: Libsoup,
        change: |rules| rules.redirect.redirected_delete = RedirectedDelete::BecomesGet,
    },
    Deviation {
        name: "preflight-sticky-over-redirects",
        sentence: "Once a hop was preflighted, every later cross-origin hop is.",
        evidence: "recordings: preflights for plain GETs behind redirects",
        origin: Engine,
        change: |rules| rules.preflight.hops_after_preflight = HopsAfterPreflight::Preflighted,
    },
    Deviation {
        name: "preflight-asks-original-headers",
        sentence: "Later preflights ask for the headers that script set, also those that a redirect removed.",
        evidence: "recordings: preflights that ask for authorization, which the request lacks",
        origin: Engine,
        change: |rules| rules.preflight.preflighted_headers = PreflightedHeaders::Original,
    },
    Deviation {
        name: "origin-kept-over-redirects",
        sentence: "Once sent, Origin stays over redirects within one origin.",
        evidence: "recordings: a GET to the own origin with Origin, behind a redirected POST",
        origin: Engine,
        change: |rules| rules.origin.origin_over_redirects = OriginOverRedirects::Kept,
    },
    Deviation {
        name: "missing-allow-methods-allows-nothing",
        sentence: "A preflight forced by an upload listener still needs the method listed.",
        evidence: "recordings: such requests fail without Access-Control-Allow-Methods",
        origin: Engine,
        change: |rules| rules.preflight.missing_allow_methods = MissingAllowMethods::AllowsNothing,
    },
    Deviation {
        name: "preflight-status-first",
        sentence: "A preflight's status is judged before its CORS check is made.",
        evidence: "console: a preflight with status 404 and no headers is reported by its status",
        origin: Engine,
        change: |rules| rules.preflight.first_judged = FirstJudged::Status,
    },
    Deviation {
        name: "first-missing-header-as-passed",
        sentence: "Of several headers that are not allowed, the first that script set is reported.",
        evidence: "console: the order of the names reported",
        origin: Engine,
        change: |rules| rules.preflight.first_missing_header = FirstMissingHeader::AsPassed,
    },
    Deviation {
        name: "empty-location-fails",
        sentence: "A redirect with an empty Location fails.",
        evidence: "recordings: no further request, and the request fails",
        origin: Libsoup,
        change: |rules| rules.redirect.empty_location = EmptyLocation::Fails,
    },
    Deviation {
        name: "redirect-error-needs-location",
        sentence: "Redirect mode error lets a redirect status without Location through.",
        evidence: "recordings: such answers resolve",
        origin: Engine,
        change: |rules| rules.redirect.refused_redirects = RefusedRedirects::WithLocation,
    },
    Deviation {
        name: "first-location-counts",
        sentence: "Of several lines of Location the first counts.",
        evidence: "recordings: where such redirects lead",
        origin: Libsoup,
        change: |rules| rules.redirect.several_locations = SeveralLocations::FirstCounts,
    },
    Deviation {
        name: "same-origin-mode-keeps-origin",
        sentence: "In mode same-origin no referrer policy hides the origin.",
        evidence: "recordings: Origin of a PUT with referrer policy no-referrer",
        origin: Engine,
        change: |rules| rules.origin.hidden_origin = HiddenOrigin::InNoCors,
    },
    Deviation {
        name: "cookies-travel-without-same-site",
        sentence: "A cookie without SameSite travels to other sites.",
        evidence: "recordings: such a cookie arrives at 127.0.0.1 from a page of localhost",
        origin: Libsoup,
        change: |rules| rules.origin.unset_same_site = UnsetSameSite::None,
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
        name: "failure-keeps-cache",
        sentence: "A failure behind a preflight does not forget what the preflight allowed.",
        evidence: "recordings: no second preflight after a failed CORS check",
        origin: Engine,
        change: |rules| rules.cache.failed_response = FailedResponse::KeepsCache,
    },
    Deviation {
        name: "negative-max-age-not-remembered",
        sentence: "A negative Access-Control-Max-Age means that nothing is remembered.",
        evidence: "recordings: a second preflight at once after -1",
        origin: Engine,
        change: |rules| rules.cache.negative_max_age = NegativeMaxAge::Nothing,
    },
    Deviation {
        name: "max-age-limit",
        sentence: "Nothing is remembered for longer than 600 seconds.",
        evidence: "the engine's source",
        origin: Engine,
        change: |rules| rules.cache.max_age_limit = MaxAgeLimit::TenMinutes,
    },
    Deviation {
        name: "remembered-wildcard-everything",
        sentence: "A remembered * covers Authorization too.",
        evidence: "probes: no second preflight",
        origin: Engine,
        change: |rules| rules.cache.remembered_wildcard = RememberedWildcard::Everything,
    },
    Deviation {
        name: "further-answer-replaces",
        sentence: "A further preflight's answer takes the place of the earlier ones for the same URL.",
        evidence: "the engine's source: one entry for each URL and origin",
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
}
