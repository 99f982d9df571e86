//! The endpoints of the lab and their policies.

mod change;

pub(crate) use change::{After, Before, Change, EndpointsError};

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use cors_wire::{Endpoint, LabDocument, Policy, ROOT};

use crate::Limits;
use crate::cache::{SharedCaches, Stored};
use crate::journal::{Journal, policy_weight};

/// The endpoints by name. Policies are immutable; a change puts another one in place, so that a
/// request sees the whole of one policy. The lock is never held across an await.
#[derive(Debug)]
pub(crate) struct Endpoints {
    journal: Arc<Journal>,
    table: RwLock<Table>,
    /// What stands before the endpoints.
    pub(crate) caches: SharedCaches,
    most: usize,
    most_bytes: usize,
}

#[derive(Debug)]
struct Table {
    by_name: BTreeMap<String, Arc<Endpoint>>,
    revision: u64,
    bytes: usize,
}

impl Endpoints {
    /// The article's endpoint `/` and no other.
    pub(crate) fn new(journal: Arc<Journal>, limits: &Limits) -> Self {
        let root = endpoint(ROOT.to_owned(), 0, Policy::default());
        let bytes = policy_weight(&root.policy);
        let by_name = BTreeMap::from([(ROOT.to_owned(), root)]);
        let table = RwLock::new(Table { by_name, revision: 0, bytes });
        let (most, most_bytes) = (limits.endpoints, limits.endpoint_bytes);
        Self { journal, table, caches: SharedCaches::default(), most, most_bytes }
    }

    /// The endpoint of this name.
    pub(crate) fn get(&self, name: &str) -> Option<Arc<Endpoint>> {
        self.read().by_name.get(name).cloned()
    }

    /// Keeps a place for the answer of an exchange in the cache before its endpoint, unless that
    /// was changed since.
    pub(crate) fn reserve(&self, endpoint: &Endpoint, new: Stored, exchange: u64) {
        // Locked, so that no change can empty the cache in between.
        let table = self.read();
        let now = table.by_name.get(&endpoint.name);
        if now.is_some_and(|now| now.revision == endpoint.revision) {
            self.caches.reserve(new, exchange);
        }
    }

    /// All endpoints, sorted by name.
    pub(crate) fn list(&self) -> Vec<Arc<Endpoint>> {
        self.read().by_name.values().cloned().collect()
    }

    /// How many endpoints there are, and the paths of the first few.
    pub(crate) fn some_paths(&self, most: usize) -> (usize, Vec<String>) {
        let table = self.read();
        let paths = table.by_name.values().take(most).map(|endpoint| endpoint.path.clone());
        (table.by_name.len(), paths.collect())
    }

    /// The changes that make a valid document the whole lab.
    pub(crate) fn replacement(&self, document: &LabDocument) -> Vec<Change> {
        let old = self.read().by_name.clone();
        let gone = old.values().filter(|old| !document.endpoints.contains_key(&old.name));
        let gone = gone.map(|old| Change {
            name: old.name.clone(),
            from: Before::Revision(old.revision),
            to: if old.name == ROOT { After::Policy(Box::default()) } else { After::Nothing },
        });
        let put = document.endpoints.iter().map(|(name, policy)| Change {
            name: name.clone(),
            from: old.get(name).map_or(Before::Nothing, |old| Before::Revision(old.revision)),
            to: After::Policy(Box::new(policy.clone())),
        });
        gone.chain(put).collect()
    }

    /// Makes all of these changes or none. They are of different endpoints. Returns the endpoints
    /// that are there afterwards, in the order of the changes.
    ///
    /// # Errors
    ///
    /// When one of them cannot be made, or all of them together exceed the bounds.
    pub(crate) fn commit(
        &self,
        changes: Vec<Change>,
    ) -> Result<Vec<Arc<Endpoint>>, EndpointsError> {
        let mut table = self.write();
        let (mut count, mut bytes) = (table.by_name.len(), table.bytes);
        for change in &changes {
            let old = table.by_name.get(&change.name);
            check(change, old.map(AsRef::as_ref))?;
            count -= usize::from(old.is_some());
            bytes -= old.map_or(0, |old| policy_weight(&old.policy));
            if let After::Policy(policy) = &change.to {
                count += 1;
                bytes += policy_weight(policy);
            }
        }
        // What only takes away may always be done.
        if count > self.most && count > table.by_name.len() {
            return Err(EndpointsError::TooMany(self.most));
        }
        if bytes > self.most_bytes && bytes > table.bytes {
            return Err(EndpointsError::TooLarge(self.most_bytes));
        }
        table.bytes = bytes;
        Ok(changes.into_iter().filter_map(|change| self.make(&mut table, change)).collect())
    }

    /// Makes a checked change. Its event is entered while the table is locked, so that events come
    /// in the order of revisions.
    fn make(&self, table: &mut Table, change: Change) -> Option<Arc<Endpoint>> {
        table.revision += 1;
        match change.to {
            After::Nothing => {
                table.by_name.remove(&change.name);
                self.caches.empty(&change.name);
                self.journal.endpoint_deleted(&change.name);
                None
            }
            After::Policy(policy) => {
                if !policy.cache.on {
                    self.caches.empty(&change.name);
                }
                let endpoint = endpoint(change.name, table.revision, *policy);
                table.by_name.insert(endpoint.name.clone(), Arc::clone(&endpoint));
                self.journal.endpoint_changed(Arc::clone(&endpoint));
                Some(endpoint)
            }
        }
    }

    /// A panic under the lock cannot leave the table inconsistent: every check comes before the
    /// first change.
    fn read(&self) -> RwLockReadGuard<'_, Table> {
        self.table.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Table> {
        self.table.write().unwrap_or_else(PoisonError::into_inner)
    }
}

fn check(change: &Change, old: Option<&Endpoint>) -> Result<(), EndpointsError> {
    let name = || change.name.clone();
    match (change.from, old) {
        (Before::Nothing, Some(_)) => Err(EndpointsError::Exists(name())),
        (Before::Revision(_), None) => Err(EndpointsError::Unknown(name())),
        (Before::Revision(revision), Some(old)) if revision != old.revision => {
            Err(EndpointsError::Changed(name()))
        }
        (Before::Nothing, None) | (Before::Revision(_), Some(_)) => {
            let deletes = change.to == After::Nothing;
            if deletes && change.name == ROOT { Err(EndpointsError::IsRoot) } else { Ok(()) }
        }
    }
}

fn endpoint(name: String, revision: u64, policy: Policy) -> Arc<Endpoint> {
    let path = if name == ROOT { "/".to_owned() } else { format!("/e/{name}") };
    Arc::new(Endpoint { name, path, revision, policy })
}

#[cfg(test)]
mod tests;
