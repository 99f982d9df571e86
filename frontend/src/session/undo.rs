//! Undo and redo: how the experiment was before the visitor's last edits.

use std::rc::Rc;

use cors_experiment::json::{ToJson, to_json};
use cors_experiment::{Change, changes, request_changes};

use super::{Action, CatalogueAction, HistoryAction, MatrixAction, Opened, Session, step::Step};

/// How many steps can be undone.
const MOST_STEPS: usize = 100;
/// How many bytes of requests and policies they may hold together, as JSON.
const MOST_BYTES: usize = 4 << 20;
/// How many characters the lines may have in which they outlive a reload.
const MOST_KEPT: usize = 200 << 10;
/// How many characters of JSON a keystroke changes at most: a quotation mark is two.
const STROKE: usize = 2;

/// What can be undone and redone, the latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    past: Vec<Rc<Step>>,
    future: Vec<Rc<Step>>,
    /// Where the last edit was, if a keystroke may belong to the same step.
    typing: Option<Place>,
    /// What was undone or redone just now, in words.
    pub said: String,
}

/// The way through the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

/// A place in the JSON of the request, or of the policy of the endpoint of this name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    endpoint: Option<String>,
    character: usize,
    /// How many characters are different from there on.
    length: usize,
}

/// Whether what an action changes can be undone.
pub(super) fn is_edit(action: &Action) -> bool {
    matches!(
        action,
        Action::Edit(_)
            | Action::EditPolicy(..)
            | Action::ToggleRunUrl
            | Action::SendBy(_)
            | Action::Catalogue(CatalogueAction::Open(_))
            | Action::Matrix(MatrixAction::Load(_))
            | Action::History(HistoryAction::Load(_))
            | Action::OpenStage(_)
            | Action::SetUp(_)
            | Action::Mend(_)
    )
}

impl Undo {
    /// What the next step would undo or redo.
    pub fn next(&self, way: Way) -> Option<&str> {
        self.steps(way).last().map(|step| step.what.as_str())
    }

    fn steps(&self, way: Way) -> &[Rc<Step>] {
        match way {
            Way::Back => &self.past,
            Way::Forth => &self.future,
        }
    }

    /// The latest steps of a way, each as a line, as many as are kept over a reload.
    pub(super) fn lines(&self, way: Way) -> Vec<String> {
        let mut room = MOST_KEPT;
        let lines = self.steps(way).iter().rev().map(|step| step.line());
        let fits = |line: &String| {
            let left = room.checked_sub(line.len());
            room = left.unwrap_or(0);
            left.is_some()
        };
        let mut lines: Vec<_> = lines.take_while(fits).collect();
        lines.reverse();
        lines
    }

    /// Takes in a line of a way, after those of earlier steps.
    pub(super) fn resume(&mut self, way: Way, line: &str) -> Option<()> {
        let step = Rc::new(Step::read(line)?);
        match way {
            Way::Back => self.past.push(step),
            Way::Forth => self.future.push(step),
        }
        Some(())
    }

    /// The next keystroke begins a step of its own.
    pub(super) fn pause(&mut self) {
        self.typing = None;
    }

    fn remember(&mut self, step: Step, place: Option<Place>) {
        let goes_on = match (&self.typing, &place) {
            (Some(last), Some(now)) => last.leads_to(now),
            (Some(_) | None, _) => false,
        };
        // Of a word that is being typed, the step that leads before it is there already.
        if !goes_on {
            self.past.push(Rc::new(step));
        }
        self.typing = place;
        self.future.clear();
        self.said.clear();
        let bytes = |steps: &[Rc<Step>]| steps.iter().map(|step| step.bytes).sum::<usize>();
        while self.past.len() > MOST_STEPS || bytes(&self.past) > MOST_BYTES {
            self.past.remove(0);
        }
    }
}

impl Session {
    /// Takes in that the visitor edited what was like this before.
    pub(super) fn edited(&mut self, before: &Self) {
        let is_changed = |(name, known): &&(String, super::EndpointState)| {
            self.endpoints.get(name).is_some_and(|now| now.policy != known.policy)
        };
        let changed = before.endpoints.iter().filter(is_changed);
        let names = changed.map(|(name, _)| name.as_str()).collect::<Vec<_>>();
        let mut step = before.step("", &names);
        if let Some(what) = self.difference(&step) {
            what.clone_into(&mut step.what);
            let place = self.place_of(&step);
            self.undo.remember(step, place);
        }
    }

