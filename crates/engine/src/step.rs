//! Where in the standard a decision is made.

/// A step of an algorithm of the standard: printable, comparable, linkable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The step's number within it, such as `7.5`; empty for a definition without steps.
    pub number: &'static str,
}

impl Step {
    /// The address of the algorithm in the standard.
    pub fn url(self) -> String {
        format!("{}#{}", self.algorithm.document(), self.algorithm.anchor())
    }
}

macro_rules! algorithms {
    ($($(#[$doc:meta])* $variant:ident = $document:ident # $anchor:literal, $name:literal;)*) => {
        /// The algorithms whose steps decide something here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Algorithm { $($(#[$doc])* $variant,)* }

        impl Algorithm {
            /// Every algorithm, for exhaustive tests.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The anchor in its document, without the `#`.
            pub fn anchor(self) -> &'static str {
                match self { $(Self::$variant => $anchor,)* }
            }

            /// A name to show: the one of the standard, or a shorter one where that is a sentence.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            fn document(self) -> &'static str {
                match self { $(Self::$variant => $document,)* }
            }

            /// The step of this algorithm with the given number.
            pub const fn step(self, number: &'static str) -> Step {
                Step { algorithm: self, number }
            }
        }
    };
}

const FETCH: &str = "https://fetch.spec.whatwg.org/";
const XHR: &str = "https://xhr.spec.whatwg.org/";

algorithms! {
    /// The `Request` constructor.
    RequestConstructor = FETCH # "dom-request", "Request constructor";
    /// What a `Headers` object accepts.
    HeadersValidate = FETCH # "headers-validate", "validate a header";
    /// How a `Headers` object takes a header in.
    HeadersAppend = FETCH # "concept-headers-append", "append a header";
    /// XHR's `open()`.
    XhrOpen = XHR # "dom-xmlhttprequest-open", "XMLHttpRequest open()";
    /// XHR's `setRequestHeader()`.
    XhrSetRequestHeader = XHR # "dom-xmlhttprequest-setrequestheader", "XMLHttpRequest setRequestHeader()";
    /// XHR's `send()`.
    XhrSend = XHR # "dom-xmlhttprequest-send", "XMLHttpRequest send()";
    /// Main fetch: which of the protocols applies.
    MainFetch = FETCH # "concept-main-fetch", "main fetch";
    /// Whether the port is one that browsers refuse.
    BlockBadPort = FETCH # "block-bad-port", "bad port check";
    /// Whether the scheme is insecure for a secure page.
    MixedContent = FETCH # "concept-main-fetch", "mixed content";
    /// HTTP fetch: preflight, request, checks of the response.
    HttpFetch = FETCH # "concept-http-fetch", "HTTP fetch";
    /// CORS-preflight fetch.
    CorsPreflightFetch = FETCH # "cors-preflight-fetch-0", "CORS-preflight fetch";
    /// The CORS check.
    CorsCheck = FETCH # "concept-cors-check", "CORS check";
    /// Which request headers need the server's consent.
    UnsafeRequestHeaderNames = FETCH # "cors-unsafe-request-header-names", "CORS-unsafe request-header names";
    /// Which methods need the server's consent.
    SafelistedMethod = FETCH # "cors-safelisted-method", "CORS-safelisted method";
    /// HTTP-redirect fetch.
    HttpRedirectFetch = FETCH # "concept-http-redirect-fetch", "HTTP-redirect fetch";
    /// HTTP-network-or-cache fetch: credentials and further headers.
    HttpNetworkOrCacheFetch = FETCH # "concept-http-network-or-cache-fetch", "HTTP-network-or-cache fetch";
    /// HTTP-network fetch: the connection.
    HttpNetworkFetch = FETCH # "concept-http-network-fetch", "HTTP-network fetch";
    /// The Cross-Origin-Resource-Policy check.
    ResourcePolicyCheck = FETCH # "cross-origin-resource-policy-check", "cross-origin resource policy check";
    /// The Timing-Allow-Origin check.
    TimingAllowOriginCheck = FETCH # "concept-tao-check", "TAO check";
}
