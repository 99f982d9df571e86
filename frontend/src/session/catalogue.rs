//! How far the visitor is in the catalogue.

use cors_engine::Profile;
use cors_experiment::catalogue::{Experiment, Guess};
use cors_experiment::{Scenario, Verdict};

use super::Session;

/// Something that the visitor did with the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub enum CatalogueAction {
    /// Typed into the filter.
    Filter(String),
    /// Opened an experiment.
    Open(&'static Experiment),
    /// Wants to guess before sending.
    GuessFirst,
    /// Wants to see what is predicted.
    ShowPrediction,
    /// Wants every experiment to begin with the one or the other.
    ToggleGuessing,
    /// Guessed.
    Guess(Guess),
}

/// The catalogue as the visitor walks through it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// What is typed into the filter.
    pub filter: String,
    /// The experiment that is open.
    pub open: Option<Opened>,
    /// The experiments done on this visit, by their ids.
    pub done: Vec<&'static str>,
    /// Whether experiments begin with their prediction on the screen, and not with a guess.
    pub predicts_at_once: bool,
}

/// An open experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Which one.
    pub experiment: &'static Experiment,
    /// Whether the visitor guesses.
    pub guessing: Guessing,
    /// How its last run went.
    pub course: Course,
}

/// Whether the visitor guesses, and how well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guessing {
    /// No.
    Not,
    /// The visitor is to choose.
    Asked,
    /// The visitor chose this, and nothing was sent yet.
    Guessed(Guess),
    /// A run told the answer.
    Told {
        /// The visitor's.
        guess: Guess,
        /// The right one.
        right: Guess,
    },
}

/// How the last run of an experiment went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// There was none.
    NotRun,
    /// The witnesses do not agree, or know too little.
    Unclear,
    /// It showed what the experiment is about.
    Missed,
    /// It went as it should.
    Reached,
}

impl Opened {
    /// An experiment that asks for no guess and was not run.
    pub(super) fn quietly(experiment: &'static Experiment) -> Self {
        Self { experiment, guessing: Guessing::Not, course: Course::NotRun }
    }
}

impl Catalogue {
    /// Opens an experiment.
    pub fn open(&mut self, experiment: &'static Experiment) {
        let guessing = if self.predicts_at_once { Guessing::Not } else { Guessing::Asked };
        self.open = Some(Opened { experiment, guessing, course: Course::NotRun });
    }

    /// Lets the visitor guess, or takes the guess in. After a run there is nothing left to guess.
    pub fn guess(&mut self, guessing: Guessing) {
        if let Some(open) = &mut self.open
            && open.course == Course::NotRun
        {
            open.guessing = guessing;
        }
    }

    /// Whether the prediction would give away what is being guessed.
    pub fn is_guessing(&self) -> bool {
        self.open.as_ref().is_some_and(|open| match open.guessing {
            Guessing::Asked | Guessing::Guessed(_) => true,
            Guessing::Not | Guessing::Told { .. } => false,
        })
    }

    /// Takes in how a run went that asked the endpoint of this name, or none of the companion's.
    pub fn ran(
        &mut self,
        endpoint: Option<&str>,
        scenario: &Scenario,
        verdict: &Verdict,
        profile: Profile,
    ) {
        let Some(open) = &mut self.open else { return };
        let (Verdict::Resolved(outcome) | Verdict::Failed(outcome)) = verdict else {
            open.course = Course::Unclear;
            return;
        };
        open.guessing = match open.guessing {
            Guessing::Guessed(guess) => {
                let right = open.experiment.question.answer(scenario, outcome, profile);
                Guessing::Told { guess, right }
            }
            Guessing::Asked => Guessing::Not,
            Guessing::Not | Guessing::Told { .. } => open.guessing,
        };
        let own = endpoint == Some(&open.experiment.endpoint());
        if own && open.experiment.goal.is_reached(scenario, outcome, profile) {
            open.course = Course::Reached;
            if !self.done.contains(&open.experiment.id) {
                self.done.push(open.experiment.id);
            }
        } else {
            open.course = Course::Missed;
        }
    }
}

impl Session {
    /// The open experiment, once it was run, as long as the request goes where it belongs.
    pub fn experiment_run(&self) -> Option<&Opened> {
        let open = self.catalogue.open.as_ref().filter(|open| open.course != Course::NotRun)?;
        let target = self.target();
        let strays = target.is_some_and(|target| target.endpoint != open.experiment.endpoint());
        (!strays).then_some(open)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use cors_engine::{Outcome, Profile};
    use cors_experiment::Sender;
    use cors_experiment::catalogue::{Experiment, Guess, experiments};
    use cors_experiment::{Scenario, Verdict, predict};
    use cors_wire::{Health, SERVICE};

    use super::{Catalogue, CatalogueAction, Course, Guessing};
    use crate::session::{Action, CompanionAction, Run, Session, Sheet};

    fn experiment(id: &str) -> &'static Experiment {
        experiments().find(|experiment| experiment.id == id).expect("an experiment")
    }

