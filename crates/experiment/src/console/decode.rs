//! From a pasted console line back to the failures that it is printed for.

use super::{
    Engine, NotCors, Parameters,
    line::{Echo, Found, decode_line},
};
use crate::Possibility;

/// A message that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Whose it is.
    pub engine: Engine,
    /// The failures that it is printed for, likeliest first; none where it is not about CORS.
    pub candidates: Vec<Possibility>,
    /// What it is about where that is no matter of CORS headers.
    pub not_cors: Option<NotCors>,
    /// The values that it names.
    pub parameters: Parameters,
    /// Whether it says no more than that something failed: engines print it beside lines that say
    /// more, and seldom alone.
    pub vague: bool,
}

/// How many bytes of a text [`decode`] reads.
pub const LONGEST_CONSOLE_TEXT: usize = 512 << 10;
/// How many bytes of a line are read.
const LONGEST_LINE: usize = 4 * 1024;
/// How many lines a message may have been broken into.
const MOST_LINES: usize = 4;

/// The CORS messages in a text: lines from any console, with whatever stands before and below them.
/// Echoes of a message are left out. Empty where nothing is known. What stands behind the first
/// [`LONGEST_CONSOLE_TEXT`] bytes is not read.
pub fn decode(text: &str) -> Vec<Message> {
    let lines = separated(start_of(text, LONGEST_CONSOLE_TEXT));
    let mut messages: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let (found, used) = decode_at(&lines, at);
        for message in found {
            push(&mut messages, message);
        }
        at += used;
    }
    messages.into_iter().map(|found| found.message).collect()
}

/// One message a line, as far as the beginnings of messages tell them apart.
fn separated(text: &str) -> Vec<String> {
    const BEGINNINGS: [&str; 4] = [
        "Access to ",
        "Cross-Origin Request Blocked: ",
        "Failed to load resource: ",
        "Fetch API cannot load ",
    ];
    let mut text = text.replace(['\r', '\u{2028}'], "\n");
    for beginning in BEGINNINGS {
        text = text.replace(beginning, &format!("\n{beginning}"));
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| network_line(start_of(line, LONGEST_LINE))).collect()
}

/// Chromium's lines about the network begin alike where they name no URL; those that do, and what
/// is copied of them, become like these.
fn network_line(line: &str) -> String {
    const BEGINNING: &str = "Failed to load resource: net::ERR_";
    const BARE: [&str; 4] = ["ERR_BLOCKED_BY_", "ERR_CONNECTION_", "ERR_NAME_", "ERR_CERT_"];
    match line.strip_prefix("ERR_") {
        Some(rest) if BARE.iter().any(|bare| line.starts_with(bare)) => {
            format!("{BEGINNING}{rest}")
        }
        _ if line.contains(BEGINNING) => line.to_owned(),
        _ => line.replace("net::ERR_", BEGINNING),
    }
}

/// The first bytes of a text, and no half characters.
fn start_of(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The messages in the line at `at`, put together with the next ones where it breaks off, and how
/// many lines that took.
fn decode_at(lines: &[String], at: usize) -> (Vec<Found>, usize) {
    let line = &lines[at];
    let single = decode_line(line);
    let opens = ["Access to ", "Cross-Origin Request", "CORS policy:", "access control check:"];
    if !single.is_empty() || !opens.iter().any(|opening| line.contains(opening)) {
        return (single, 1);
    }
    for count in 2..=MOST_LINES.min(lines.len() - at) {
        let found = decode_line(&lines[at..at + count].join(" "));
        if !found.is_empty() {
            return (found, count);
        }
    }
    (Vec::new(), 1)
}

/// Whether Firefox says of a redirected preflight that its status was bad too.
fn repeats(last: &Found, next: &Found) -> bool {
    let only = |found: &Found, cause| found.message.candidates.iter().all(|c| c.cause == cause);
    let redirected = only(last, "redirected") || last.message.parameters.status.is_some();
    next.message.engine == Engine::Firefox && only(next, "status-not-ok") && redirected
}

/// Whether a general line came before the one that says more.
fn foretells(last: &Found, next: &Found) -> bool {
    let likeliest = next.message.candidates.first();
    let url = [last, next].map(|found| &found.message.parameters.url);
    last.echo == Echo::Perhaps
        && next.echo == Echo::No
        && (url[1].is_none() || last.message.engine == Engine::Chromium && url[0] == url[1])
        && likeliest.is_some_and(|it| last.message.vague || last.message.candidates.contains(it))
}

/// Adds a message unless an earlier one has said as much. A general line may still tell more of the
/// request.
fn push(messages: &mut Vec<Found>, next: Found) {
    let engine = next.message.engine;
    let last = messages.iter_mut().rev().find(|found| found.message.engine == engine);
    let Some(last) = last else { return messages.push(next) };
    if foretells(last, &next) {
        let before = std::mem::replace(last, next);
        return last.message.parameters.complete(before.message.parameters);
    }
    let again = last.message == next.message;
    let other = last.message.not_cors.is_some() && last.message.not_cors == next.message.not_cors;
    let echoes =
        last.echo == Echo::No && (next.echo == Echo::Perhaps || other || repeats(last, &next));
    let first = &last.message.parameters.redirected_from;
    let url = &last.message.parameters.url;
    let next_url = &next.message.parameters.url;
    if echoes && (url.is_none() || next_url.is_none() || url == next_url || first == next_url) {
        last.message.parameters.complete(next.message.parameters);
    } else if !again {
        messages.push(next);
    }
}
