//! Why a request fails: stage and cause, each cause with the evidence that decided it.

/// The part of the flow in which a request fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Script's arguments were refused; an exception.
    Construct,
    /// The browser refuses such requests altogether.
    Blocked,
    /// The mode does not allow this target.
    Dispatch,
    /// The preflight's answer.
    Preflight,
    /// The redirect itself.
    Redirect,
    /// The answer to the request.
    Response,
}

impl Stage {
    /// The identifier used in JSON and in the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Construct => "construct",
            Self::Blocked => "blocked",
            Self::Dispatch => "dispatch",
            Self::Preflight => "preflight",
            Self::Redirect => "redirect",
            Self::Response => "response",
        }
    }
}

macro_rules! causes {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? })? = $id:literal;)*) => {
        /// What was wrong, with what was compared. Never a sentence.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Cause { $($(#[$doc])* $variant $({ $($(#[$field_doc])* $field: $type),* })?,)* }

        impl Cause {
            /// The identifiers of all causes.
            pub const IDS: &[&str] = &[$($id,)*];

            /// The identifier used in JSON and in the page.
            pub fn id(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $id,)* }
            }
        }
    };
}

causes! {
    /// The URL does not parse.
    UrlInvalid { /// As passed.
        url: String } = "url-invalid";
    /// The URL has a user name or password.
    UrlHasCredentials { /// As passed.
        url: String } = "url-has-credentials";
    /// The method is not a token.
    MethodInvalid { /// As passed.
        method: String } = "method-invalid";
    /// The method is CONNECT, TRACE or TRACK.
    MethodForbidden { /// As passed.
        method: String } = "method-forbidden";
    /// Mode `no-cors` allows GET, HEAD and POST only.
    NoCorsMethod { /// Normalized.
        method: String } = "no-cors-method";
    /// A header name is not a token.
    HeaderNameInvalid { /// As passed.
        name: String } = "header-name-invalid";
    /// A header value has a byte that no value may have.
    HeaderValueInvalid { /// The header.
        name: String, /// As passed.
        value: String } = "header-value-invalid";
    /// GET and HEAD have no body.
    BodyWithGetOrHead { /// Normalized.
        method: String } = "body-with-get-or-head";
    /// Cache mode `only-if-cached` goes with mode `same-origin` only.
    OnlyIfCachedMode = "only-if-cached-mode";
    /// A stream body goes with modes `cors` and `same-origin` only.
    StreamBodyMode = "stream-body-mode";
    /// A stream body wants `duplex: "half"`.
    StreamBodyWithoutDuplex = "stream-body-without-duplex";
    /// A stream body cannot outlive the page.
    StreamBodyKeepalive = "stream-body-keepalive";

    /// The port belongs to another protocol.
    BadPort { /// The port.
        port: u16 } = "bad-port";
    /// A secure page, an insecure URL.
    MixedContent { /// The URL.
        url: String } = "mixed-content";

    /// Mode `same-origin`, another origin.
    SameOriginMode { /// The page's.
        origin: String, /// The URL's.
        target: String } = "same-origin-mode";
    /// Mode `no-cors` follows redirects or fails.
    NoCorsRedirectMode = "no-cors-redirect-mode";
    /// CORS is for HTTP(S) only.
    SchemeNotHttp { /// The URL's.
        scheme: String } = "scheme-not-http";

    /// No `Access-Control-Allow-Origin`.
    AllowOriginMissing { /// The answer's status.
        status: u16 } = "allow-origin-missing";
    /// `*`, but credentials are included.
    AllowOriginWildcardWithCredentials = "allow-origin-wildcard-with-credentials";
    /// More than one origin.
    AllowOriginMultiple { /// All lines, joined.
        value: String, /// How many lines there are.
        lines: usize } = "allow-origin-multiple";
    /// Empty, or not an origin at all.
    AllowOriginInvalid { /// As sent.
        value: String } = "allow-origin-invalid";
    /// An origin, but not this one.
    AllowOriginMismatch { /// As sent.
        value: String, /// What it is compared with.
        origin: String, /// In what they differ.
        difference: OriginMismatch } = "allow-origin-mismatch";
    /// Credentials are included and nothing allows it.
    AllowCredentialsMissing = "allow-credentials-missing";
    /// Credentials are included and the value is not `true`.
    AllowCredentialsNotTrue { /// As sent.
        value: String } = "allow-credentials-not-true";

    /// A preflight's answer must not redirect.
    Redirected { /// The answer's status.
        status: u16, /// Where to.
        location: Option<String> } = "redirected";
    /// A preflight's answer must be 200 to 299.
    StatusNotOk { /// The answer's status.
        status: u16 } = "status-not-ok";
    /// `Access-Control-Allow-Methods` does not parse.
    AllowMethodsMalformed { /// As sent.
        value: String } = "allow-methods-malformed";
    /// `Access-Control-Allow-Headers` does not parse.
    AllowHeadersMalformed { /// As sent.
        value: String } = "allow-headers-malformed";
    /// The method is not listed.
    MethodNotAllowed { /// Asked for.
        method: String, /// Listed.
        allowed: Vec<String> } = "method-not-allowed";
    /// Only `*` lists the method, and credentials are included.
    MethodWildcardWithCredentials { /// Asked for.
        method: String } = "method-wildcard-with-credentials";
    /// Header names are not listed; `header` is the first.
    HeaderNotAllowed { /// The first that is not listed.
        header: String, /// All that are not listed.
        missing: Vec<String>, /// Listed.
        allowed: Vec<String> } = "header-not-allowed";
    /// Only `*` lists the header, and credentials are included.
    HeaderWildcardWithCredentials { /// The first.
        header: String, /// All that are not listed by name.
        missing: Vec<String> } = "header-wildcard-with-credentials";
    /// `*` does not cover `Authorization`.
    AuthorizationNotListed { /// Listed.
        allowed: Vec<String> } = "authorization-not-listed";

    /// No response at all.
    Transport = "transport";

    /// Redirect mode `error`.
    RedirectModeError { /// The answer's status.
        status: u16, /// Where to.
        location: Option<String> } = "redirect-mode-error";
    /// `Location` is not one URL.
    LocationMalformed { /// All lines, joined.
        value: String } = "location-malformed";
    /// `Location` leads away from HTTP(S).
    LocationScheme { /// The URL.
        location: String } = "location-scheme";
    /// `Location` has a user name or password.
    LocationHasCredentials { /// The URL.
        location: String } = "location-has-credentials";
    /// The twenty-first redirect.
    TooManyRedirects = "too-many-redirects";
    /// A stream cannot be sent twice.
    StreamBody { /// The answer's status.
        status: u16 } = "stream-body";

    /// `Cross-Origin-Resource-Policy` refuses.
    ResourcePolicy { /// As sent.
        value: String } = "resource-policy";
}

/// In what an allowed origin differs from the page's. Told apart only after the check has failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OriginMismatch {
    /// A `/` at the end.
    TrailingSlash,
    /// Upper case.
    Case,
    /// The scheme's own port, spelled out.
    DefaultPort,
    /// Only the port.
    Port,
    /// Only the scheme.
    Scheme,
    /// No scheme: a bare host.
    NoScheme,
    /// A path behind the origin.
    Path,
    /// A pattern such as `https://*.example.com`.
    Pattern,
    /// The page is `null` because of a redirect; the value is the origin it had before.
    NullAfterRedirect,
    /// The page has an opaque origin.
    NullOpaque,
    /// The value is `null`, the page has an origin.
    ValueNull,
    /// The value is the target's own origin.
    TargetOrigin,
    /// A subdomain or a parent of the page's host.
    Subdomain,
    /// Another host.
    Host,
}
