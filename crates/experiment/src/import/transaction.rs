//! Requests and answers as they crossed the wire, put together to what script did.

use cors_engine::{Profile, is_redirect_status};
use url::Url;

use super::{
    Entry,
    assumed_page::assume_page,
    sent::{ASKED_FOR, Made, Sent},
};
use crate::{
    Lab,
    judge::{Answer, HopAnswers, HttpAnswer, ResponseHeader, TransportError},
};

/// A request and what came back.
#[derive(Clone, Debug, Default)]
pub(super) struct Transaction {
    /// The request.
    pub(super) sent: Sent,
    /// The answer; `None` where none was recorded.
    pub(super) answer: Option<HttpAnswer>,
    /// The page's origin, where something beside the request told it.
    pub(super) page_origin: Option<String>,
    /// What else was told of it.
    pub(super) notes: Vec<String>,
    /// What the browser itself made of it.
    pub(super) witness: Witness,
}

/// What is known of a browser that made a request, beside the messages.
#[derive(Clone, Debug, Default)]
pub(super) struct Witness {
    /// Which one it is.
    pub(super) browser: Option<Profile>,
    /// The failure that it noted.
    pub(super) error: Option<String>,
}

impl Transaction {
    /// Where the answer leads, if it is a redirect.
    pub(super) fn redirects_to(&self) -> Option<Url> {
        let answer = self.answer.as_ref()?;
        if !is_redirect_status(answer.status.code()) {
            return None;
        }
        let mut lines = answer.headers.iter();
        let location = lines.find(|line| line.name().eq_ignore_ascii_case("location"))?;
        Url::parse(&self.sent.url).ok()?.join(location.value()).ok()
    }

    /// The request of which no answer is known.
    pub(super) fn unanswered(self) -> Made {
        let mut made = self.sent.made_or_asked_for();
        made.notes.splice(0..0, self.notes);
        made
    }
}

/// How many redirects are followed, as browsers do.
const MOST_HOPS: usize = 20;

/// What script did, in order: each request with its preflight and its redirects.
pub(super) fn entries(transactions: Vec<Transaction>, lab: &Lab<'_>) -> Vec<Entry> {
    let mut pairing = Pairing { used: vec![false; transactions.len()], transactions };
    // Every entry at the place of its first request, whichever finds it.
    let mut entries: Vec<Option<Entry>> = pairing.transactions.iter().map(|_| None).collect();
    for (at, entry) in entries.iter_mut().enumerate() {
        if !pairing.used[at] && !pairing.transactions[at].sent.is_preflight() {
            *entry = Some(pairing.entry(at, lab));
        }
    }
    for (at, entry) in entries.iter_mut().enumerate() {
        if !pairing.used[at] {
            *entry = Some(pairing.orphan(at, lab));
        }
    }
    entries.into_iter().flatten().collect()
}

/// A header line of an answer as JSON can hold it: what is no byte becomes the bytes of its UTF-8.
pub(super) fn response_lines(name: &str, value: &str) -> Vec<ResponseHeader> {
    let bytes = |line: &str| -> String {
        if line.chars().all(|c| c <= '\u{ff}') {
            line.to_owned()
        } else {
            line.bytes().map(char::from).collect()
        }
    };
    // Some tools write several lines of one name as lines of one value.
    let lines = value.split(['\n', '\r']).filter(|line| !line.is_empty() || value.is_empty());
    lines.filter_map(|line| ResponseHeader::new(name, &bytes(line))).collect()
}

struct Pairing {
    transactions: Vec<Transaction>,
    used: Vec<bool>,
}

impl Pairing {
    /// What script did that began with the request at `at`.
    fn entry(&mut self, at: usize, lab: &Lab<'_>) -> Entry {
        let mut hops = Vec::new();
        let mut next = Some(at);
        let mut asked = None;
        let mut notes = Vec::new();
        let mut witness = self.transactions[at].witness.clone();
        while let Some(current) = next {
            self.used[current] = true;
            let preflight = self.preflight_of(current);
            if let Some(preflight) = preflight {
                self.used[preflight] = true;
                asked.get_or_insert_with(|| self.transactions[preflight].sent.asked_names());
            }
            let transaction = &self.transactions[current];
            notes.extend(transaction.notes.iter().cloned());
            witness.error = witness.error.or_else(|| transaction.witness.error.clone());
            next = self.redirected(current).filter(|_| hops.len() < MOST_HOPS);
            hops.push(HopAnswers {
                preflight: preflight.map(|at| answer(&self.transactions[at])),
                response: Some(answer(transaction)),
            });
        }
        let first = &self.transactions[at];
        let mut made = first.sent.clone().made(asked.as_deref());
        made.page_origin = made.page_origin.or_else(|| first.page_origin.clone());
        made.notes.extend(notes);
        assume_page(&mut made, &hops);
        Entry::answered(made, hops, &witness, lab)
    }

    /// A preflight whose request never came: it was refused, or not recorded.
    fn orphan(&mut self, at: usize, lab: &Lab<'_>) -> Entry {
        self.used[at] = true;
        let transaction = &self.transactions[at];
        let asked = transaction.sent.asked_names();
        let mut made = transaction.sent.asked_for().made(Some(&asked));
        made.page_origin = made.page_origin.or_else(|| transaction.page_origin.clone());
        made.notes.extend(transaction.notes.iter().cloned());
        made.notes.push(ASKED_FOR.to_owned());
        let hop = HopAnswers { preflight: Some(answer(transaction)), response: None };
        let hops = vec![hop];
        assume_page(&mut made, &hops);
        Entry::answered(made, hops, &transaction.witness, lab)
    }

    /// The preflight that was sent for a request: the nearest before it, else the nearest behind,
    /// for tools list them in either order.
    fn preflight_of(&self, at: usize) -> Option<usize> {
        let actual = &self.transactions[at].sent;
        let asks = |other: &usize| {
            let preflight = &self.transactions[*other].sent;
            !self.used[*other]
                && preflight.is_preflight()
                && same_url(&preflight.url, &actual.url)
                && preflight.header("access-control-request-method") == Some(&actual.method)
        };
        let mut before = (0..at).rev();
        before.find(asks).or_else(|| (at + 1..self.transactions.len()).find(asks))
    }

    /// The request that followed the redirect in an answer.
    fn redirected(&self, at: usize) -> Option<usize> {
        let target = self.transactions[at].redirects_to()?;
        let follows = |other: &usize| {
            let sent = &self.transactions[*other].sent;
            !self.used[*other] && !sent.is_preflight() && same_url(&sent.url, target.as_str())
        };
        (at + 1..self.transactions.len()).find(follows)
    }
}

fn answer(transaction: &Transaction) -> Answer {
    match &transaction.answer {
        Some(answer) => Answer::Http(answer.clone()),
        None => Answer::Failed { error: TransportError::Connection },
    }
}

pub(super) fn same_url(one: &str, other: &str) -> bool {
    one.split('#').next() == other.split('#').next()
}
