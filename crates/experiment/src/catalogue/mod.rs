//! The catalogue: experiments that are ready to be run, each with a story, a question, a fix and
//! what is learned.
//!
//! Experiments are rows of tables, one table a family. What comes of one is not written down: the
//! engine predicts it, as it does for everything else.

mod allow_origin;
mod attacks;
mod beyond;
mod credentials;
mod goal;
pub mod matrix;
mod not_cors;
mod place;
mod preflight;
mod question;
mod reading;
mod redirects;
mod setting;
mod text;
mod triggers;

use cors_wire::Policy;

pub use beyond::BEYOND;
pub use goal::Goal;
pub use place::Place;
pub use question::{Guess, Question};
use setting::{Part, Setting};
use text::Text;

use crate::Sender;
use crate::{Lab, RequestSpec, Scenario};

/// The families in order.
pub const FAMILIES: [Family; 8] = [
    allow_origin::FAMILY,
    preflight::FAMILY,
    triggers::FAMILY,
    credentials::FAMILY,
    reading::FAMILY,
    redirects::FAMILY,
    not_cors::FAMILY,
    attacks::FAMILY,
];

/// Experiments about one subject.
#[derive(Clone, Copy, Debug)]
pub struct Family {
    /// A few words.
    pub title: &'static str,
    /// The experiments in order.
    pub experiments: &'static [Experiment],
}

/// One experiment.
#[derive(Clone, Copy, Debug)]
pub struct Experiment {
    /// Its name in URLs and tests: lower case and hyphens.
    pub id: &'static str,
    /// A few words.
    pub title: &'static str,
    /// What this is about.
    pub story: &'static str,
    /// What to guess.
    pub question: Question,
    /// What the fix is for.
    pub goal: Goal,
    /// The fix in a few words, such as ``Send `true` ``.
    pub fix_title: &'static str,
    /// What is learned.
    pub lesson: &'static str,
    /// Who sends.
    pub sender: Sender,
    /// Whether its runs have one URL, so that the browser may remember something.
    pub runs: Runs,
    place: Place,
    start: &'static [Setting],
    fix: &'static [Setting],
}

/// Whether the runs of an experiment have one URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// Each has its own: whatever the browser remembers is of no use.
    Apart,
    /// All have the same, which no visit before had.
    Together,
}

/// Two are the same if they have the same name, which no two have.
impl PartialEq for Experiment {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The experiment that the rows of the tables differ from.
const PLAIN: Experiment = Experiment {
    id: "",
    title: "",
    story: "",
    question: Question::Ending,
    goal: Goal::Readable,
    fix_title: "",
    lesson: "",
    sender: Sender::Page,
    runs: Runs::Apart,
    place: Place::SameSite,
    start: &[],
    fix: &[],
};

/// Both answers name the page as allowed.
const ALLOWED: Setting = Setting::Both(Part::AllowOrigin(Text::PAGE));

/// All experiments, in the order of their families.
pub fn experiments() -> impl Iterator<Item = &'static Experiment> {
    FAMILIES.iter().flat_map(|family| family.experiments)
}

impl Experiment {
    /// The name of the endpoint that is the experiment's own.
    pub fn endpoint(&self) -> String {
        format!("x-{}", self.id)
    }

    /// The scenario that the experiment starts with; `None` where the lab lacks the place.
    pub fn start(&self, lab: &Lab<'_>) -> Option<Scenario> {
        let second = self.start.iter().any(|setting| setting.needs_second_port());
        if second && lab.second_port().is_none() {
            return None;
        }
        let mut scenario = Scenario::new(
            String::new(),
            RequestSpec::new(self.place.url(lab, &self.endpoint())?),
            Some(Policy::default()),
        )
        .sent_by(self.sender, lab.page_origin);
        scenario.kept_url = self.runs == Runs::Together;
        self.apply(self.start, &mut scenario, lab);
        Some(scenario)
    }

    /// A scenario after the fix. Leaves alone what the visitor changed besides.
    pub fn fixed(&self, scenario: &Scenario, lab: &Lab<'_>) -> Scenario {
        let mut fixed = scenario.clone();
        self.apply(self.fix, &mut fixed, lab);
        fixed
    }

    fn apply(&self, settings: &[Setting], scenario: &mut Scenario, lab: &Lab<'_>) {
        let endpoint = self.endpoint();
        for setting in settings {
            setting.apply(scenario, lab, &endpoint);
        }
    }
}

#[cfg(test)]
mod tests;
