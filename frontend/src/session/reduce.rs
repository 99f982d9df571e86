//! The reducer.

use std::rc::Rc;

use cors_experiment::STAGES;
use yew::Reducible;

use super::{Action, Companion, EditedAgain, Report, Run, RunUrl, Session, Sync};

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        next.take(action);
        Rc::new(next)
    }
}

impl Session {
    fn take(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => edit.apply(&mut self.draft.0),
            Action::EditPolicy(name, policy) => {
                if let Some(endpoint) = self.endpoints.get_mut(&name) {
                    endpoint.edit(*policy);
                }
            }
            Action::ToggleRunUrl => {
                self.run_url = match self.run_url {
                    RunUrl::Fresh => RunUrl::Kept,
                    RunUrl::Kept => RunUrl::Fresh,
                }
            }
            Action::OpenStage(stage) => self.open_stage(stage),
            Action::CloseGuide => self.guide.current = None,
            Action::OpenSheet(sheet) => self.sheet = Some(sheet),
            Action::CloseSheet => self.sheet = None,
            Action::Palette(palette) => self.palette = palette,
            Action::SetUp(scenario) => self.set_up(*scenario),
            Action::SetUpAndSend(scenario) => {
                self.set_up(*scenario);
                self.ask();
            }
            Action::Send => self.ask(),
            Action::Sending => self.run = Run::Sending,
            Action::TimePassed(now) => self.preflights.advance_to(now),
            Action::Remembered(mut preflights) => {
                preflights.advance_to(self.preflights.now());
                self.preflights = preflights;
            }
            Action::Finished(report) => self.finish(report),
            Action::Cancelled => self.run = Run::Idle,
            Action::CompanionUp(_, _)
            | Action::CompanionDown
            | Action::EndpointHeard(_)
            | Action::EndpointDeleted(_)
            | Action::Saving(_)
            | Action::Saved(_, _) => self.hear(action),
        }
    }

    fn open_stage(&mut self, stage: usize) {
        if let Some(scenario) = self.stage_start(stage) {
            self.guide.open(stage);
            self.report = None;
            self.run_url = RunUrl::Fresh;
            self.set_up(scenario);
        }
    }

    fn ask(&mut self) {
        if self.can_send() {
            self.run = Run::Asked;
        }
    }

    fn finish(&mut self, report: Rc<Report>) {
        self.run = Run::Idle;
        self.finished += 1;
        if let Some(stage) = self.guide.current {
            self.guide.ran(STAGES[stage].progress(&report.scenario, &report.verdict));
        }
        self.report = Some(report);
    }

    /// Takes in what the companion told, or that it fell silent.
    fn hear(&mut self, action: Action) {
        match action {
            Action::CompanionUp(health, endpoints) => {
                // The first stage was set up before anybody knew where the lab listens.
                let untouched =
                    self.stage_start(0).is_some_and(|start| start.request == self.draft.0);
                self.companion = Companion::Up(health);
                self.endpoints.heard_all(endpoints);
                if let (true, Some(start)) = (untouched, self.stage_start(0)) {
                    self.draft.0 = start.request;
                }
            }
            Action::CompanionDown => {
                let lab_ports = self.companion.lab_ports().to_vec();
                self.companion = Companion::Down { lab_ports };
                self.endpoints.interrupted();
            }
            Action::EndpointHeard(endpoint) => {
                self.endpoints.heard(endpoint.name, endpoint.revision, endpoint.policy);
            }
            Action::EndpointDeleted(name) => self.endpoints.remove(&name),
            Action::Saving(name) => {
                if let Some(endpoint) = self.endpoints.get_mut(&name) {
                    endpoint.sync = Sync::Saving { edited_again: EditedAgain::No };
                }
            }
            Action::Saved(name, result) => {
                // Nobody took it: whoever follows the companion will tell when it is back.
                if result == Err(None) {
                    self.hear(Action::CompanionDown);
                }
                if let Some(endpoint) = self.endpoints.get_mut(&name) {
                    endpoint.settled(result.map(|saved| (saved.revision, saved.policy)));
                }
            }
            Action::Edit(_)
            | Action::EditPolicy(_, _)
            | Action::ToggleRunUrl
            | Action::OpenStage(_)
            | Action::CloseGuide
            | Action::OpenSheet(_)
            | Action::CloseSheet
            | Action::Palette(_)
            | Action::SetUp(_)
            | Action::SetUpAndSend(_)
            | Action::Send
            | Action::Sending
            | Action::TimePassed(_)
            | Action::Remembered(_)
            | Action::Finished(_)
            | Action::Cancelled => {}
        }
    }
}