    fn opened(id: &str) -> Rc<Session> {
        let session = Session::new("http://localhost:8000".to_owned(), Profile::Standard);
        Rc::new(session).reduce(Action::Catalogue(CatalogueAction::Open(experiment(id))))
    }

    fn up(session: Rc<Session>) -> Rc<Session> {
        let (service, version) = (SERVICE.to_owned(), "0".to_owned());
        let (lab_ports, instance) = (vec![3000, 3001], String::new());
        let health = Health { service, version, lab_ports, ipv6: true, tls_port: None, instance };
        session.reduce(Action::Companion(CompanionAction::Up(health, Vec::new())))
    }

    fn predicted(session: &Session) -> Outcome {
        predict(&session.scenario(), session.profile).expect("a known target")
    }

    /// The verdict of a run in which browser and record do what is predicted.
    fn verdict(session: &Session) -> Verdict {
        let outcome = predicted(session);
        match outcome.failure() {
            Some(_) => Verdict::Failed(outcome),
            None => Verdict::Resolved(outcome),
        }
    }

    fn ran(catalogue: &mut Catalogue, endpoint: &str, session: &Session) {
        let (scenario, verdict) = (session.scenario(), verdict(session));
        catalogue.ran(Some(endpoint), &scenario, &verdict, session.profile);
    }

    #[test]
    fn opening_an_experiment_leaves_the_visitors_own_endpoint_alone() {
        let session = opened("no-header").reduce(Action::OpenSheet(Sheet::Catalogue));
        let own = session.endpoints.get(cors_wire::ROOT).expect("the article's").clone();
        let open = CatalogueAction::Open(experiment("json-post"));
        let session = session.reduce(Action::Catalogue(open));
        assert_eq!((session.sheet, session.guide.current), (None, None));
        assert_eq!(session.draft.0.url, "http://localhost:3000/e/x-json-post");
        assert_eq!(session.endpoints.get(cors_wire::ROOT), Some(&own));
    }

    #[test]
    fn a_new_endpoint_outlives_the_companions_list_and_is_saved() {
        let session = up(opened("slash"));
        let unsaved = session.unsaved();
        assert_eq!(unsaved.len(), 1, "{unsaved:?}");
        assert_eq!(unsaved[0].0, "x-slash");
        let asked = session.reduce(Action::Send);
        assert!(asked.run == Run::Asked && !asked.is_synced());
    }

    #[test]
    fn an_experiment_from_a_frame_is_sent_by_one_and_the_next_is_not() {
        let session = opened("null-origin");
        assert_eq!(session.sender, Sender::SandboxedFrame);
        assert_eq!(session.scenario().page_origin, "null");
        let session = session.reduce(Action::OpenStage(0));
        assert_eq!((session.sender, &session.catalogue.open), (Sender::Page, &None));
    }

    #[test]
    fn what_is_relative_to_the_page_is_spelled_out_for_other_senders() {
        let session = opened("no-header").reduce(Action::SendBy(Sender::Worker));
        let own =
            Scenario { request: cors_experiment::RequestSpec::new("/own/x"), ..session.scenario() };
        let session = session.reduce(Action::SetUp(Box::new(own)));
        assert_eq!(session.sender, Sender::Worker);
        assert_eq!(session.scenario().request.url, "http://localhost:8000/own/x");
    }

    #[test]
    fn a_guess_hides_the_prediction_until_a_run_has_told() {
        let act = |session: Rc<Session>, action| session.reduce(Action::Catalogue(action));
        let session = act(opened("json-post"), CatalogueAction::GuessFirst);
        assert!(session.catalogue.is_guessing());
        let session = act(session, CatalogueAction::Guess(Guess::FailsAfterwards));
        let mut catalogue = session.catalogue.clone();
        ran(&mut catalogue, "x-json-post", &session);
        assert!(!catalogue.is_guessing());
        let open = catalogue.open.clone().expect("open");
        let right = Guess::PreflightFails;
        assert_eq!(open.guessing, Guessing::Told { guess: Guess::FailsAfterwards, right });
        assert_eq!((open.course, catalogue.done.len()), (Course::Missed, 0));
        catalogue.guess(Guessing::Asked);
        assert_eq!(catalogue.open.expect("open").guessing, open.guessing);
    }

    #[test]
    fn an_experiment_is_done_when_its_own_endpoint_does_what_the_fix_is_for() {
        let session = opened("json-post");
        let fixed = experiment("json-post").fixed(&session.scenario(), &session.lab());
        let session = session.reduce(Action::SetUp(Box::new(fixed)));
        let mut catalogue = session.catalogue.clone();
        ran(&mut catalogue, "root", &session);
        assert!(catalogue.done.is_empty());
        ran(&mut catalogue, "x-json-post", &session);
        ran(&mut catalogue, "x-json-post", &session);
        assert_eq!(catalogue.done, ["json-post"]);
        assert_eq!(catalogue.open.expect("open").course, Course::Reached);
    }
}
