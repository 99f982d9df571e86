//! What `WebKitGTK` does differently.

use crate::{
    Deviation,
    DeviationOrigin::{Engine, Libsoup},
    rules::{
        AuthorizationUnderWildcard, FirstJudged, FirstMissingHeader, HopsAfterPreflight,
        MissingAllowMethods, OriginOverRedirects, PreflightedHeaders, RangeUnit, RedirectedDelete,
        RepeatedRequestHeaders,
    },
};

pub(crate) const WEBKIT: &[Deviation] = &[
    Deviation {
        name: "range-unit-any-case",
        sentence: "The unit of a safelisted Range may be spelled in any case.",
        evidence: "recordings: BYTES=0-1 is not preflighted",
        origin: Engine,
        change: |rules| rules.range_unit = RangeUnit::AnyCase,
    },
    Deviation {
        name: "authorization-under-wildcard",
        sentence: "Access-Control-Allow-Headers: * covers Authorization when no credentials go along.",
        evidence: "recordings: such requests succeed",
        origin: Engine,
        change: |rules| {
            rules.authorization_under_wildcard = AuthorizationUnderWildcard::Covered;
        },
    },
    Deviation {
        name: "duplicates-joined",
        sentence: "Request headers of the same name are joined before they are judged.",
        evidence: "recordings: two safelisted values that are not safelisted together preflight",
        origin: Engine,
        change: |rules| rules.repeated_request_headers = RepeatedRequestHeaders::Joined,
    },
    Deviation {
        name: "delete-becomes-get",
        sentence: "A redirect to another origin turns DELETE into GET, whatever its status.",
        evidence: "recordings: the method behind such redirects",
        origin: Libsoup,
        change: |rules| rules.redirected_delete = RedirectedDelete::BecomesGet,
    },
    Deviation {
        name: "preflight-sticky-over-redirects",
        sentence: "Once a hop was preflighted, every later cross-origin hop is.",
        evidence: "recordings: preflights for plain GETs behind redirects",
        origin: Engine,
        change: |rules| rules.hops_after_preflight = HopsAfterPreflight::Preflighted,
    },
    Deviation {
        name: "preflight-asks-original-headers",
        sentence: "Later preflights ask for the headers that script set, also those that a redirect removed.",
        evidence: "recordings: preflights that ask for authorization, which the request lacks",
        origin: Engine,
        change: |rules| rules.preflighted_headers = PreflightedHeaders::Original,
    },
    Deviation {
        name: "origin-kept-over-redirects",
        sentence: "Once sent, Origin stays over redirects within one origin.",
        evidence: "recordings: a GET to the own origin with Origin, behind a redirected POST",
        origin: Engine,
        change: |rules| rules.origin_over_redirects = OriginOverRedirects::Kept,
    },
    Deviation {
        name: "missing-allow-methods-allows-nothing",
        sentence: "A preflight forced by an upload listener still needs the method listed.",
        evidence: "recordings: such requests fail without Access-Control-Allow-Methods",
        origin: Engine,
        change: |rules| rules.missing_allow_methods = MissingAllowMethods::AllowsNothing,
    },
    Deviation {
        name: "preflight-status-first",
        sentence: "A preflight's status is judged before its CORS check is made.",
        evidence: "console: a preflight with status 404 and no headers is reported by its status",
        origin: Engine,
        change: |rules| rules.first_judged = FirstJudged::Status,
    },
    Deviation {
        name: "first-missing-header-as-passed",
        sentence: "Of several headers that are not allowed, the first that script set is reported.",
        evidence: "console: the order of the names reported",
        origin: Engine,
        change: |rules| rules.first_missing_header = FirstMissingHeader::AsPassed,
    },
];
