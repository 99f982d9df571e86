//! One stored answer: whether it may be stored, for how long, and for whom.

use cors_wire::{AnswerHead, CachedAnswer, Header, values, without_run};

use super::{Lookup, US};

/// How far an answer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Its endpoint has made it, and delays it.
    OnItsWay,
    /// The cache has it.
    Sent,
}

/// A stored answer, or one that is to be.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(super) endpoint: String,
    target: String,
    origin: Option<String>,
    /// The headers that the answer varies with, and what the request had in them.
    vary: Vec<(String, Option<String>)>,
    pub(super) head: AnswerHead,
    pub(super) content: Vec<u8>,
    pub(super) exchange: u64,
    pub(super) stage: Stage,
    pub(super) hits: u64,
    pub(super) at_us: u64,
    fresh_s: u64,
}

impl Stored {
    /// The answer as it is to be stored; `None` when it is not for storing, as
    /// [RFC 9111](https://www.rfc-editor.org/rfc/rfc9111#section-3) has it for shared caches.
    pub(crate) fn new(lookup: &Lookup<'_>, head: &AnswerHead, content: &[u8]) -> Option<Self> {
        let fresh_s = fresh_seconds(&head.headers, lookup.policy.seconds)?;
        let names = list(&head.headers, "vary");
        let storable = matches!(head.status, 200 | 203 | 204 | 300 | 301 | 308 | 404 | 405 | 410);
        if !storable || fresh_s == 0 || names.iter().any(|name| name == "*") {
            return None;
        }
        let request = lookup.request;
        let vary = names.into_iter().map(|name| {
            let value = request.value(&name);
            (name, value)
        });
        Some(Self {
            endpoint: lookup.endpoint.to_owned(),
            target: without_run(request.place.target),
            origin: request.value("origin"),
            vary: vary.collect(),
            head: head.clone(),
            content: content.to_vec(),
            exchange: 0,
            stage: Stage::OnItsWay,
            hits: 0,
            at_us: lookup.now_us,
            fresh_s,
        })
    }

    /// Whether this answers a request, as carefully as the cache is told to look.
    pub(super) fn fits(&self, lookup: &Lookup<'_>) -> bool {
        let request = lookup.request;
        self.endpoint == lookup.endpoint
            && self.is_there(lookup.now_us)
            && self.target == without_run(request.place.target)
            && (!lookup.policy.by_origin || self.origin == request.value("origin"))
            && (!lookup.policy.honours_vary
                || self.vary.iter().all(|(name, value)| *value == request.value(name)))
    }

    /// Whether it can be sent again.
    pub(super) fn is_there(&self, now_us: u64) -> bool {
        self.stage == Stage::Sent && self.is_fresh(now_us)
    }

    pub(super) fn is_fresh(&self, now_us: u64) -> bool {
        now_us.saturating_sub(self.at_us) < self.fresh_s.saturating_mul(US)
    }

    pub(super) fn age_s(&self, now_us: u64) -> u64 {
        now_us.saturating_sub(self.at_us) / US
    }

    /// About how many bytes it keeps in memory.
    pub(super) fn weight(&self) -> usize {
        let lines: usize = self.head.headers.iter().map(|(n, v)| 64 + n.len() + v.len()).sum();
        let asked: usize =
            self.vary.iter().map(|(n, v)| 64 + n.len() + v.as_ref().map_or(0, String::len)).sum();
        let origin = self.origin.as_ref().map_or(0, String::len);
        256 + lines + asked + origin + self.target.len() + self.content.len()
    }

    pub(super) fn shown(&self, now_us: u64) -> CachedAnswer {
        CachedAnswer {
            target: self.target.clone(),
            origin: self.origin.clone(),
            status: self.head.status,
            allow_origin: values(&self.head.headers, "access-control-allow-origin")
                .map(str::to_owned)
                .collect(),
            exchange: self.exchange,
            age_s: self.age_s(now_us),
            hits: self.hits,
        }
    }
}

/// How long an answer is fresh; `None` when it must not be stored. A shared cache keeps nothing
/// that sets a cookie, as the well-known ones do.
fn fresh_seconds(headers: &[Header], otherwise: u32) -> Option<u64> {
    let directives = list(headers, "cache-control");
    let has = |name: &str| directives.iter().any(|directive| directive == name);
    if has("no-store") || has("private") || has("no-cache") {
        return None;
    }
    if values(headers, "set-cookie").next().is_some() {
        return None;
    }
    let value = |name: &str| {
        let given = directives.iter().find_map(|d| d.strip_prefix(name)?.strip_prefix('='));
        given.map(|text| text.trim_matches('"').parse().unwrap_or(0))
    };
    Some(value("s-maxage").or_else(|| value("max-age")).unwrap_or(u64::from(otherwise)))
}

/// The items of a header that is a list, in lower case.
fn list(headers: &[Header], name: &str) -> Vec<String> {
    let items = values(headers, name).flat_map(|value| value.split(','));
    items.map(|item| item.trim().to_ascii_lowercase()).filter(|item| !item.is_empty()).collect()
}
