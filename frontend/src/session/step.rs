//! One step that can be undone or redone.

use cors_experiment::catalogue::experiments;
use cors_experiment::json::to_json;
use cors_experiment::{RequestSpec, STAGES, Scenario, Sender, permalink};
use cors_wire::Policy;

use super::{Opened, RunUrl};

/// Between the fields of a step; no link has one in it.
const TAB: char = '\t';
/// What stands for something that is not there.
const NONE: &str = "-";

/// Everything that one edit changed, as it is on the other side of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// What changed, in the words of the page.
    pub(super) what: String,
    pub(super) request: RequestSpec,
    pub(super) sender: Sender,
    pub(super) run_url: RunUrl,
    pub(super) stage: Option<usize>,
    pub(super) experiment: Option<Opened>,
    /// The policies that are different, by their endpoints.
    pub(super) policies: Vec<(String, Policy)>,
    /// How many bytes request and policies have as JSON, which is about what they take in memory.
    pub(super) bytes: usize,
}

/// Every step equals itself, so two pointers to one are compared as pointers.
impl Eq for Step {}

impl Step {
    /// The step with its weight.
    pub(super) fn weighed(mut self) -> Self {
        let policies = self.policies.iter().map(|(_, policy)| to_json(policy).len());
        self.bytes = to_json(&self.request).len() + policies.sum::<usize>();
        self
    }

    /// The step as a line.
    pub(super) fn line(&self) -> String {
        let url = match self.run_url {
            RunUrl::Fresh => NONE,
            RunUrl::Kept => "kept",
        };
        let stage = self.stage.map_or_else(|| NONE.to_owned(), |stage| stage.to_string());
        let experiment = self.experiment.as_ref().map_or(NONE, |open| open.experiment.id);
        let request = link(&self.request, None);
        let mut line =
            [&self.what, self.sender.words(), url, &stage, experiment, &request].join("\t");
        for (name, policy) in &self.policies {
            line.extend(["\t", name, "\t", &link(&RequestSpec::new(""), Some(policy.clone()))]);
        }
        line
    }

    /// The step in a line; `None` for what makes no sense.
    pub(super) fn read(line: &str) -> Option<Self> {
        let mut fields = line.split(TAB);
        let mut step = Self {
            what: fields.next()?.to_owned(),
            sender: Sender::by_words(fields.next()?)?,
            run_url: if fields.next()? == NONE { RunUrl::Fresh } else { RunUrl::Kept },
            stage: fields.next()?.parse().ok().filter(|&stage: &usize| stage < STAGES.len()),
            experiment: None,
            request: RequestSpec::new(""),
            policies: Vec::new(),
            bytes: 0,
        };
        let id = fields.next()?;
        let experiment = experiments().find(|experiment| experiment.id == id);
        step.experiment = experiment.map(Opened::quietly);
        step.request = permalink::decode(fields.next()?).ok()?.request;
        while let Some(name) = fields.next() {
            step.policies.push((name.to_owned(), permalink::decode(fields.next()?).ok()?.policy?));
        }
        Some(step.weighed())
    }
}

/// A request and a policy as links have them.
pub(super) fn link(request: &RequestSpec, policy: Option<Policy>) -> String {
    permalink::encode(&Scenario::new(String::new(), request.clone(), policy))
}
