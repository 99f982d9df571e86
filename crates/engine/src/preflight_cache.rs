//! The [CORS-preflight cache](https://fetch.spec.whatwg.org/#concept-cache).

use std::time::Duration;

use crate::{
    CacheEntry, CacheMode, CredentialsMode, Permission, RememberedFor, Rules,
    cors_preflight_fetch::preflight_origin,
    fetch_request::FetchRequest,
    rules::{CacheModes, FurtherAnswer, OpaquePages, RememberedCredentials, RememberedWildcard},
};

/// How many entries are kept; the oldest go first.
const CAPACITY: usize = 1024;

/// What a page remembers of earlier preflights. It has no clock: [`advance`](Self::advance) is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreflightCache {
    now: Duration,
    entries: Vec<Entry>,
}

/// One method or one header name that a server allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    origin: String,
    url: String,
    fragment: Option<String>,
    credentials: RememberedFor,
    item: Item,
    expires: Duration,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Item {
    /// That there was an answer at all.
    Answer,
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

    /// The time since the cache's beginning.
    pub fn now(&self) -> Duration {
        self.now
    }

    /// Lets time pass until `now`, counted from the cache's beginning. Time never goes back.
    pub fn advance_to(&mut self, now: Duration) {
        self.now = self.now.max(now);
    }

    /// What is remembered now, oldest first.
    pub fn entries(&self) -> impl Iterator<Item = CacheEntry<'_>> {
        self.entries.iter().filter_map(|entry| entry.shown(self.now))
    }

    /// Forgets what is remembered about a URL, for whichever page.
    pub fn forget(&mut self, url: &str) {
        self.entries.retain(|entry| entry.url != url);
    }

    /// Remembers what an answer allowed, for a number of seconds.
    pub(crate) fn store(
        &mut self,
        request: &FetchRequest<'_>,
        seconds: u64,
        (methods, headers): (&[String], &[String]),
        rules: &Rules,
    ) {
        let now = self.now;
        self.entries.retain(|entry| entry.expires > now);
        if rules.cache.further_answer == FurtherAnswer::Replaces {
            self.clear(request, rules);
        }
        let methods = methods.iter().take(CAPACITY).map(|method| Item::Method(method.clone()));
        let headers =
            headers.iter().take(CAPACITY).map(|name| Item::Header(name.to_ascii_lowercase()));
        for item in std::iter::once(Item::Answer).chain(methods).chain(headers) {
            self.store_item(request, seconds, item, rules);
        }
        let excess = self.entries.len().saturating_sub(CAPACITY);
        self.entries.drain(..excess);
    }

    fn store_item(&mut self, request: &FetchRequest<'_>, seconds: u64, item: Item, rules: &Rules) {
        let expires = self.now.saturating_add(Duration::from_secs(seconds));
        let credentials = credentials_of(request);
        let known = self.entries.iter_mut().find(|entry| {
            entry.is_about(request, rules) && entry.item == item && entry.credentials == credentials
        });
        match known {
            Some(entry) => entry.expires = expires,
            None => self.entries.push(Entry {
                origin: preflight_origin(request, rules).to_owned(),
                url: request.url.as_str().to_owned(),
                fragment: request.fragment.clone(),
                credentials,
                item,
                expires,
            }),
        }
    }

    /// Forgets everything about a request's current URL.
    pub(crate) fn clear(&mut self, request: &FetchRequest<'_>, rules: &Rules) {
        self.entries.retain(|entry| !entry.is_about(request, rules));
    }

    /// What is remembered for a request.
    pub(crate) fn matching<'a>(
        &'a self,
        request: &'a FetchRequest<'a>,
        rules: &'a Rules,
    ) -> Matching<'a> {
        Matching { cache: self, request, rules }
    }
}

/// Whether a request is preflighted whatever is remembered.
pub(crate) fn asks_anew(request: &FetchRequest<'_>, rules: &Rules) -> bool {
    match rules.cache.cache_modes {
        CacheModes::Ignored => false,
        CacheModes::AskAnew | CacheModes::AskAnewOrValidate => match request.cache {
            CacheMode::NoStore | CacheMode::Reload => true,
            CacheMode::NoCache => rules.cache.cache_modes == CacheModes::AskAnewOrValidate,
            CacheMode::Default | CacheMode::ForceCache | CacheMode::OnlyIfCached => false,
        },
    }
}

