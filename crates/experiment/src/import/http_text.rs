//! Requests and answers as text: their first lines, their headers, and what curl prints of them.

use cors_engine::is_token;

use super::{Problem, sent::origin_of};
use crate::judge::Status;

/// Whether a text holds the head of a message, or header lines of CORS at least.
pub(super) fn is_http(text: &str) -> bool {
    text.lines().map(bare).any(|line| start_of(line).is_some() || is_cors_line(line))
}

/// Whether a line begins a message, or is one of curl's own beside them.
pub(super) fn is_printed(line: &str) -> bool {
    start_of(bare(line)).is_some() || is_curls(line)
}

/// The messages in a text.
pub(super) fn read(text: &str) -> Result<Vec<Message>, Problem> {
    let mut messages: Vec<Message> = Vec::new();
    let mut part = Part::Between;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = bare(line);
        let here = at + (bare.as_ptr() as usize - line.as_ptr() as usize);
        at += line.len();
        if let Some(start) = start_of(bare) {
            Problem::of_number(text, here, messages.len())?;
            messages.push(Message::new(start));
            part = Part::Head;
        } else if bare.is_empty() {
            part = if part == Part::Head { Part::Body } else { part };
        } else if part == Part::Body {
            if let Some(message) = messages.last_mut()
                && !is_curls(line)
            {
                message.body.push_str(line);
            }
        } else if !is_curls(line) {
            let (name, value) = header(bare).ok_or_else(|| {
                Problem::at(text, here, "A header line, `name: value`, was expected here.")
            })?;
            if part == Part::Between {
                messages.push(Message::new(headless(text, here, bare)?));
                part = Part::Head;
            }
            if let Some(message) = messages.last_mut() {
                message.line(name, value);
            }
        }
    }
    Ok(messages)
}

/// Where in a text a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Between,
    Head,
    Body,
}

/// A request or an answer.
#[derive(Clone, Debug)]
pub(super) struct Message {
    pub(super) start: Start,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

/// The first line.
#[derive(Clone, Debug)]
pub(super) enum Start {
    Request { method: String, target: String },
    Answer { status: Status },
}

impl Message {
    fn new(start: Start) -> Self {
        Self { start, headers: Vec::new(), body: String::new() }
    }

    /// Takes a header line in. HTTP/2 has what the first line says in lines of its own.
    fn line(&mut self, name: &str, value: &str) {
        let name = if name == ":authority" { "Host" } else { name };
        if !name.starts_with(':') {
            self.headers.push((name.to_owned(), value.to_owned()));
            return;
        }
        match &mut self.start {
            Start::Request { method, .. } if name == ":method" => value.clone_into(method),
            Start::Request { target, .. } if name == ":path" => value.clone_into(target),
            Start::Answer { status } if name == ":status" => {
                *status = value.parse().ok().and_then(Status::new).unwrap_or(*status);
            }
            Start::Request { .. } | Start::Answer { .. } => {}
        }
    }
}

/// A server of which nothing is known but what it said.
pub(super) const SERVER: &str = "https://server.invalid/";

/// The URL of a request target: the scheme stands nowhere, so it is the one of the page.
pub(super) fn url(target: &str, headers: &[(String, String)]) -> String {
    if target.contains("://") {
        return target.to_owned();
    }
    let value = |name: &str| {
        let mut lines = headers.iter();
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    };
    let Some(host) = value("host") else {
        return [SERVER, target.trim_start_matches('/')].concat();
    };
    let page = value("origin").or(value("referer")).and_then(origin_of);
    let local = host.starts_with("localhost") || host.starts_with("127.") || host.starts_with('[');
    let plain = page.map_or(local, |page| page.starts_with("http:")) && !host.ends_with(":443");
    format!("{}://{host}{target}", if plain { "http" } else { "https" })
}

/// The line without its end and without the mark that curl puts before it.
fn bare(line: &str) -> &str {
    let line = line.trim_end();
    line.strip_prefix(['>', '<'])
        .filter(|rest| rest.is_empty() || rest.starts_with(' '))
        .unwrap_or(line)
        .trim_start()
}

/// Whether curl itself says this.
fn is_curls(line: &str) -> bool {
    line.starts_with("* ") || line.starts_with("{ [") || line.starts_with("} [")
}

fn start_of(line: &str) -> Option<Start> {
    let mut words = line.split(' ');
    let (first, second) = (words.next()?, words.next()?);
    if first.starts_with("HTTP/") {
        return Some(Start::Answer { status: Status::new(second.parse().ok()?)? });
    }
    let version = words.next()?.starts_with("HTTP/") && is_token(first);
    version.then(|| Start::Request { method: first.to_owned(), target: second.to_owned() })
}

/// What header lines without a first line belong to.
fn headless(text: &str, at: usize, line: &str) -> Result<Start, Problem> {
    let request = || Start::Request { method: "GET".to_owned(), target: "/".to_owned() };
    match (line.starts_with(':'), line.starts_with(":status"), Status::new(200)) {
        (true, false, _) => Ok(request()),
        (_, _, Some(status)) if !text.to_ascii_lowercase().contains("access-control-request-") => {
            Ok(Start::Answer { status })
        }
        _ => {
            let message = "A first line was expected here, such as `GET /path HTTP/1.1`.";
            Err(Problem::at(text, at, message))
        }
    }
}

fn header(line: &str) -> Option<(&str, &str)> {
    let colon = line.char_indices().skip(1).find(|(_, c)| *c == ':')?.0;
    let (name, value) = (&line[..colon], line[colon + 1..].trim());
    is_token(name.strip_prefix(':').unwrap_or(name)).then_some((name, value))
}

fn is_cors_line(line: &str) -> bool {
    header(line).is_some_and(|(name, _)| {
        name.get(..15).is_some_and(|start| start.eq_ignore_ascii_case("access-control-"))
    })
}
