//! The companion's endpoints by name. They are few, so a list will do.

use cors_wire::{Endpoint, Policy};

use super::EndpointState;

/// The companion's endpoints, as the page knows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoints(Vec<(String, EndpointState)>);

impl Endpoints {
    /// The endpoint of this name.
    pub fn get(&self, name: &str) -> Option<&EndpointState> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, endpoint)| endpoint)
    }

    /// The endpoint of this name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut EndpointState> {
        self.0.iter_mut().find(|(known, _)| known == name).map(|(_, endpoint)| endpoint)
    }

    /// All of them, with their names.
    pub fn iter(&self) -> impl Iterator<Item = &(String, EndpointState)> {
        self.0.iter()
    }

    /// Takes in what the companion told of one of them.
    pub fn heard(&mut self, name: String, revision: u64, policy: Policy) {
        match self.get_mut(&name) {
            Some(endpoint) => endpoint.heard(revision, policy),
            None => self.0.push((name, EndpointState::saved(revision, policy))),
        }
    }

    /// Gives an endpoint this policy, and makes it where there is none.
    pub fn put(&mut self, name: String, policy: Policy) {
        match self.get_mut(&name) {
            Some(endpoint) if endpoint.policy == policy => {}
            Some(endpoint) => endpoint.edit(policy),
            None => self.0.push((name, EndpointState::wanted(policy))),
        }
    }

    /// Takes in all that the companion has: what it does not name is gone, but for what it has
    /// still to be told of.
    pub fn heard_all(&mut self, endpoints: Vec<Endpoint>) {
        self.0.retain_mut(|(name, state)| {
            endpoints.iter().any(|endpoint| endpoint.name == *name) || state.survives_loss()
        });
        for endpoint in endpoints {
            self.heard(endpoint.name, endpoint.revision, endpoint.policy);
        }
    }

    /// Forgets an endpoint.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(known, _)| known != name);
    }

    /// The companion is gone: what was being saved is to be saved again.
    pub fn interrupted(&mut self) {
        for (_, endpoint) in &mut self.0 {
            endpoint.interrupted();
        }
    }
}
