//! The page's state and how it changes: one pure reducer, no browser needed to test it.

mod action;
mod catalogue;
mod choice;
mod code;
mod companion;
mod edit;
mod endpoints;
mod guide;
mod hear;
mod history;
#[cfg(test)]
mod history_tests;
mod kept;
mod ladder;
mod matrix;
mod network;
mod part;
mod pasted;
mod reduce;
mod remembered;
mod report;
mod run;
mod run_url;
mod sheet;
mod step;
mod target;
#[cfg(test)]
mod tests;
mod undo;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod undo_tests;
mod visit;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod visit_tests;

use std::rc::Rc;

use cors_engine::{PreflightCache, Profile};
use cors_experiment::Sender;
use cors_experiment::export::Imported;
use cors_experiment::{Draft, Lab, RequestSpec, STAGES, Scenario, Stored};
use cors_snippets::Stack;
use cors_wire::{FieldProblem, Policy, Preset, ROOT};

pub use action::Action;
pub use catalogue::{Catalogue, CatalogueAction, Course, Guessing, Opened};
pub use choice::Choice;
pub use code::{Code, CodeEdit, Configuration, stack_of};
pub use companion::{Companion, EditedAgain, EndpointState, Sync};
pub use edit::Edit;
pub use endpoints::Endpoints;
pub use guide::Guide;
pub use hear::CompanionAction;
pub use history::{History, HistoryAction, Showing, Storage};
pub use kept::{Kept, MOST_RUNS, Tone, superfluous};
pub use ladder::{Climbing, Ladder};
pub use matrix::{COOKIE, Cell, Cookies, Matrix, MatrixAction, Seen, told};
pub use network::Network;
pub use part::{Fold, Part, Unfolded};
pub use pasted::Pasted;
pub use remembered::{Remembered, RememberedPermission};
pub use report::{Record, Report, ahead};
pub use run::Run;
pub use run_url::RunUrl;
pub use sheet::Sheet;
pub use target::{Route, Target, with_run};
pub use undo::{Undo, Way};

/// Everything that the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The serialized origin of the page.
    pub page_origin: String,
    /// Tells this visit's kept URLs from those of other visits, which the browser may remember.
    pub visit: String,
    /// The rules of the browser that the page runs in.
    pub profile: Profile,
    /// Whether the companion is there.
    pub companion: Companion,
    /// Whether the browser has a network.
    pub network: Network,
    /// The companion's endpoints by name.
    pub endpoints: Endpoints,
    /// The companion's policies that have a name.
    pub presets: Rc<Vec<Preset>>,
    /// The request as typed.
    pub draft: Draft,
    /// Who sends it.
    pub sender: Sender,
    /// Whether each run gets a URL of its own.
    pub run_url: RunUrl,
    /// What the browser remembers of preflights; its time is that since the page was opened.
    pub preflights: PreflightCache,
    /// What is being sent.
    pub run: Run,
    /// What becomes of the shared cache's answers before it is sent.
    pub stored: Stored,
    /// Whether the last run was stopped before its end.
    pub stopped: bool,
    /// The last finished run.
    pub report: Option<Rc<Report>>,
    /// What was tried to find out why the last run failed.
    pub ladder: Ladder,
    /// How many runs have finished.
    pub finished: u32,
    /// The guided stages.
    pub guide: Guide,
    /// The catalogue of experiments.
    pub catalogue: Catalogue,
    /// The matrix of senders and places.
    pub matrix: Matrix,
    /// The sheet that is open.
    pub sheet: Option<Sheet>,
    /// The scenario as code.
    pub code: Code,
    /// What the visitor wants to import.
    pub pasted: Pasted,
    /// Where the request was imported from that was set up last.
    pub imported: Option<Rc<Imported>>,
    /// The text that was copied last from the open sheet.
    pub copied: Option<String>,
    /// The list of everything that can be done.
    pub palette: Palette,
    /// The parts that are on the screen, of those that can be folded away.
    pub unfolded: Unfolded,
    /// The checks that the visitor looks at in the picture, by their positions in the trace.
    pub picked: Vec<usize>,
    /// What can be undone and redone.
    pub undo: Undo,
    /// The runs of this visit and of earlier ones.
    pub history: History,
    /// The key in the history of the last finished run.
    pub last_run: Option<String>,
}

/// Whether the list of everything that can be done is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Palette {
    /// It is, and this was typed to find something in it.
    Open(String),
    /// It is not.
    Closed,
}

impl Session {
    /// The page as it opens: at the first stage, before the companion has answered.
    pub fn new(page_origin: String, profile: Profile) -> Self {
        let mut session = Self {
            draft: Draft(RequestSpec::new(String::new())),
            endpoints: Endpoints::default(),
            presets: Rc::default(),
            network: Network::Online,
            companion: Companion::Unknown { lab_ports: vec![3000, 3001] },
            sender: Sender::Page,
            run_url: RunUrl::Fresh,
            preflights: PreflightCache::new(),
            run: Run::Idle,
            stored: Stored::Kept,
            stopped: false,
            report: None,
            ladder: Ladder::default(),
            finished: 0,
            guide: Guide::default(),
            catalogue: Catalogue::default(),
            matrix: Matrix::default(),
            sheet: None,
            code: Code::new(Stack::Nginx),
            pasted: Pasted::nothing(),
            imported: None,
            copied: None,
            palette: Palette::Closed,
            unfolded: Unfolded::default(),
            picked: Vec::new(),
            undo: Undo::default(),
            history: History::default(),
            last_run: None,
            page_origin,
            visit: String::new(),
            profile,
        };
        session.endpoints.heard(ROOT.to_owned(), 0, Policy::default());
        if let Some(first) = session.stage_start(0) {
            session.draft.0 = first.request;
        }
        session
    }

