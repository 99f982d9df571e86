//! A run of what is set up, from the wish to its end.

use std::rc::Rc;

use cors_experiment::{STAGES, Stored};

use super::{Ladder, Palette, Report, Session, Target};

/// What is being sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// Nothing.
    Idle,
    /// To be sent as soon as the server has the policy on the screen.
    Asked,
    /// On its way.
    Sending,
}

impl Session {
    /// Sends it as soon as that can be done.
    pub(super) fn ask(&mut self, stored: Stored) {
        self.stored = stored;
        if self.can_send() {
            self.run = Run::Asked;
            self.stopped = false;
        }
    }

    /// Waits for it no more.
    pub(super) fn stop(&mut self) {
        self.run = Run::Idle;
        self.stopped = true;
    }

    /// One key ends what is in front.
    pub(super) fn escape(&mut self) {
        if self.palette != Palette::Closed {
            self.palette = Palette::Closed;
        } else if self.run != Run::Idle {
            self.stop();
        } else {
            self.sheet = None;
        }
    }

    /// Takes in what came of it.
    pub(super) fn finish(&mut self, report: Rc<Report>) {
        self.run = Run::Idle;
        self.picked.clear();
        self.finished += 1;
        self.ladder = Ladder::default();
        if let Some(stage) = self.guide.current {
            self.guide.ran(STAGES[stage].progress(&report.scenario, &report.verdict));
        }
        let asked =
            Target::of(&report.scenario.request.url, &self.page_origin, self.companion.lab_ports());
        let asked = asked.as_ref().map(|target| target.endpoint.as_str());
        self.catalogue.ran(asked, &report.scenario, &report.verdict, report.profile);
        self.report = Some(report);
    }
}
