//! How far the visitor got in finding out why a run failed.

use cors_experiment::Verdict;
use cors_experiment::probe::{Probe, ProbeStep, next_probe};

use super::{Report, Session};

/// The ladder of probes after a run that nobody could explain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// Whether the visitor asked for it.
    pub climbing: Climbing,
    /// What was tried, and what came of it.
    pub steps: Vec<ProbeStep>,
}

/// Whether probes are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Climbing {
    /// Not before the visitor says so.
    #[default]
    Waiting,
    /// They are, one after another.
    Under,
}

impl Ladder {
    /// Begins to climb, or stops.
    pub(super) fn toggle(&mut self) {
        self.climbing = match self.climbing {
            Climbing::Waiting => Climbing::Under,
            Climbing::Under => Climbing::Waiting,
        }
    }

    /// Takes in what a probe showed, once.
    pub(super) fn took(&mut self, step: ProbeStep) {
        if self.steps.iter().all(|known| known.probe != step.probe) {
            self.steps.push(step);
        }
    }
}

impl Session {
    /// The last run, if it failed and nothing says why.
    pub fn unexplained(&self) -> Option<&Report> {
        let report = self.report.as_deref()?;
        // Probes are this page's own requests, and tell nothing about another sender's.
        let rejected = report.verdict.outcome_id() == "reject"
            && report.scenario.page_origin == self.page_origin;
        (rejected && matches!(report.verdict, Verdict::Unknown(_))).then_some(report)
    }

    /// The probe to be made now.
    pub fn probe_to_make(&self) -> Option<Probe> {
        let report = self.unexplained()?;
        match self.ladder.climbing {
            Climbing::Under => next_probe(&report.scenario, &self.ladder.steps),
            Climbing::Waiting => None,
        }
    }
}
