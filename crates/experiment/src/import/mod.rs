//! Import: whatever people have at hand becomes something that can be set up here.
//!
//! *Copy as fetch*, *Copy as cURL*, a HAR archive, a line of a console, heads of requests and
//! answers: [`import`] finds out which of them a text is. It does nothing else: to set up what it
//! found is up to the visitor.

mod archive;
mod assumed_page;
mod base64;
mod beside;
mod browser_headers;
pub(crate) mod companion_answer;
mod curl;
mod curl_option;
mod curl_url;
mod entry;
mod exchange_text;
mod fetch_call;
mod form;
mod heads;
mod http_text;
mod judged;
pub(crate) mod literal;
mod note;
mod problem;
mod quoted;
mod said;
mod sent;
mod shell;
mod terminal;
#[cfg(test)]
mod tests;
mod transaction;
mod windows;

pub(crate) use self::sent::stand_in;
use self::{
    beside::Beside,
    literal::{Dialect, Reader},
    sent::Made,
};
pub use self::{entry::Entry, problem::Problem};
use crate::{
    Lab,
    console::{LONGEST_CONSOLE_TEXT, Message, decode},
    permalink,
};

/// What a text turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A call of `fetch()`.
    Fetch,
    /// A command of curl's.
    Curl,
    /// A HAR archive.
    Archive,
    /// Lines of a browser's console.
    Console,
    /// Heads of HTTP messages.
    Http,
    /// A link that holds a scenario.
    Link,
    /// An exchange in JSON.
    Exchange,
    /// A URL and no more.
    Url,
}

impl Source {
    /// What to call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fetch => "a call of fetch()",
            Self::Curl => "a curl command",
            Self::Archive => "a HAR archive",
            Self::Console => "console output",
            Self::Http => "HTTP as text",
            Self::Link => "a link with an experiment",
            Self::Exchange => "an exchange",
            Self::Url => "a URL",
        }
    }
}

/// What a text holds.
#[derive(Clone, Debug)]
pub struct Import {
    /// What it is.
    pub source: Source,
    /// The requests or messages in it, in order; at least one.
    pub entries: Vec<Entry>,
    /// What holds for the whole.
    pub notes: Vec<String>,
}

impl Import {
    /// The entry to look at first: one that failed, else one of which nobody can tell.
    pub fn first_failed(&self) -> usize {
        let find = |is: fn(&Entry) -> bool| self.entries.iter().position(is);
        find(|entry| entry.outcome.as_ref().is_some_and(|outcome| outcome.failure().is_some()))
            .or_else(|| find(|entry| entry.outcome.is_none()))
            .unwrap_or(0)
    }
}

/// How many bytes a text may have.
pub const MOST_BYTES: usize = 32 << 20;

/// Finds out what a text is, and what is in it.
///
/// # Errors
///
/// When the text is nothing that is known, or breaks off where more was expected.
pub fn import(text: &str, lab: &Lab<'_>) -> Result<Import, Problem> {
    if text.len() > MOST_BYTES {
        let message = format!(
            "This has {} MB, and {} can be read. Filter the list in the developer tools before you \
             save it.",
            text.len() >> 20,
            MOST_BYTES >> 20
        );
        return Err(Problem::at(text, 0, message));
    }
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.is_empty() {
        return Err(Problem::at(text, 0, EXPECTED));
    }
    let import = |source, entries| Ok(Import { source, entries, notes: Vec::new() });
    if let Some(fragment) = link(start) {
        return match permalink::decode(fragment) {
            Ok(scenario) => import(Source::Link, vec![Entry::linked(scenario, lab)]),
            Err(error) => {
                Err(Problem::at(text, 0, format!("This link cannot be opened: {error}.")))
            }
        };
    }
    if start.starts_with('{') {
        return json(text, lab);
    }
    let messages = decode(text);
    if !messages.is_empty() {
        return console(text, messages, lab);
    }
    if start.starts_with('[') && !LEVELS.iter().any(|level| start.starts_with(level)) {
        return json(text, lab);
    }
    let (source, asked) = if let Some(made) = Made::plain(start.trim_end()) {
        (Source::Url, vec![made])
    } else if curl::is_command(start) {
        if let Some(transactions) = terminal::read(text)? {
            return import(Source::Curl, transaction::entries(transactions, lab));
        }
        (Source::Curl, curl::read(text)?)
    } else if fetch_call::is_call(start) {
        (Source::Fetch, fetch_call::read(text, None)?)
    } else if http_text::is_http(text) {
        let mut transactions = heads::transactions(http_text::read(text)?, None);
        heads::complete_preflights(&mut transactions);
        let entries = transaction::entries(transactions, lab);
        if !entries.is_empty() {
            return import(Source::Http, entries);
        }
        (Source::Http, Vec::new())
    } else {
        // A command may stand among other words.
        (Source::Curl, Beside::read(text).requests)
    };
    if !asked.is_empty() {
        return import(source, asked.into_iter().map(|made| Entry::asked(made, lab)).collect());
    }
    Err(Problem::at(text, text.len() - start.len(), expected(start)))
}

