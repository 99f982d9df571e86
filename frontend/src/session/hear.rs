//! What the companion tells, and that it falls silent.

use std::rc::Rc;

use cors_wire::{Endpoint, Health, Preset, Problem};

use super::{Companion, EditedAgain, Pasted, Session, Sync};

/// Something that was heard of the companion.
#[derive(Clone, Debug, PartialEq)]
pub enum CompanionAction {
    /// It answered, with its endpoints.
    Up(Health, Vec<Endpoint>),
    /// It did not answer.
    Down,
    /// It told its policies that have a name.
    Presets(Vec<Preset>),
    /// It told of an endpoint.
    Endpoint(Box<Endpoint>),
    /// It told that the endpoint of this name is gone.
    Deleted(String),
    /// The edited policy of the endpoint of this name is being told to it.
    Saving(String),
    /// It took that policy, refused it, or was not there.
    Saved(String, Result<Box<Endpoint>, Option<Problem>>),
}

impl Session {
    /// Takes in what the companion told, or that it fell silent.
    pub(super) fn hear(&mut self, action: CompanionAction) {
        match action {
            CompanionAction::Up(health, endpoints) => {
                // The first stage was set up before anybody knew where the lab listens.
                let untouched =
                    self.stage_start(0).is_some_and(|start| start.request == self.draft.0);
                self.companion = Companion::Up(health);
                let chosen = self.pasted.chosen;
                self.pasted = Pasted::read(Rc::clone(&self.pasted.text), &self.lab());
                self.pasted.chosen = chosen;
                self.endpoints.heard_all(endpoints);
                if let (true, Some(start)) = (untouched, self.stage_start(0)) {
                    self.draft.0 = start.request;
                }
                let start = self.guide.current.and_then(|stage| self.stage_start(stage));
                self.guide.was_unsolved |= start.as_ref() == Some(&self.scenario());
            }
            CompanionAction::Presets(presets) => self.presets = Rc::new(presets),
            CompanionAction::Down => {
                let lab_ports = self.companion.lab_ports().to_vec();
                self.companion = Companion::Down { lab_ports };
                self.endpoints.interrupted();
            }
            CompanionAction::Endpoint(endpoint) => {
                self.endpoints.heard(endpoint.name, endpoint.revision, endpoint.policy);
            }
            CompanionAction::Deleted(name) => self.endpoints.remove(&name),
            CompanionAction::Saving(name) => {
                if let Some(endpoint) = self.endpoints.get_mut(&name) {
                    endpoint.sync = Sync::Saving { edited_again: EditedAgain::No };
                }
            }
            CompanionAction::Saved(name, result) => {
                // Nobody took it: whoever follows the companion will tell when it is back.
                if result == Err(None) {
                    self.hear(CompanionAction::Down);
                }
                if let Some(endpoint) = self.endpoints.get_mut(&name) {
                    endpoint.settled(result.map(|saved| (saved.revision, saved.policy)));
                }
            }
        }
    }
}
