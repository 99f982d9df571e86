//! The reducer.

use std::rc::Rc;

use cors_engine::PreflightCache;
use cors_experiment::catalogue::{Experiment, Runs};
use cors_experiment::{Scenario, Stored};
use cors_wire::Policy;

use super::{
    Action, CatalogueAction, Guessing, HistoryAction, MatrixAction, Pasted, Run, Session, Sheet,
    undo,
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
            Action::EditPolicy(name, policy) => self.edit_policy(&name, *policy),
            Action::ToggleRunUrl => self.run_url = self.run_url.other(),
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
                self.ask(fix.stored);
            }
            Action::Send => {
                // It would cover what comes of it.
                self.sheet = None;
                self.ask(Stored::Kept);
            }
            Action::Step(way) => self.step_along(way),
            Action::Sending => {
                self.run = Run::Sending;
                self.undo.pause();
            }
            Action::Probe => self.ladder.toggle(),
            // What was found out about an earlier run says nothing about this one.
            Action::Probed(run, _) if run != self.finished => {}
            Action::Probed(_, step) => self.ladder.took(step),
            Action::TimePassed(now) => self.preflights.advance_to(now),
            Action::Remembered(preflights) => self.remember(preflights),
            Action::Finished(report) => self.finish(report),
            Action::Cancelled => self.stop(),
            Action::Companion(action) => self.hear(action),
            Action::Network(network) => self.network = network,
        }
    }

    fn edit_policy(&mut self, name: &str, policy: Policy) {
        self.picked.clear();
        if let Some(endpoint) = self.endpoints.get_mut(name) {
            endpoint.edit(policy);
        }
    }

    fn remember(&mut self, mut preflights: PreflightCache) {
        preflights.advance_to(self.preflights.now());
        self.preflights = preflights;
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
}
