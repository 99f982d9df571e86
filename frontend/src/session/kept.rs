//! A finished run as the browser keeps it from one visit to the next.

use cors_experiment::Sender;
use cors_experiment::{Witnesses, export, permalink};

use super::Report;

/// How many runs are kept.
pub const MOST_RUNS: usize = 200;
/// How many bytes they may have together.
const MOST_BYTES: usize = 5 << 20;
/// How many bytes one of them may have; of a larger one only its outcome is kept.
const MOST_BYTES_EACH: usize = 256 << 10;
/// How many characters of a title are kept.
const LONGEST_TITLE: usize = 300;

/// A finished run. In the browser it is six lines, in the order of the members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Names the run, and sorts by age: the time in milliseconds, what tells it from others of the
    /// same time, and its size.
    pub key: String,
    /// Method and URL.
    pub asked: String,
    /// Who sent it, in words; empty for the page.
    pub sender: String,
    /// `reject response/allow-origin-missing`, `resolve`, `reject unknown`.
    pub told: String,
    /// What came of it, in a sentence.
    pub headline: String,
    /// The scenario as the fragment of a link; empty where that is too long to be kept.
    pub link: String,
    /// The exchange in JSON, with what the server recorded; empty where it recorded nothing.
    pub exchange: String,
    /// What a search looks through, in lower case.
    words: String,
}

/// How a run went, as a mark shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Script got the answer.
    Pass,
    /// It did not.
    Fail,
    /// Nobody can say, or the witnesses contradict each other.
    Unclear,
}

impl Kept {
    /// A run that finished at a time in milliseconds. `suffix` tells it from others of that time.
    pub fn of(report: &Report, at: u64, suffix: &str) -> Self {
        let request = &report.scenario.request;
        let verdict = &report.verdict;
        let outcome = verdict.outcome_id();
        let told = match (verdict.stage_id(), verdict.cause_id(), verdict.witnesses()) {
            (Some(stage), Some(cause), _) => [outcome, " ", stage, "/", cause].concat(),
            (_, _, Witnesses::Agree) => outcome.to_owned(),
            (_, _, unclear) => [outcome, " ", unclear.id()].concat(),
        };
        let record = report.record.exchanges();
        // Without a record the answers would be those of the prediction.
        let exchange = export::exchange_json(&report.scenario, record);
        let exchange = exchange.filter(|_| !record.is_empty());
        let mut lines = [
            line(&[&request.method, " ", &request.url].concat()),
            sender_words(report.scenario.sender()).to_owned(),
            told,
            line(&report.headline()),
            permalink::encode(&report.scenario),
            exchange.unwrap_or_default(),
        ];
        for part in [5, 4] {
            if lines.iter().map(String::len).sum::<usize>() > MOST_BYTES_EACH {
                lines[part].clear();
            }
        }
        let size = lines.iter().map(String::len).sum::<usize>();
        Self::new(format!("{at:013}.{suffix}.{size}"), lines)
    }

    /// A run as it was kept; `None` for what is none.
    pub fn read(key: String, text: &str) -> Option<Self> {
        let mut lines = text.splitn(6, '\n').map(str::to_owned);
        let mut next = || lines.next();
        let lines = [next()?, next()?, next()?, next()?, next()?, next()?];
        key_parts(&key)?;
        Some(Self::new(key, lines))
    }

    fn new(key: String, lines: [String; 6]) -> Self {
        let [asked, sender, told, headline, link, exchange] = lines;
        // Of the JSON, the pairs: headers' names and values.
        let headers = exchange.split("[\"").skip(1).filter_map(|part| part.split(']').next());
        let mut words = [asked.as_str(), &sender, &told, &headline, &link].join("\n");
        headers.for_each(|header| words.extend(["\n", header]));
        words.make_ascii_lowercase();
        Self { key, asked, sender, told, headline, link, exchange, words }
    }

    /// What [`read`](Self::read) reads.
    pub fn text(&self) -> String {
        let Self { asked, sender, told, headline, link, exchange, .. } = self;
        [asked.as_str(), sender, told, headline, link, exchange].join("\n")
    }

    /// When it finished, in milliseconds.
    pub fn at(&self) -> u64 {
        key_parts(&self.key).map_or(0, |(at, _)| at)
    }

    /// Whether every word of a search is somewhere in it.
    pub fn has(&self, search: &str) -> bool {
        let search = search.to_ascii_lowercase();
        search.split_whitespace().all(|word| self.words.contains(word))
    }

    /// How it went.
    pub fn tone(&self) -> Tone {
        match self.told.split_once(' ') {
            Some((_, place)) if place.contains('/') => Tone::Fail,
            Some(_) => Tone::Unclear,
            None if self.told == "resolve" => Tone::Pass,
            None => Tone::Fail,
        }
    }
}

/// The keys of the runs for which there is no more room, of keys that begin with the oldest. What
/// names no run is none that could be shown.
pub fn superfluous(keys: &[String]) -> Vec<String> {
    let (mut runs, mut bytes) = (0, 0_usize);
    let too_many = |key: &&String| {
        let Some((_, size)) = key_parts(key) else { return true };
        runs += 1;
        bytes = bytes.saturating_add(size);
        runs > MOST_RUNS || bytes > MOST_BYTES
    };
    keys.iter().rev().filter(too_many).cloned().collect()
}

/// The time and the size in a key.
fn key_parts(key: &str) -> Option<(u64, usize)> {
    let mut parts = key.split('.');
    let at = parts.next()?.parse().ok()?;
    let size = parts.nth(1)?.parse().ok()?;
    Some((at, size))
}

fn sender_words(sender: Sender) -> &'static str {
    match sender {
        Sender::Page => "",
        Sender::SandboxedFrame | Sender::Worker => sender.words(),
    }
}

/// A text that fits on a line.
fn line(text: &str) -> String {
    let character = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().take(LONGEST_TITLE).map(character).collect()
}
