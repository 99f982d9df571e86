//! An answer that a server gave, with as much of the request as rules look at.

use cors_engine::{ExchangeKind, is_token};
use cors_wire::Header;
use url::Url;

use super::Asker;

/// An answer, seen on the wire or made by a policy.
#[derive(Clone, Debug)]
pub struct ObservedAnswer {
    /// How many redirects came before.
    pub hop: usize,
    /// To what.
    pub kind: ExchangeKind,
    /// Who asked.
    pub asker: Asker,
    /// The URL that was asked.
    pub url: String,
    /// The request's `Origin`, if it had one.
    pub origin: Option<String>,
    /// The names in `Access-Control-Request-Headers`, or those of script's own headers.
    pub request_headers: Vec<String>,
    /// The status.
    pub status: u16,
    /// The header lines, in order, duplicates kept.
    pub headers: Vec<Header>,
}

/// Where an answer's origin or URL lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// This machine.
    Loopback,
    /// A private network.
    Private,
    /// Everywhere else.
    Public,
}

impl ObservedAnswer {
    /// The values of all lines with a name, without the blanks around them.
    pub(super) fn values(&self, name: &str) -> Vec<&str> {
        let lines = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        lines.map(|(_, value)| value.trim_matches([' ', '\t'])).collect()
    }

    /// The value of the only line with a name.
    pub(super) fn single(&self, name: &str) -> Option<&str> {
        match self.values(name).as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The items of a header that is a list.
    pub(super) fn items(&self, name: &str) -> Vec<&str> {
        let values = self.values(name);
        let items = values.iter().flat_map(|value| value.split(','));
        items.map(|item| item.trim_matches([' ', '\t'])).filter(|item| !item.is_empty()).collect()
    }

    /// The items of a list that are no tokens.
    pub(super) fn malformed_items(&self, name: &str) -> Vec<&str> {
        self.items(name).into_iter().filter(|item| !is_token(item)).collect()
    }

    /// The one allowed origin.
    pub(super) fn allow_origin(&self) -> Option<&str> {
        self.single(ALLOW_ORIGIN)
    }

    /// Whether it allows credentials, as browsers read it.
    pub(super) fn allows_credentials(&self) -> bool {
        self.single(ALLOW_CREDENTIALS) == Some("true")
    }

    /// Whether it varies with a request header.
    pub(super) fn varies_on(&self, name: &str) -> bool {
        let items = self.items("vary");
        items.iter().any(|item| *item == "*" || item.eq_ignore_ascii_case(name))
    }

    /// Where the URL lies.
    pub(super) fn reach(&self) -> Reach {
        Url::parse(&self.url).map_or(Reach::Public, |url| reach(&url))
    }
}

/// Where a URL's host lies, by its name or number alone.
pub(super) fn reach(url: &Url) -> Reach {
    match url.host() {
        Some(url::Host::Ipv4(address)) if address.is_loopback() => Reach::Loopback,
        Some(url::Host::Ipv4(address)) if address.is_private() || address.is_link_local() => {
            Reach::Private
        }
        Some(url::Host::Ipv6(address)) if address.is_loopback() => Reach::Loopback,
        Some(url::Host::Ipv6(address)) if address.is_unique_local() => Reach::Private,
        Some(url::Host::Domain(name)) => reach_of_name(name),
        Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)) | None => Reach::Public,
    }
}

fn reach_of_name(name: &str) -> Reach {
    let within = |suffix: &str| name == suffix || name.ends_with(&format!(".{suffix}"));
    if within("localhost") {
        Reach::Loopback
    } else if ["local", "internal", "lan", "home.arpa"].iter().any(|suffix| within(suffix)) {
        Reach::Private
    } else {
        Reach::Public
    }
}

/// `Access-Control-Allow-Origin`.
pub(super) const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";
/// `Access-Control-Allow-Credentials`.
pub(super) const ALLOW_CREDENTIALS: &str = "Access-Control-Allow-Credentials";
/// `Access-Control-Allow-Methods`.
pub(super) const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
/// `Access-Control-Allow-Headers`.
pub(super) const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";
/// `Access-Control-Expose-Headers`.
pub(super) const EXPOSE_HEADERS: &str = "Access-Control-Expose-Headers";
/// `Access-Control-Max-Age`.
pub(super) const MAX_AGE: &str = "Access-Control-Max-Age";