    /// The companion's endpoint that the request goes to, if it is one.
    pub fn target(&self) -> Option<Target> {
        Target::of(&self.draft.0.url, &self.page_origin, self.companion.lab_ports())
    }

    /// Whether the companion answers the request, be it that it has no such endpoint.
    pub fn asks_companion(&self) -> bool {
        target::is_labs(&self.draft.0.url, &self.page_origin, self.companion.lab_ports())
    }

    /// The endpoint that the request goes to, if the companion has it.
    pub fn endpoint(&self) -> Option<&EndpointState> {
        self.endpoints.get(&self.target()?.endpoint)
    }

    /// What is set up now, with the request as typed.
    pub fn scenario(&self) -> Scenario {
        let mut request = self.draft.0.clone();
        request.headers.retain(|(name, value)| !(name.is_empty() && value.is_empty()));
        if self.sender != Sender::Page {
            // Where there is no origin, or none but `blob:`, a URL relative to it names nothing.
            request.url = target::absolute(&request.url, &self.page_origin);
        }
        let policy = self.endpoint().map(|endpoint| endpoint.policy.clone());
        let kept_url = self.run_url == RunUrl::Kept;
        let scenario = Scenario { kept_url, ..Scenario::new(String::new(), request, policy) };
        scenario.sent_by(self.sender, &self.page_origin)
    }

    /// What the server would refuse, or did refuse, about the policy on the screen.
    pub fn policy_problems(&self) -> Vec<FieldProblem> {
        let Some(endpoint) = self.endpoint() else { return Vec::new() };
        let mut problems = endpoint.policy.validate();
        if let (true, Sync::Refused(problem)) = (problems.is_empty(), &endpoint.sync) {
            problems.clone_from(&problem.errors);
            if problems.is_empty() {
                let (pointer, detail) = (String::new(), problem.detail.clone());
                problems.push(FieldProblem { pointer, detail });
            }
        }
        problems
    }

    /// Whether the request can be sent: every field is well-formed and the server can have the
    /// policy.
    pub fn can_send(&self) -> bool {
        self.run == Run::Idle
            && self.draft.parse(&self.page_origin).is_ok()
            && self.policy_problems().is_empty()
    }

    /// Whether the matrix can be run: what it sends could be sent by itself, to a companion that
    /// is there.
    pub fn can_run_matrix(&self) -> bool {
        self.can_send()
            && self.matrix.run == Run::Idle
            && self.endpoint().is_some()
            && matches!(self.companion, Companion::Up(_))
    }

    /// Whether the server has every edit that it can have.
    pub fn is_synced(&self) -> bool {
        match self.companion {
            Companion::Up(_) => self.endpoints.iter().all(|(_, endpoint)| match endpoint.sync {
                Sync::Saved | Sync::Refused(_) => true,
                Sync::Edited => !endpoint.policy.validate().is_empty(),
                Sync::Saving { .. } => false,
            }),
            // There is nobody to tell.
            Companion::Unknown { .. } | Companion::Down { .. } => true,
        }
    }

    /// The endpoints whose edits must be told to the server now.
    pub fn unsaved(&self) -> Vec<(String, Policy)> {
        let edited = self.endpoints.iter().filter(|(_, endpoint)| {
            matches!(self.companion, Companion::Up(_))
                && endpoint.sync == Sync::Edited
                && endpoint.policy.validate().is_empty()
        });
        edited.map(|(name, endpoint)| (name.clone(), endpoint.policy.clone())).collect()
    }

    /// The scenario that a guided stage starts with.
    pub fn stage_start(&self, stage: usize) -> Option<Scenario> {
        STAGES.get(stage).map(|stage| stage.start(&self.lab()))
    }

    /// Where stages and experiments take place.
    pub fn lab(&self) -> Lab<'_> {
        Lab { page_origin: &self.page_origin, lab_ports: self.companion.lab_ports() }
    }

    /// Sets request and policy up as in `scenario`.
    fn set_up(&mut self, scenario: Scenario) {
        self.picked.clear();
        self.sender = scenario.sender();
        self.run_url = if scenario.kept_url { RunUrl::Kept } else { RunUrl::Fresh };
        self.draft = Draft(scenario.request);
        // A page that waits in `send()` is not drawn meanwhile, so this one does not.
        self.draft.0.xhr_sync = false;
        if let (Some(policy), Some(target)) = (scenario.policy, self.target()) {
            self.endpoints.put(target.endpoint, policy);
        }
    }
}
