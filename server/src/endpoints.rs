//! The endpoints of the lab and their policies.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use cors_wire::{Endpoint, Policy, ROOT};

use crate::Limits;
use crate::journal::{Journal, policy_weight};

/// The endpoints by name. Policies are immutable; a change puts another one in place, so that a
/// request sees the whole of one policy. The lock is never held across an await.
#[derive(Debug)]
pub(crate) struct Endpoints {
    journal: Arc<Journal>,
    table: RwLock<Table>,
    most: usize,
    most_bytes: usize,
}

#[derive(Debug)]
struct Table {
    by_name: BTreeMap<String, Arc<Endpoint>>,
    revision: u64,
    bytes: usize,
}

/// Why endpoints could not be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EndpointsError {
    /// There is none of this name.
    Unknown,
    /// There is one of this name already.
    Exists,
    /// `/` cannot be deleted.
    IsRoot,
    /// Its policy was changed since it was read.
    Changed,
    /// There are as many as the server holds.
    TooMany(usize),
    /// The policies are as large as the server holds, in bytes.
    TooLarge(usize),
}

/// Which revision a change replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replaces {
    /// Whichever is there.
    Any,
    /// This one only.
    Revision(u64),
}

impl Endpoints {
    /// The article's endpoint `/` and no other.
    pub(crate) fn new(journal: Arc<Journal>, limits: &Limits) -> Self {
        let root = endpoint(ROOT, 0, Policy::default());
        let bytes = policy_weight(&root.policy);
        let by_name = BTreeMap::from([(ROOT.to_owned(), root)]);
        let table = RwLock::new(Table { by_name, revision: 0, bytes });
        Self { journal, table, most: limits.endpoints, most_bytes: limits.endpoint_bytes }
    }

    /// The endpoint of this name.
    pub(crate) fn get(&self, name: &str) -> Option<Arc<Endpoint>> {
        self.read().by_name.get(name).cloned()
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

    /// Adds an endpoint. The name and the policy are valid.
    pub(crate) fn create(
        &self,
        name: &str,
        policy: Policy,
    ) -> Result<Arc<Endpoint>, EndpointsError> {
        let mut table = self.write();
        if table.by_name.contains_key(name) {
            return Err(EndpointsError::Exists);
        }
        if table.by_name.len() >= self.most {
            return Err(EndpointsError::TooMany(self.most));
        }
        self.put(&mut table, name, policy, 0)
    }

    /// Puts another policy in place. The policy is valid.
    pub(crate) fn replace(
        &self,
        name: &str,
        policy: Policy,
        replaces: Replaces,
    ) -> Result<Arc<Endpoint>, EndpointsError> {
        let mut table = self.write();
        let old = table.by_name.get(name).ok_or(EndpointsError::Unknown)?;
        match replaces {
            Replaces::Revision(revision) if revision != old.revision => {
                return Err(EndpointsError::Changed);
            }
            Replaces::Revision(_) | Replaces::Any => {}
        }
        let weight = policy_weight(&old.policy);
        self.put(&mut table, name, policy, weight)
    }

    /// Takes an endpoint away.
    pub(crate) fn delete(&self, name: &str) -> Result<(), EndpointsError> {
        if name == ROOT {
            return Err(EndpointsError::IsRoot);
        }
        let mut table = self.write();
        let old = table.by_name.remove(name).ok_or(EndpointsError::Unknown)?;
        table.revision += 1;
        table.bytes -= policy_weight(&old.policy);
        self.journal.endpoint_deleted(name);
        Ok(())
    }

    /// The event is entered while the table is locked, so that events come in revision order.
    fn put(
        &self,
        table: &mut Table,
        name: &str,
        policy: Policy,
        old_weight: usize,
    ) -> Result<Arc<Endpoint>, EndpointsError> {
        let bytes = table.bytes - old_weight + policy_weight(&policy);
        if bytes > self.most_bytes {
            return Err(EndpointsError::TooLarge(self.most_bytes));
        }
        table.bytes = bytes;
        table.revision += 1;
        let endpoint = endpoint(name, table.revision, policy);
        table.by_name.insert(name.to_owned(), Arc::clone(&endpoint));
        self.journal.endpoint_changed(Arc::clone(&endpoint));
        Ok(endpoint)
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

fn endpoint(name: &str, revision: u64, policy: Policy) -> Arc<Endpoint> {
    let path = if name == ROOT { "/".to_owned() } else { format!("/e/{name}") };
    Arc::new(Endpoint { name: name.to_owned(), path, revision, policy })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoints(limits: &Limits) -> Endpoints {
        Endpoints::new(Arc::new(Journal::new(limits)), limits)
    }

    fn with_body(bytes: usize) -> Policy {
        let mut policy = Policy::default();
        policy.actual.body = "x".repeat(bytes);
        policy
    }

    #[test]
    fn a_change_replaces_the_revision_it_was_made_from() {
        let endpoints = endpoints(&Limits::default());
        let first = endpoints.create("shop", Policy::default()).expect("created");
        assert_eq!((first.revision, first.path.as_str()), (1, "/e/shop"));
        let replace = |replaces| endpoints.replace("shop", with_body(1), replaces);
        assert_eq!(replace(Replaces::Revision(1)).expect("replaced").revision, 2);
        assert_eq!(replace(Replaces::Revision(1)), Err(EndpointsError::Changed));
        assert_eq!(replace(Replaces::Any).expect("replaced").revision, 3);
        assert_eq!(first.policy, Policy::default());
    }

    #[test]
    fn endpoints_are_bounded_in_number_and_in_bytes() {
        let limits = Limits { endpoints: 3, endpoint_bytes: 20_000, ..Limits::default() };
        let endpoints = endpoints(&limits);
        endpoints.create("a", with_body(5_000)).expect("created");
        let too_large = Err(EndpointsError::TooLarge(20_000));
        assert_eq!(endpoints.create("b", with_body(15_000)), too_large);
        assert_eq!(endpoints.replace("a", with_body(20_000), Replaces::Any), too_large);
        endpoints.create("b", Policy::default()).expect("created");
        assert_eq!(endpoints.create("c", Policy::default()), Err(EndpointsError::TooMany(3)));
        endpoints.delete("a").expect("deleted");
        endpoints.create("c", with_body(5_000)).expect("created in the freed space");
    }

    #[test]
    fn the_root_stays() {
        let endpoints = endpoints(&Limits::default());
        assert_eq!(endpoints.delete(ROOT), Err(EndpointsError::IsRoot));
        assert_eq!(endpoints.create(ROOT, Policy::default()), Err(EndpointsError::Exists));
        assert_eq!(endpoints.delete("shop"), Err(EndpointsError::Unknown));
    }
}
