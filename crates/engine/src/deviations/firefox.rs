//! What Firefox does differently.

use crate::{
    Deviation,
    DeviationOrigin::Engine,
    rules::{
        AllowHeadersOrder, AskedHeaderNames, AuthorizationUnderWildcard, ContentTypeComma,
        HopsAfterPreflight, MissingAllowMethods, OwnOriginPreflight, PreflightOrigin,
        SafelistedTotal,
    },
};

pub(crate) const FIREFOX: &[Deviation] = &[
    Deviation {
        name: "preflight-origin-untainted",
        sentence: "After a tainting redirect the preflight carries the page's origin and is checked against it, while the request carries null.",
        evidence: "recordings: the Origin of preflights on later hops",
        origin: Engine,
        change: |rules| rules.preflight_origin = PreflightOrigin::Page,
    },
    Deviation {
        name: "authorization-under-wildcard",
        sentence: "Access-Control-Allow-Headers: * covers Authorization when no credentials go along.",
        evidence: "recordings: such requests succeed; a preference switches it off",
        origin: Engine,
        change: |rules| {
            rules.authorization_under_wildcard = AuthorizationUnderWildcard::Covered;
        },
    },
    Deviation {
        name: "own-origin-preflight-unchecked",
        sentence: "When redirects lead back to the page's own origin, the preflight there need not pass the CORS check.",
        evidence: "recordings: such preflights pass without Access-Control-Allow-Origin",
        origin: Engine,
        change: |rules| rules.own_origin_preflight = OwnOriginPreflight::Unchecked,
    },
    Deviation {
        name: "preflight-sticky-over-redirects",
        sentence: "Once a hop was preflighted, every later cross-origin hop is.",
        evidence: "recordings: preflights for plain GETs behind redirects",
        origin: Engine,
        change: |rules| rules.hops_after_preflight = HopsAfterPreflight::Preflighted,
    },
    Deviation {
        name: "repeated-names-asked",
        sentence: "A preflight names a header once for each unsafe value of it.",
        evidence: "recordings: preflights that ask for range,range",
        origin: Engine,
        change: |rules| rules.asked_header_names = AskedHeaderNames::PerHeader,
    },
    Deviation {
        name: "content-type-comma-unsafe",
        sentence: "A comma in Content-Type makes it unsafe.",
        evidence: "recordings: text/plain with a comma in a parameter is preflighted",
        origin: Engine,
        change: |rules| rules.content_type_comma = ContentTypeComma::Unsafe,
    },
    Deviation {
        name: "no-safelisted-total-limit",
        sentence: "Safelisted values have no limit together, only one by one.",
        evidence: "recordings: more than 1024 bytes of them are not preflighted",
        origin: Engine,
        change: |rules| rules.safelisted_total = SafelistedTotal::Unlimited,
    },
    Deviation {
        name: "missing-allow-methods-allows-nothing",
        sentence: "A preflight forced by an upload listener still needs the method listed.",
        evidence: "recordings: such requests fail without Access-Control-Allow-Methods",
        origin: Engine,
        change: |rules| rules.missing_allow_methods = MissingAllowMethods::AllowsNothing,
    },
    Deviation {
        name: "allow-headers-after-method",
        sentence: "Access-Control-Allow-Headers is not read before the method has passed.",
        evidence: "console: with both wrong, the method is reported",
        origin: Engine,
        change: |rules| rules.allow_headers_order = AllowHeadersOrder::AfterMethod,
    },
];
