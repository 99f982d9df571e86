//! The reducer.

use std::rc::Rc;

use cors_experiment::catalogue::{Experiment, Runs};
use cors_experiment::{Scenario, Stored};

use super::{
    Action, CatalogueAction, Climbing, Companion, EditedAgain, Guessing, HistoryAction,
    MatrixAction, Pasted, Run, RunUrl, Session, Sheet, Sync, undo,
};

impl Session {
    /// How everything is after an action.
    #[must_use]
    pub fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let is_edit = undo::is_edit(&action);
        let mut next = Self::clone(&self);
        next.take(action);
        if is_edit {
            next.edited(&self);
        }
        Rc::new(next)
    }

    fn take(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => {
                self.picked.clear();
                edit.apply(&mut self.draft.0);
            }
            Action::EditPolicy(name, policy) => {
                self.picked.clear();
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
            Action::SendBy(sender) => self.sender = sender,
            Action::Catalogue(action) => self.walk(action),
            Action::Matrix(action) => self.cross(action),
            Action::History(action) => self.recall(action),
            Action::OpenStage(stage) => self.open_stage(stage),
            Action::CloseGuide => self.close_guide(),
            Action::OpenSheet(sheet) => {
                self.sheet = Some(sheet);
                self.copied = None;
            }
            Action::CloseSheet => self.sheet = None,
            Action::Escape => self.escape(),
            Action::Code(edit) => self.code.take(edit),
            Action::Palette(palette) => self.palette = palette,
            Action::Pick(steps) => self.picked = steps,
            Action::Fold(part, fold) => self.unfolded.set(part, fold),
            Action::Paste(text) => self.pasted = Pasted::read(text, &self.lab()),
            Action::ChooseEntry(at) => self.pasted.chosen = at,
            Action::Imported(imported) => self.imported = Some(imported),
            Action::Copied(text) => self.copied = Some(text),
            Action::OpenLink(fragment) => {
                self.pasted = Pasted::read(fragment, &self.lab());
                self.sheet = Some(Sheet::Import);
            }
            Action::SetUp(scenario) => self.set_up(*scenario),
            Action::Mend(fix) => {
                self.set_up(fix.scenario);
                self.stored = fix.stored;
                self.ask();
            }
            Action::Send => {
                // It would cover what comes of it.
                self.sheet = None;
                self.stored = Stored::Kept;
                self.ask();
            }
            Action::Step(way) => self.step_along(way),
            Action::Sending => {
                self.run = Run::Sending;
                self.undo.pause();
            }
            Action::Probe => {
                self.ladder.climbing = match self.ladder.climbing {
                    Climbing::Waiting => Climbing::Under,
                    Climbing::Under => Climbing::Waiting,
                }
            }
            Action::Probed(run, step) => {
                let known = self.ladder.steps.iter().any(|known| known.probe == step.probe);
                // What was found out about an earlier run says nothing about this one.
                if run == self.finished && !known {
                    self.ladder.steps.push(step);
                }
            }
            Action::TimePassed(now) => self.preflights.advance_to(now),
            Action::Remembered(mut preflights) => {
                preflights.advance_to(self.preflights.now());
                self.preflights = preflights;
            }
            Action::Finished(report) => self.finish(report),
            Action::Cancelled => self.stop(),
            Action::CompanionUp(_, _)
            | Action::PresetsHeard(_)
            | Action::Network(_)
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
            self.catalogue.open = None;
            self.begin(scenario);
        }
    }

    /// Stages and experiments share the strip at the top.
    pub(super) fn close_guide(&mut self) {
        self.guide.current = None;
        self.catalogue.open = None;
    }

    fn walk(&mut self, action: CatalogueAction) {
        match action {
            CatalogueAction::Filter(text) => self.catalogue.filter = text,
            CatalogueAction::Open(experiment) => self.open_experiment(experiment),
            CatalogueAction::GuessFirst => self.catalogue.guess(Guessing::Asked),
            CatalogueAction::ShowPrediction => self.catalogue.guess(Guessing::Not),
            CatalogueAction::ToggleGuessing => {
                self.catalogue.predicts_at_once = !self.catalogue.predicts_at_once;
            }
            CatalogueAction::Guess(guess) => self.catalogue.guess(Guessing::Guessed(guess)),
        }
    }

    fn cross(&mut self, action: MatrixAction) {
        match action {
            MatrixAction::Load(cell) => {
                if let Some(scenario) = cell.scenario {
                    self.sheet = None;
                    self.close_guide();
                    self.begin(scenario);
                }
            }
            MatrixAction::Run if !self.can_run_matrix() => {}
            MatrixAction::Run
            | MatrixAction::GaveCookies
            | MatrixAction::Sending(_)
            | MatrixAction::Seen(..)
            | MatrixAction::Ended => self.matrix.take(action),
        }
    }

    fn recall(&mut self, action: HistoryAction) {
        match &action {
            HistoryAction::Ran(run) => self.last_run = Some(run.key.clone()),
            HistoryAction::Load(key) => self.load(key),
            HistoryAction::Heard(_)
            | HistoryAction::Search(_)
            | HistoryAction::Choose(_)
            | HistoryAction::Show(_)
            | HistoryAction::Forgot(_)
            | HistoryAction::ForgotAll => {}
        }
        self.history.take(action);
    }

    fn open_experiment(&mut self, experiment: &'static Experiment) {
        if let Some(scenario) = experiment.start(&self.lab()) {
            self.guide.current = None;
            self.sheet = None;
            self.catalogue.open(experiment);
            let policy = scenario.policy.clone().unwrap_or_default();
            self.endpoints.put(experiment.endpoint(), policy);
            self.begin(scenario);
            if experiment.runs == Runs::Together {
                let url = &self.draft.0.url;
                self.draft.0.url = format!("{url}/{}-{}", self.visit, self.finished);
            }
        }
    }

    /// Sets something up anew, as if nothing had been sent.
    pub(super) fn begin(&mut self, scenario: Scenario) {
        self.report = None;
        self.last_run = None;
        self.stopped = false;
        self.set_up(scenario);
    }

    /// Takes in what the companion told, or that it fell silent.
    fn hear(&mut self, action: Action) {
        match action {
            Action::CompanionUp(health, endpoints) => {
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
            Action::PresetsHeard(presets) => self.presets = Rc::new(presets),
            Action::Network(network) => self.network = network,
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
            | Action::SendBy(_)
            | Action::Catalogue(_)
            | Action::Matrix(_)
            | Action::History(_)
            | Action::OpenStage(_)
            | Action::CloseGuide
            | Action::OpenSheet(_)
            | Action::CloseSheet
            | Action::Escape
            | Action::Code(_)
            | Action::Palette(_)
            | Action::Pick(_)
            | Action::Fold(..)
            | Action::Paste(_)
            | Action::ChooseEntry(_)
            | Action::Imported(_)
            | Action::Copied(_)
            | Action::OpenLink(_)
            | Action::SetUp(_)
            | Action::Mend(_)
            | Action::Step(_)
            | Action::Send
            | Action::Sending
            | Action::Probe
            | Action::Probed(..)
            | Action::TimePassed(_)
            | Action::Remembered(_)
            | Action::Finished(_)
            | Action::Cancelled => {}
        }
    }
}
