//! The decisions in which engines differ from the standard, each a value.
//!
//! No algorithm asks which engine it plays; it asks for a value. [`Rules::STANDARD`] has the
//! standard's, and a [`Deviation`](crate::Deviation) changes one of them.

macro_rules! rules {
    ($($(#[$rule_doc:meta])* $field:ident: $rule:ident {
        $(#[$standard_doc:meta])* $standard:ident,
        $($(#[$doc:meta])* $variant:ident,)*
    })*) => {
        $($(#[$rule_doc])* #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $rule {
            $(#[$standard_doc])* $standard,
            $($(#[$doc])* $variant,)*
        })*

        /// One value for each decision that is not the same everywhere.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Rules { $($(#[$rule_doc])* pub $field: $rule,)* }

        impl Rules {
            /// What the Fetch Standard says.
            pub const STANDARD: Self = Self { $($field: $rule::$standard,)* };
        }
    };
}

rules! {
    /// Whether client hints that script sets are CORS-safelisted.
    client_hints: ClientHints {
        /// They are ordinary headers.
        Unsafe,
        /// They are safelisted while the value fits the hint.
        Safelisted,
    }
    /// Whether a comma in `Content-Type` makes it unsafe.
    content_type_comma: ContentTypeComma {
        /// It is part of a parameter like any other byte.
        Allowed,
        /// It may separate two types, so it is unsafe.
        Unsafe,
    }
    /// How the unit of a safelisted `Range` may be spelled.
    range_unit: RangeUnit {
        /// `bytes` only.
        LowerCase,
        /// `BYTES` too.
        AnyCase,
    }
    /// Whether the safelisted values have a limit together.
    safelisted_total: SafelistedTotal {
        /// 1024 bytes.
        Limited,
        /// None.
        Unlimited,
    }
    /// What several request headers of one name are.
    repeated_request_headers: RepeatedRequestHeaders {
        /// Each is judged by itself.
        Separate,
        /// They are joined with a comma before anything looks at them.
        Joined,
    }
    /// Whether an author's `User-Agent` needs the server's consent.
    user_agent: UserAgent {
        /// Like any other header.
        Asked,
        /// It takes no part in the decision.
        NeverAsked,
    }
    /// When a listener on `xhr.upload` forces a preflight.
    upload_listener: UploadListener {
        /// Always.
        Preflights,
        /// Only when there is a body to upload.
        PreflightsWithBody,
    }
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
    }
    /// How often a preflight names a header.
    asked_header_names: AskedHeaderNames {
        /// Once.
        Unique,
        /// Once for each unsafe header of that name.
        PerHeader,
    }
    /// What a redirect to another origin does to DELETE.
    redirected_delete: RedirectedDelete {
        /// Nothing: it stays DELETE.
        Kept,
        /// It becomes GET, whatever the status.
        BecomesGet,
    }
    /// Whether `Origin`, once sent, stays over same-origin redirects.
    origin_over_redirects: OriginOverRedirects {
        /// It is decided afresh on each hop.
        JudgedAfresh,
        /// It stays.
        Kept,
    }
    /// What a failure behind a preflight does to what the preflight allowed.
    failed_response: FailedResponse {
        /// It is forgotten.
        ClearsCache,
        /// It stays remembered.
        KeepsCache,
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
