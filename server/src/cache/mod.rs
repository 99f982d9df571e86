//! The shared caches before the endpoints, as CDNs would stand there: all of them in one store.

mod stored;

use stored::Stage;
pub(crate) use stored::Stored;

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use cors_wire::{AnswerHead, CachedAnswer, RequestHead, SharedCache};

/// How much all caches hold together: answers, and bytes, about.
const MOST_ANSWERS: usize = 256;
const MOST_BYTES: usize = 8 * 1024 * 1024;

const US: u64 = 1_000_000;

/// The answers stored for all endpoints, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct SharedCaches {
    stored: Mutex<VecDeque<Stored>>,
}

/// A request as a cache sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lookup<'a> {
    pub(crate) endpoint: &'a str,
    pub(crate) policy: &'a SharedCache,
    pub(crate) request: &'a RequestHead<'a>,
    pub(crate) now_us: u64,
}

/// A stored answer that is sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) head: AnswerHead,
    pub(crate) content: Vec<u8>,
    /// The exchange whose answer it is.
    pub(crate) exchange: u64,
    pub(crate) age_s: u64,
}

impl SharedCaches {
    /// The stored answer that fits a request and is still fresh.
    pub(crate) fn find(&self, lookup: Lookup<'_>) -> Option<Hit> {
        let mut stored = self.stored();
        let found = stored.iter_mut().rev().find(|stored| stored.fits(&lookup))?;
        found.hits += 1;
        Some(Hit {
            head: found.head.clone(),
            content: found.content.clone(),
            exchange: found.exchange,
            age_s: found.age_s(lookup.now_us),
        })
    }

    /// Keeps a place for the answer of an exchange, and lets go of what is stale or too much.
    ///
    /// Until it is [stored](Self::store), nobody is given the answer; but it already goes with the
    /// others when its cache is emptied.
    pub(crate) fn reserve(&self, mut new: Stored, exchange: u64) {
        new.exchange = exchange;
        let mut stored = self.stored();
        stored.retain(|old| old.is_fresh(new.at_us));
        stored.push_back(new);
        let mut bytes: usize = stored.iter().map(Stored::weight).sum();
        while stored.len() > MOST_ANSWERS || bytes > MOST_BYTES {
            let Some(oldest) = stored.pop_front() else { break };
            bytes -= oldest.weight();
        }
    }

    /// Stores the answer of an exchange, if there still is a place for it.
    pub(crate) fn store(&self, exchange: u64) {
        let mut stored = self.stored();
        if let Some(kept) = stored.iter_mut().rev().find(|kept| kept.exchange == exchange) {
            kept.stage = Stage::Sent;
        }
    }

    /// What is stored for an endpoint and still fresh, the oldest first.
    pub(crate) fn list(&self, endpoint: &str, now_us: u64) -> Vec<CachedAnswer> {
        let stored = self.stored();
        let here = stored.iter().filter(|stored| stored.endpoint == endpoint);
        here.filter(|stored| stored.is_there(now_us)).map(|stored| stored.shown(now_us)).collect()
    }

    /// Forgets what is stored for an endpoint.
    pub(crate) fn empty(&self, endpoint: &str) {
        self.stored().retain(|stored| stored.endpoint != endpoint);
    }

    /// A panic under the lock cannot leave the queue half changed in a way that matters: what is
    /// lost is asked for again.
    fn stored(&self) -> MutexGuard<'_, VecDeque<Stored>> {
        self.stored.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
