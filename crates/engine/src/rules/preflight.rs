//! Rules about preflights and how their answers are judged.

super::rules! {
    /// Rules about preflights and how their answers are judged.
    PreflightRules

    /// Whether `*` in `Access-Control-Allow-Headers` covers `Authorization`.
    authorization_under_wildcard: AuthorizationUnderWildcard {
        /// It must be named.
        NotCovered,
        /// It is covered like any other header.
        Covered,
    }
    /// What a missing `Access-Control-Allow-Methods` means to a request that is preflighted
    /// because of its body or a listener.
    missing_allow_methods: MissingAllowMethods {
        /// The request's own method is allowed.
        AllowsOwn,
        /// Nothing beyond the safelisted methods is allowed.
        AllowsNothing,
    }
    /// Which origin a preflight carries and is checked against.
    preflight_origin: PreflightOrigin {
        /// The request's, `null` once redirects tainted it.
        AsRequest,
        /// The page's, whatever redirects there were.
        Page,
    }
    /// Whether a preflight to the page's own origin, after redirects, must pass the CORS check.
    own_origin_preflight: OwnOriginPreflight {
        /// As anywhere.
        Checked,
        /// Its CORS check is skipped.
        Unchecked,
    }
    /// Whether hops behind a preflighted one are preflighted.
    hops_after_preflight: HopsAfterPreflight {
        /// Each hop is judged afresh.
        JudgedAfresh,
        /// All of them, whether they need it or not.
        Preflighted,
    }
    /// Whose headers decide about the preflights of later hops.
    preflighted_headers: PreflightedHeaders {
        /// Those that the request still has.
        Current,
        /// Those that script set, even where a redirect removed them.
        Original,
        /// Those that script set decide whether there is one; it asks for those still there.
        OriginalDecide,
    }
    /// How often a preflight names a header.
    asked_header_names: AskedHeaderNames {
        /// Once.
        Unique,
        /// Once for each unsafe header of that name.
        PerHeader,
    }
    /// What is judged first of the head of a preflight's answer.
    first_judged: FirstJudged {
        /// The CORS check, then redirect, then status.
        CorsCheck,
        /// Whether it redirects, then the CORS check, then the status.
        Redirect,
        /// Redirect and status, then the CORS check.
        Status,
    }
    /// When a preflight's list of headers is parsed.
    allow_headers_order: AllowHeadersOrder {
        /// Before the method is judged.
        BeforeMethod,
        /// After it.
        AfterMethod,
    }
    /// Which of several headers that are not allowed is reported.
    first_missing_header: FirstMissingHeader {
        /// The first by name.
        Sorted,
        /// The first that script set.
        AsPassed,
    }
}