/// Whether nothing is remembered for a request.
pub(crate) fn is_passed_by(request: &FetchRequest<'_>, rules: &Rules) -> bool {
    let by_page = match rules.cache.opaque_pages {
        OpaquePages::Remembered => false,
        OpaquePages::Forgotten => request.origin.is_opaque(),
    };
    let by_mode = rules.cache.cache_modes == CacheModes::AskAnewOrValidate;
    by_page || (by_mode && request.cache == CacheMode::NoStore)
}

/// The entries that are good for one request.
pub(crate) struct Matching<'a> {
    cache: &'a PreflightCache,
    request: &'a FetchRequest<'a>,
    rules: &'a Rules,
}

impl Matching<'_> {
    /// Whether the method was allowed, by name or by a wildcard.
    pub(crate) fn allow_method(&self, method: &str) -> bool {
        self.any(|item| match item {
            Item::Method(known) => {
                known == method || (known == "*" && self.wildcard_covers(method))
            }
            Item::Answer | Item::Header(_) => false,
        })
    }

    /// Whether the header was allowed, by its lower-case name or by a wildcard.
    pub(crate) fn allow_header(&self, name: &str) -> bool {
        self.any(|item| match item {
            Item::Header(known) => known == name || (known == "*" && self.wildcard_covers(name)),
            Item::Answer | Item::Method(_) => false,
        })
    }

    /// Whether any answer is remembered.
    pub(crate) fn has_answer(&self) -> bool {
        self.any(|item| match item {
            Item::Answer => true,
            Item::Method(_) | Item::Header(_) => false,
        })
    }

    /// Note: the standard's text lets a remembered `*` count for requests with credentials too,
    /// which a fresh preflight would not; as it stands that is an oversight.
    fn wildcard_covers(&self, name: &str) -> bool {
        self.request.credentials != CredentialsMode::Include
            && match self.rules.cache.remembered_wildcard {
                RememberedWildcard::AllButAuthorization => name != "authorization",
                RememberedWildcard::Everything => true,
                RememberedWildcard::Literal => false,
            }
    }

    fn any(&self, allows: impl Fn(&Item) -> bool) -> bool {
        self.cache.entries.iter().any(|entry| {
            entry.expires > self.cache.now
                && entry.is_about(self.request, self.rules)
                && self.credentials_fit(entry.credentials)
                && allows(&entry.item)
        })
    }

    fn credentials_fit(&self, remembered: RememberedFor) -> bool {
        use RememberedFor::{WithCredentials, WithoutCredentials};
        match (remembered, credentials_of(self.request)) {
            (WithoutCredentials, WithCredentials) => false,
            (WithCredentials, WithoutCredentials) => {
                self.rules.cache.remembered_credentials == RememberedCredentials::Both
            }
            (WithCredentials, WithCredentials) | (WithoutCredentials, WithoutCredentials) => true,
        }
    }
}

impl Entry {
    fn is_about(&self, request: &FetchRequest<'_>, rules: &Rules) -> bool {
        self.origin == preflight_origin(request, rules)
            && self.url == request.url.as_str()
            && self.fragment == request.fragment
    }

    fn shown(&self, now: Duration) -> Option<CacheEntry<'_>> {
        let permission = match &self.item {
            Item::Answer => return None,
            Item::Method(method) => Permission::Method(method),
            Item::Header(name) => Permission::Header(name),
        };
        let left = self.expires.saturating_sub(now);
        let Self { url, origin, credentials, .. } = self;
        (!left.is_zero()).then_some(CacheEntry {
            permission,
            url,
            origin,
            credentials: *credentials,
            left,
        })
    }
}

fn credentials_of(request: &FetchRequest<'_>) -> RememberedFor {
    if request.credentials == CredentialsMode::Include {
        RememberedFor::WithCredentials
    } else {
        RememberedFor::WithoutCredentials
    }
}
