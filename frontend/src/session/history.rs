//! The runs of this visit and of earlier ones, as the visitor looks through them.

use std::rc::Rc;

use cors_experiment::{move_here, permalink};

use super::{Kept, MOST_RUNS, Session};

/// Something that happened to the history.
#[derive(Clone, Debug, PartialEq)]
pub enum HistoryAction {
    /// The browser told what it has kept, newest first, or that it keeps nothing.
    Heard(Option<Vec<Rc<Kept>>>),
    /// A run has finished.
    Ran(Rc<Kept>),
    /// The visitor typed into the search.
    Search(String),
    /// The visitor chose the run of this key to be compared, or took the choice back.
    Choose(String),
    /// The visitor wants to see this.
    Show(Showing),
    /// The visitor wants the run of this key set up again.
    Load(String),
    /// The run of this key is deleted.
    Forgot(String),
    /// All runs are deleted.
    ForgotAll,
}

/// The history as the visitor looks through it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The runs that are known, newest first.
    pub runs: Rc<Vec<Rc<Kept>>>,
    /// What the browser does with them.
    pub storage: Storage,
    /// What is typed into the search.
    pub search: String,
    /// The keys of the runs that are to be compared, at most two.
    pub chosen: Vec<String>,
    /// What is seen of it.
    pub showing: Showing,
}

/// What the browser does with runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// It was not asked yet.
    #[default]
    Unknown,
    /// It keeps them.
    Keeps,
    /// It does not: they are gone with the page.
    Denied,
}

/// What is seen of the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Showing {
    /// The list.
    #[default]
    List,
    /// The list, and the question whether all of it is to be deleted.
    Question,
    /// Two runs, side by side.
    Comparison,
}

impl History {
    /// Takes in what happened.
    pub(super) fn take(&mut self, action: HistoryAction) {
        match action {
            HistoryAction::Heard(Some(runs)) => {
                self.storage = Storage::Keeps;
                self.runs = Rc::new(runs);
            }
            HistoryAction::Heard(None) => self.storage = Storage::Denied,
            HistoryAction::Ran(run) => {
                let runs = Rc::make_mut(&mut self.runs);
                runs.insert(0, run);
                runs.truncate(MOST_RUNS);
            }
            HistoryAction::Load(_) => {}
            HistoryAction::Search(search) => self.search = search,
            HistoryAction::Choose(key) => self.choose(key),
            HistoryAction::Show(showing) => self.showing = showing,
            HistoryAction::Forgot(key) => Rc::make_mut(&mut self.runs).retain(|run| run.key != key),
            HistoryAction::ForgotAll => {
                let storage = self.storage;
                *self = Self { storage, ..Self::default() };
            }
        }
        let runs = &self.runs;
        self.chosen.retain(|key| runs.iter().any(|run| run.key == *key));
        if self.showing == Showing::Comparison && self.compared().is_none() {
            self.showing = Showing::List;
        }
    }

    fn choose(&mut self, key: String) {
        if let Some(at) = self.chosen.iter().position(|known| *known == key) {
            self.chosen.remove(at);
            return;
        }
        // The third takes the place of the first.
        if self.chosen.len() > 1 {
            self.chosen.remove(0);
        }
        self.chosen.push(key);
    }

    /// The runs that the search finds, newest first.
    pub fn found(&self) -> Vec<&Kept> {
        let runs = self.runs.iter().map(|run| &**run);
        runs.filter(|run| run.has(&self.search)).collect()
    }

    /// The two runs to be compared, the earlier one first: those that are chosen, else the last
    /// two. `None` where there are no two.
    pub fn compared(&self) -> Option<[&Kept; 2]> {
        let is_chosen = |run: &&Rc<Kept>| self.chosen.len() < 2 || self.chosen.contains(&run.key);
        let mut runs = self.runs.iter().filter(is_chosen);
        let (later, earlier) = (runs.next()?, runs.next()?);
        Some([earlier, later])
    }
}

impl Session {
    /// Sets the run of this key up again, with the policy that its server had.
    pub(super) fn load(&mut self, key: &str) {
        let run = self.history.runs.iter().find(|run| run.key == key).map(Rc::clone);
        let Some(run) = run else { return };
        let Ok(scenario) = permalink::decode(&run.link) else { return };
        let scenario = move_here(scenario, &self.lab()).scenario;
        self.sheet = None;
        self.close_guide();
        self.begin(scenario);
        self.last_run = Some(run.key.clone());
    }

    /// The last run of an earlier visit, or the one that was loaded, as long as nothing was sent
    /// since.
    pub fn earlier_run(&self) -> Option<&Kept> {
        let key = self.last_run.as_ref().filter(|_| self.report.is_none())?;
        self.history.runs.iter().find(|run| run.key == *key).map(|run| &**run)
    }
}
