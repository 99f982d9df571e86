//! What outlives a reload of the page: a text of lines, each a name and a value.
//!
//! Requests and policies are written as links have them. Whatever cannot be read any more is as on
//! a page that opens for the first time.

use cors_experiment::Sender;
use cors_experiment::catalogue::experiments;
use cors_experiment::{RequestSpec, permalink};

use super::{Companion, Pasted, RunUrl, Session, Sheet, Sync, Way, step::link};

/// The first line. Another one is of another page.
const VERSION: &str = "visit 1";
/// Before what is pasted, which may have lines of its own.
const PASTED: &str = "\npasted\n";
/// How long a pasted text may be to be kept.
const MOST_PASTED: usize = 200 << 10;

impl Session {
    /// What the visitor would miss after a reload.
    pub fn visit_text(&self) -> String {
        let mut text = VERSION.to_owned();
        let mut line = |parts: &[&str]| {
            text.push('\n');
            text.push_str(&parts.join(" "));
        };
        let ports = self.companion.lab_ports().iter().map(u16::to_string);
        line(&["ports", &ports.collect::<Vec<_>>().join(",")]);
        line(&["request", &link(&self.draft.0, None)]);
        line(&["sender", self.sender.words()]);
        match self.run_url {
            RunUrl::Fresh => {}
            RunUrl::Kept => line(&["kept-url"]),
        }
        line(&["stage", &self.guide.current.map_or_else(String::new, |stage| stage.to_string())]);
        if self.guide.was_unsolved {
            line(&["unsolved"]);
        }
        for (stage, done) in self.guide.done.iter().enumerate() {
            if *done {
                line(&["done", &stage.to_string()]);
            }
        }
        for id in &self.catalogue.done {
            line(&["mended", id]);
        }
        // Read first, it decides whether the experiment asks for a guess.
        if self.catalogue.predicts_at_once {
            line(&["predicts"]);
        }
        if let Some(open) = &self.catalogue.open {
            line(&["experiment", open.experiment.id]);
        }
        if let Some(sheet) = self.sheet {
            line(&["sheet", sheet.title()]);
        }
        if let Some(key) = &self.last_run {
            line(&["run", key]);
        }
        self.endpoint_lines(&mut line);
        for (name, way) in [("undo", Way::Back), ("redo", Way::Forth)] {
            for step in self.undo.lines(way) {
                line(&[name, &step]);
            }
        }
        if self.pasted.text.len() <= MOST_PASTED {
            text.push_str(PASTED);
            text.push_str(&self.pasted.text);
        }
        text
    }

    fn endpoint_lines(&self, line: &mut dyn FnMut(&[&str])) {
        let target = self.target().map(|target| target.endpoint);
        for (name, endpoint) in self.endpoints.iter() {
            let policy = || link(&RequestSpec::new(""), Some(endpoint.policy.clone()));
            match endpoint.sync {
                // The server knows it; the page is to know it as long as the server is away.
                Sync::Saved if target.as_ref() == Some(name) => line(&["known", name, &policy()]),
                Sync::Saved => {}
                Sync::Edited | Sync::Saving { .. } | Sync::Refused(_) => {
                    line(&["edited", name, &policy()]);
                }
            }
        }
    }

    /// The session as it was when this text was written. Nothing is sent, and the server is told
    /// of no policy but those that it had yet to be told of.
    #[must_use]
    pub fn resumed(mut self, text: &str) -> Self {
        let (lines, pasted) = text.split_once(PASTED).unwrap_or((text, ""));
        let mut lines = lines.lines();
        if lines.next() == Some(VERSION) {
            self.guide.current = None;
            for line in lines {
                let (name, value) = line.split_once(' ').unwrap_or((line, ""));
                // What makes no sense is left as it is.
                let _ = self.resume(name, value);
            }
            self.pasted = Pasted::read(pasted.into(), &self.lab());
        }
        self
    }

    fn resume(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "ports" => {
                let ports = value.split(',').map(|port| port.parse().ok());
                let lab_ports = ports.collect::<Option<Vec<u16>>>()?;
                self.companion = Companion::Unknown { lab_ports };
            }
            "request" => self.draft.0 = permalink::decode(value).ok()?.request,
            "sender" => self.sender = Sender::by_words(value)?,
            "kept-url" => self.run_url = RunUrl::Kept,
            "stage" => self.guide.current = value.parse().ok().filter(|&at| self.is_stage(at)),
            "unsolved" => self.guide.was_unsolved = true,
            "done" => *self.guide.done.get_mut(value.parse::<usize>().ok()?)? = true,
            "mended" => {
                let known = experiments().find(|experiment| experiment.id == value)?;
                self.catalogue.done.push(known.id);
            }
            "experiment" => {
                let known = experiments().find(|experiment| experiment.id == value)?;
                self.catalogue.open(known);
            }
            "sheet" => {
                self.sheet = Some(Sheet::ALL.into_iter().find(|sheet| sheet.title() == value)?);
            }
            "predicts" => self.catalogue.predicts_at_once = true,
            "undo" => self.undo.resume(Way::Back, value)?,
            "redo" => self.undo.resume(Way::Forth, value)?,
            "run" => self.last_run = Some(value.to_owned()),
            "known" | "edited" => {
                let (endpoint, link) = value.split_once(' ')?;
                let policy = permalink::decode(link).ok()?.policy?;
                if name == "edited" {
                    self.endpoints.remove(endpoint);
                    self.endpoints.put(endpoint.to_owned(), policy);
                } else {
                    self.endpoints.heard(endpoint.to_owned(), 0, policy);
                }
            }
            _ => {}
        }
        Some(())
    }

    fn is_stage(&self, position: usize) -> bool {
        position < self.guide.done.len()
    }
}
