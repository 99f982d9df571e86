//! The [CORS-preflight cache](https://fetch.spec.whatwg.org/#concept-cache).

use std::time::Duration;

use crate::{CredentialsMode, fetch_request::FetchRequest};

/// How many entries are kept; the oldest go first.
const CAPACITY: usize = 4096;

/// What a page remembers of earlier preflights. It has no clock: [`advance`](Self::advance) is one.
#[derive(Clone, Debug, Default)]
pub struct PreflightCache {
    now: Duration,
    entries: Vec<Entry>,
}

/// One method or one header name that a server allowed.
#[derive(Clone, Debug)]
struct Entry {
    origin: String,
    url: String,
    credentials: CredentialsAllowed,
    item: Item,
    expires: Duration,
}

/// Whether the preflight was made for a request with credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CredentialsAllowed {
    No,
    Yes,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Item {
    Method(String),
    Header(String),
}

impl PreflightCache {
    /// An empty cache at time zero.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets time pass.
    pub fn advance(&mut self, by: Duration) {
        self.now = self.now.saturating_add(by);
    }

    /// Remembers what an answer allowed, for a number of seconds.
    pub(crate) fn store(
        &mut self,
        request: &FetchRequest,
        seconds: u64,
        methods: &[String],
        headers: &[String],
    ) {
        let now = self.now;
        self.entries.retain(|entry| entry.expires > now);
        let methods = methods.iter().take(CAPACITY).map(|method| Item::Method(method.clone()));
        let headers =
            headers.iter().take(CAPACITY).map(|name| Item::Header(name.to_ascii_lowercase()));
        for item in methods.chain(headers) {
            self.store_item(request, seconds, item);
        }
        let excess = self.entries.len().saturating_sub(CAPACITY);
        self.entries.drain(..excess);
    }

    fn store_item(&mut self, request: &FetchRequest, seconds: u64, item: Item) {
        let expires = self.now.saturating_add(Duration::from_secs(seconds));
        let credentials = credentials_of(request);
        let known = self.entries.iter_mut().find(|entry| {
            entry.matches(request) && entry.item == item && entry.credentials == credentials
        });
        match known {
            Some(entry) => entry.expires = expires,
            None => self.entries.push(Entry {
                origin: request.serialize_origin().to_owned(),
                url: request.url.as_str().to_owned(),
                credentials,
                item,
                expires,
            }),
        }
    }

    /// Forgets everything about a request's current URL.
    pub(crate) fn clear(&mut self, request: &FetchRequest) {
        let origin = request.serialize_origin();
        let url = request.url.as_str();
        self.entries.retain(|entry| entry.origin != origin || entry.url != url);
    }

    /// What is remembered for a request.
    pub(crate) fn matching<'a>(&'a self, request: &'a FetchRequest) -> Matching<'a> {
        Matching { cache: self, request }
    }
}

/// The entries that are good for one request.
pub(crate) struct Matching<'a> {
    cache: &'a PreflightCache,
    request: &'a FetchRequest,
}

impl Matching<'_> {
    /// Whether the method was allowed, by name or by a wildcard.
    pub(crate) fn allow_method(&self, method: &str) -> bool {
        self.any(|item| match item {
            Item::Method(known) => known == method || (known == "*" && self.wildcards_count()),
            Item::Header(_) => false,
        })
    }

    /// Whether the header was allowed, by name or by a wildcard, which never covers
    /// `Authorization`.
    pub(crate) fn allow_header(&self, name: &str) -> bool {
        self.any(|item| match item {
            Item::Header(known) => {
                known == name || (known == "*" && name != "authorization" && self.wildcards_count())
            }
            Item::Method(_) => false,
        })
    }

    /// Note: the standard's text lets a remembered `*` count for requests with credentials too,
    /// which a fresh preflight would not; as it stands that is an oversight.
    fn wildcards_count(&self) -> bool {
        self.request.credentials != CredentialsMode::Include
    }

    fn any(&self, allows: impl Fn(&Item) -> bool) -> bool {
        self.cache.entries.iter().any(|entry| {
            entry.expires > self.cache.now && entry.matches(self.request) && allows(&entry.item)
        })
    }
}

impl Entry {
    fn matches(&self, request: &FetchRequest) -> bool {
        self.origin == request.serialize_origin()
            && self.url == request.url.as_str()
            && (self.credentials == CredentialsAllowed::Yes
                || request.credentials != CredentialsMode::Include)
    }
}

fn credentials_of(request: &FetchRequest) -> CredentialsAllowed {
    if request.credentials == CredentialsMode::Include {
        CredentialsAllowed::Yes
    } else {
        CredentialsAllowed::No
    }
}
