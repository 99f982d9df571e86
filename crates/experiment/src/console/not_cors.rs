//! Lines that are taken for CORS, or even say so, though no CORS header of the server is to blame.

use super::{
    Engine::{self, Chromium, Firefox, Webkit},
    matcher::{self, Match},
};

/// What stopped a request besides CORS headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotCors {
    /// A page may not reach into the visitor's network or machine without being permitted.
    LocalNetwork,
    /// The same in older versions, which asked the server by a header of its own.
    PrivateNetworkHeader,
    /// The page's own content security policy.
    SecurityPolicy,
    /// Something that the visitor installed.
    Blocker,
    /// The visitor's settings.
    Disabled,
    /// Who asked has no single origin.
    Extension,
    /// An element was given what it cannot use.
    OpaqueBlocking,
}

/// What to say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCorsWords {
    /// A few words.
    pub headline: &'static str,
    /// What it is, and what helps.
    pub remedy: &'static str,
}

impl NotCors {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::LocalNetwork,
        Self::PrivateNetworkHeader,
        Self::SecurityPolicy,
        Self::Blocker,
        Self::Disabled,
        Self::Extension,
        Self::OpaqueBlocking,
    ];

    /// The identifier used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::LocalNetwork => "local-network",
            Self::PrivateNetworkHeader => "private-network-header",
            Self::SecurityPolicy => "content-security-policy",
            Self::Blocker => "blocker",
            Self::Disabled => "disabled",
            Self::Extension => "extension",
            Self::OpaqueBlocking => "opaque-response-blocking",
        }
    }

    /// What to say about it.
    pub fn words(self) -> NotCorsWords {
        let (headline, remedy) = match self {
            Self::LocalNetwork => (
                "The browser guards the local network, whatever the server allows",
                "A page from a wider network asked for something in this one, or on this machine. \
                 No CORS header changes that: serve the page over `https`, and let the visitor \
                 permit access to the local network; or serve the page from the same network.",
            ),
            Self::PrivateNetworkHeader => (
                "An older Chrome guards the private network",
                "Before version 142 it asked the server, apart from CORS: answer the preflight with \
                 `Access-Control-Allow-Private-Network: true`. Newer ones ask the visitor.",
            ),
            Self::SecurityPolicy => (
                "The page's own Content-Security-Policy forbids the request",
                "The server was never asked. Add its origin to `connect-src` where the page's \
                 policy is set.",
            ),
            Self::Blocker => (
                "An extension or a blocker stopped the request",
                "The server was never asked. Try a window without extensions.",
            ),
            Self::Disabled => (
                "CORS is turned off in this Firefox",
                "Set `content.cors.disable` to `false` in `about:config`.",
            ),
            Self::Extension => (
                "An extension asked that has more than one origin",
                "Firefox cannot put them into one `Origin` header. Ask from the extension's \
                 background page.",
            ),
            Self::OpaqueBlocking => (
                "An element got what it cannot use",
                "The browser withholds data from images and scripts of other origins. Ask with \
                 `fetch()`, or send the type that the element expects.",
            ),
        };
        NotCorsWords { headline, remedy }
    }
}

/// The lines, by the words that tell them.
const LINES: &[(Engine, &str, NotCors)] = &[
    (
        Chromium,
        "Permission was denied for this request to access the `{value}` address space.",
        NotCors::LocalNetwork,
    ),
    (
        Chromium,
        "The request client is not a secure context and the resource is in more-private address \
         space `{value}`.",
        NotCors::LocalNetwork,
    ),
    (
        Chromium,
        "Request had a target IP address space of `{target}` yet the resource is in address space \
         `{value}`.",
        NotCors::LocalNetwork,
    ),
    (
        Chromium,
        "Request had no target IP address space, yet the resource is in address space `{value}`.",
        NotCors::PrivateNetworkHeader,
    ),
    (
        Chromium,
        "No 'Access-Control-Allow-Private-Network' header was present in the preflight response \
         for this private network request targeting the `{value}` address space.",
        NotCors::PrivateNetworkHeader,
    ),
    (
        Chromium,
        "The 'Access-Control-Allow-Private-Network' header in the preflight response for this \
         private network request targeting the `{space}` address space had a value of '{value}'",
        NotCors::PrivateNetworkHeader,
    ),
    (
        Chromium,
        "Connecting to '{url}' violates the following Content Security Policy directive: \"{value}\"",
        NotCors::SecurityPolicy,
    ),
    (
        Chromium,
        "Fetch API cannot load {url}. Refused to connect because it violates the document's Content \
         Security Policy.",
        NotCors::SecurityPolicy,
    ),
    (
        Chromium,
        "Refused to connect to '{url}' because it violates the following Content Security Policy \
         directive: \"{value}\"",
        NotCors::SecurityPolicy,
    ),
    (Chromium, "net::ERR_BLOCKED_BY_CLIENT", NotCors::Blocker),
    (Chromium, "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT", NotCors::Blocker),
    (Chromium, "net::ERR_BLOCKED_BY_ORB", NotCors::OpaqueBlocking),
    (Chromium, "Failed to load resource: net::ERR_BLOCKED_BY_ORB", NotCors::OpaqueBlocking),
    (
        Firefox,
        "Local Network Access permission required: top-level site “{page}”, initiator “{origin}”, \
         attempting to access target “{url}”",
        NotCors::LocalNetwork,
    ),
    (
        Firefox,
        "blocked the loading of a resource (connect-src) at {url} because it violates the following \
         directive: “{value}”",
        NotCors::SecurityPolicy,
    ),
    (Firefox, "(Reason: CORS disabled)", NotCors::Disabled),
    (Firefox, "(Reason: CORS header ‘Origin’ cannot be added)", NotCors::Extension),
    (
        Firefox,
        "The resource at “{url}” was blocked by OpaqueResponseBlocking. Reason: “{value}”.",
        NotCors::OpaqueBlocking,
    ),
    (
        Webkit,
        "Refused to connect to {url} because it does not appear in the connect-src directive of \
         the Content Security Policy.",
        NotCors::SecurityPolicy,
    ),
    (Webkit, "Blocked by content extension", NotCors::Blocker),
];

/// The line of this kind that a text holds most of.
pub(super) fn find(line: &str) -> Option<(Engine, Match<'_>, NotCors)> {
    let found = LINES.iter().filter_map(|&(engine, template, what)| {
        Some((engine, matcher::find(template, line)?, what))
    });
    found.max_by_key(|(_, found, _)| found.weight)
}
