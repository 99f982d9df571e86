//! Requests that were pasted together with lines of a console.

use url::Url;

use super::{Problem, curl, fetch_call, http_text, sent::Made};
use crate::console::{Parameters, decode};

/// How many lines are looked at.
const MOST_LINES: usize = 2_000;

/// The requests beside the lines, and why what else is there cannot be used.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) requests: Vec<Made>,
    unused: Option<String>,
}

impl Beside {
    /// Reads every command of curl's and call of `fetch()` that begins a line, each up to the next
    /// line of a console.
    pub(super) fn read(text: &str) -> Self {
        let mut beside = Self::default();
        let mut asked = String::new();
        for line in text.lines().take(MOST_LINES) {
            if asked.is_empty() && !is_call(line) && !curl::is_command(line) {
                continue;
            }
            if asked.is_empty() || decode(line).is_empty() {
                asked += line;
                asked.push('\n');
            } else {
                beside.take(&std::mem::take(&mut asked));
            }
        }
        beside.take(&asked);
        if http_text::is_http(text) {
            beside.unused.get_or_insert_with(|| HEADS.to_owned());
        }
        beside
    }

    fn take(&mut self, asked: &str) {
        let read = match asked.lines().next() {
            None => return,
            Some(first) if is_call(first) => fetch_call::read(asked, Some("")),
            Some(_) => curl::read(asked),
        };
        match read {
            Ok(requests) => self.requests.extend(requests),
            Err(problem) => self.unused = self.unused.take().or(Some(unreadable(&problem))),
        }
    }

    /// The request that a line is about, or why it is none of these, if there are any.
    pub(super) fn of(&self, line: &Parameters) -> Result<Option<&Made>, String> {
        let about = self.requests.iter().find(|made| is_about(line, &made.request.url));
        // Nobody but the line tells a URL that is code.
        let code = || self.requests.iter().find(|made| made.request.url.is_empty());
        if let Some(made) = about.or_else(code) {
            return Ok(Some(made));
        }
        if let Some(why) = &self.unused {
            return Err(why.clone());
        }
        match self.requests.first() {
            Some(made) => Err(format!(
                "The line is about another URL than the request beside it, `{}`, which is not used.",
                made.request.url
            )),
            None => Ok(None),
        }
    }
}

const HEADS: &str = "The heads of HTTP messages beside the line are not used. Pasted by themselves \
                     they are, and tell more.";

fn unreadable(problem: &Problem) -> String {
    let excerpt = problem.excerpt.replace('`', "'");
    format!("The request beside the line cannot be read at `{excerpt}`: {}", problem.message)
}

/// Whether a line can be about a request of this URL; one that names no URL can be about any.
fn is_about(line: &Parameters, url: &str) -> bool {
    let base = line.origin.as_deref().and_then(|origin| Url::parse(origin).ok());
    let whole = |url: &str| {
        let mut url = Url::options().base_url(base.as_ref()).parse(url).ok()?;
        url.set_fragment(None);
        Some(url)
    };
    let (Some(named), asked) = (line.url.as_deref(), whole(url)) else { return true };
    let first = line.redirected_from.as_deref();
    asked.is_some() && (whole(named) == asked || first.is_some_and(|first| whole(first) == asked))
}

/// A call, and no line of a stack.
fn is_call(line: &str) -> bool {
    fetch_call::is_call(line) && !line.trim_start().starts_with("at ")
}