    /// Undoes or redoes a step. A policy is put back as by an edit: the server is told as soon as
    /// it is there.
    pub(super) fn step_along(&mut self, way: Way) {
        self.undo.pause();
        loop {
            let (from, said) = match way {
                Way::Back => (&mut self.undo.past, "Undone: "),
                Way::Forth => (&mut self.undo.future, "Redone: "),
            };
            let Some(step) = from.pop() else { return };
            let left = from.len().to_string();
            // Somebody else may have changed a policy to what it was before.
            if self.difference(&step).is_none() {
                continue;
            }
            let names: Vec<_> = step.policies.iter().map(|(name, _)| name.as_str()).collect();
            let opposite = Rc::new(self.step(&step.what, &names));
            match way {
                Way::Back => self.undo.future.push(opposite),
                Way::Forth => self.undo.past.push(opposite),
            }
            self.undo.said = [said, &step.what, ". Steps left: ", &left, "."].concat();
            return self.put_back(&step);
        }
    }

    /// How everything is now, with the policies of these endpoints.
    fn step(&self, what: &str, names: &[&str]) -> Step {
        let policy =
            |name: &&str| Some(((*name).to_owned(), self.endpoints.get(name)?.policy.clone()));
        Step {
            what: what.to_owned(),
            request: self.draft.0.clone(),
            sender: self.sender,
            run_url: self.run_url,
            stage: self.guide.current,
            experiment: self.catalogue.open.clone(),
            policies: names.iter().filter_map(policy).collect(),
            bytes: 0,
        }
        .weighed()
    }

    fn put_back(&mut self, step: &Step) {
        self.picked.clear();
        self.draft.0.clone_from(&step.request);
        self.sender = step.sender;
        self.run_url = step.run_url;
        if self.guide.current != step.stage {
            self.guide.current = step.stage;
            self.guide.progress = None;
        }
        // Of the experiment that is open it stays known how its last run went.
        let id = |open: &Option<Opened>| open.as_ref().map(|open| open.experiment.id);
        if id(&self.catalogue.open) != id(&step.experiment) {
            self.catalogue.open.clone_from(&step.experiment);
        }
        for (name, policy) in &step.policies {
            if self.endpoints.get(name).is_some() {
                self.endpoints.put(name.clone(), policy.clone());
            }
        }
    }

    /// In what a step differs from how everything is now, in the words of the page.
    fn difference(&self, step: &Step) -> Option<&'static str> {
        let mut changes = request_changes(&step.request, &self.draft.0);
        let mut policies_differ = false;
        for (name, policy) in &step.policies {
            if let Some(now) = self.endpoints.get(name)
                && now.policy != *policy
            {
                policies_differ = true;
                changes.extend(self::changes(policy, &now.policy));
            }
        }
        match changes.as_slice() {
            [Change { what, .. }] => Some(what),
            [] if policies_differ => Some("Server answers"),
            [] if step.sender != self.sender => Some("Sent by"),
            [] if step.run_url != self.run_url => Some("URL of each run"),
            [] => None,
            [..] => Some("the whole set-up"),
        }
    }

    /// Where the one edit was that leads from `before` to how everything is now, if one does.
    fn place_of(&self, before: &Step) -> Option<Place> {
        let (endpoint, [from, to]): (_, [&dyn ToJson; 2]) = match before.policies.as_slice() {
            [] => (None, [&before.request, &self.draft.0]),
            [(name, policy)] if before.request == self.draft.0 => {
                (Some(name.clone()), [policy, &self.endpoints.get(name)?.policy])
            }
            [..] => return None,
        };
        let (character, length) = difference(&to_json(from), &to_json(to));
        Some(Place { endpoint, character, length })
    }
}

impl Place {
    /// Whether what came next is a keystroke beside this.
    fn leads_to(&self, next: &Self) -> bool {
        let apart = self.character.abs_diff(next.character);
        self.endpoint == next.endpoint && apart <= 1 && next.length <= STROKE
    }
}

/// How many characters two texts begin with alike, and how many differ then.
fn difference(from: &str, to: &str) -> (usize, usize) {
    let same = |(one, other): &(char, char)| one == other;
    let [left, right] = [from, to].map(|text| text.chars().count());
    let before = from.chars().zip(to.chars()).take_while(same).count();
    let most = left.min(right) - before;
    let after = from.chars().rev().zip(to.chars().rev()).take_while(same).take(most).count();
    (before, left.max(right) - before - after)
}