/// What a console told.
fn console(text: &str, messages: Vec<Message>, lab: &Lab<'_>) -> Result<Import, Problem> {
    Problem::of_number(text, 0, messages.len().saturating_sub(1))?;
    let beside = Beside::read(text);
    let entry = |message: Message| Entry::console(message, &beside, lab);
    let entries = messages.into_iter().map(entry).collect();
    let read = (text.len() > LONGEST_CONSOLE_TEXT).then_some("Only the first 512 kB were read.");
    let notes = read.into_iter().map(str::to_owned).collect();
    Ok(Import { source: Source::Console, entries, notes })
}

/// The fragment of a link that holds a scenario.
fn link(text: &str) -> Option<&str> {
    let (address, fragment) = text.trim_end().split_once('#')?;
    let plain = !text.trim_end().contains(char::is_whitespace);
    let known = address.is_empty() || address.starts_with("http");
    (plain && known && permalink::is_permalink(fragment)).then_some(fragment)
}

/// A HAR archive or an exchange.
fn json(text: &str, lab: &Lab<'_>) -> Result<Import, Problem> {
    let mut reader = Reader::new(text, 0, Dialect::Json);
    let root = reader.value()?;
    if archive::is_archive(&root) {
        let archive::Archive { transactions, notes } = archive::read(text, &root)?;
        let entries = transaction::entries(transactions, lab);
        return Ok(Import { source: Source::Archive, entries, notes });
    }
    if root.get("page").is_none() {
        let message = "This is JSON, but no HAR archive: it has no `log` with `entries`.";
        return Err(Problem::at(text, root.at, message));
    }
    let entries = exchange_text::read(text, &root, lab)?;
    Ok(Import { source: Source::Exchange, entries, notes: Vec::new() })
}

/// What Safari puts before each line that is copied from its console.
const LEVELS: [&str; 5] = ["[Error] ", "[Warning] ", "[Log] ", "[Info] ", "[Debug] "];

fn expected(start: &str) -> &'static str {
    let known = KNOWN.iter().find(|(part, _)| start.contains(part));
    known.map_or(EXPECTED, |(_, words)| words)
}

/// What is pasted often and cannot be imported, by words in it.
const KNOWN: &[(&str, &str)] = &[
    ("Invoke-WebRequest", "This was copied for PowerShell. Copy it as fetch or as cURL."),
    (
        "Refused to get unsafe header",
        "Script asked for a header of an answer that may not be read. Let the server name it in \
         `Access-Control-Expose-Headers`; `Set-Cookie` can never be read.",
    ),
    ("Failed to fetch", UNTOLD),
    ("Load failed", UNTOLD),
    ("NetworkError when attempting to fetch", UNTOLD),
    ("Network Error", UNTOLD),
    ("ERR_NETWORK", UNTOLD),
];
const UNTOLD: &str = "To script every failed request looks like this. The browser's own line above \
                      it in the console tells the cause: paste that one.";

const EXPECTED: &str = "Expected what Copy as fetch or Copy as cURL gives, a HAR archive, a line of \
                        a browser's console, or the head of an HTTP request or answer.";
