//! HAR archives, as developer tools save them.

use cors_engine::Profile;

use super::{
    Problem,
    literal::{Node, Value},
    sent::{Sent, origin_of},
    transaction::{Transaction, Witness, response_lines},
};
use crate::judge::{HttpAnswer, Status};

/// How many requests of an archive are read.
const MOST_REQUESTS: usize = 1_000;

/// What an archive holds.
pub(super) struct Archive {
    /// The requests that script made, and their preflights.
    pub(super) transactions: Vec<Transaction>,
    /// What was passed over.
    pub(super) notes: Vec<String>,
}

/// Whether a value is an archive.
pub(super) fn is_archive(root: &Node) -> bool {
    root.get("log").is_some_and(|log| log.get("entries").is_some())
}

/// Reads an archive.
pub(super) fn read(text: &str, root: &Node) -> Result<Archive, Problem> {
    let log = member(text, root, "log")?;
    let entries = member(text, log, "entries")?;
    let Value::List(entries) = &entries.value else {
        return Err(Problem::at(text, entries.at, "The list of entries was expected here."));
    };
    let mut archive = Archive { transactions: Vec::new(), notes: Vec::new() };
    let mut others = 0;
    let mut beyond = 0;
    for entry in entries {
        let request = member(text, entry, "request")?;
        let sent = sent(text, request)?;
        if !is_scripts(entry, &sent) {
            others += 1;
        } else if archive.transactions.len() == MOST_REQUESTS {
            beyond += 1;
        } else {
            let error = error(entry);
            archive.transactions.push(Transaction {
                page_origin: page_origin(log, entry, &sent),
                answer: entry.get("response").and_then(answer),
                notes: error.iter().map(|said| format!("The browser noted `{said}`.")).collect(),
                witness: Witness { browser: browser(log), error },
                sent,
            });
        }
    }
    if others > 0 {
        archive.notes.push(format!(
            "Left out, being no requests by script: {others} (documents, images, styles and the \
             like)."
        ));
    }
    if beyond > 0 {
        archive.notes.push(format!(
            "Left out, being more than {MOST_REQUESTS} requests: {beyond}. Filter the list in the \
             developer tools before you save it."
        ));
    }
    if archive.transactions.is_empty() {
        let message = "No request by script is in this archive: no `fetch()`, no XHR.";
        return Err(Problem::at(text, log.at, message));
    }
    Ok(archive)
}

fn member<'a>(text: &str, node: &'a Node, name: &str) -> Result<&'a Node, Problem> {
    let missing = || Problem::at(text, node.at, format!("This has no `{name}`; an archive has."));
    node.get(name).ok_or_else(missing)
}

fn sent(text: &str, request: &Node) -> Result<Sent, Problem> {
    let string = |name: &str| -> Result<String, Problem> {
        let node = member(text, request, name)?;
        let value = node.text().map(str::to_owned);
        value.ok_or_else(|| Problem::at(text, node.at, "A string was expected here."))
    };
    let body = request.get("postData").and_then(|data| data.get("text")).and_then(Node::text);
    Ok(Sent {
        method: string("method")?,
        url: string("url")?,
        headers: lines(request)
            .filter(|(name, _)| !name.starts_with(':'))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: body.map(str::to_owned),
        ..Sent::default()
    })
}

fn answer(response: &Node) -> Option<HttpAnswer> {
    let lines = lines(response).filter(|(name, _)| !name.starts_with(':'));
    let headers = lines.flat_map(|(name, value)| response_lines(name, value)).collect();
    // No answer is written down with the status 0.
    Some(HttpAnswer { status: status(response)?, headers })
}

/// The status of an answer.
pub(super) fn status(answer: &Node) -> Option<Status> {
    let Value::Number(number) = &answer.get("status")?.value else { return None };
    Status::new(number.parse().ok()?)
}

/// The header lines of a request or response.
fn lines(message: &Node) -> impl Iterator<Item = (&str, &str)> {
    let headers = message.get("headers").map_or(&[][..], Node::items);
    headers.iter().filter_map(|line| Some((line.get("name")?.text()?, line.get("value")?.text()?)))
}

/// Whether script made the request, by what the tools say of it or by what the browser sent along.
fn is_scripts(entry: &Node, sent: &Sent) -> bool {
    if sent.url.starts_with("ws:") || sent.url.starts_with("wss:") || is_mode(sent, "websocket") {
        return false;
    }
    let kind = entry.get("_resourceType").and_then(Node::text);
    if let Some(kind) = kind {
        return matches!(kind, "fetch" | "xhr" | "preflight") || is_mode(sent, "cors");
    }
    is_mode(sent, "cors")
        || sent.is_preflight()
        || sent.header("sec-fetch-dest") == Some("empty")
        || (sent.header("sec-fetch-mode").is_none() && sent.header("origin").is_some())
}

fn is_mode(sent: &Sent, mode: &str) -> bool {
    sent.header("sec-fetch-mode") == Some(mode)
}

/// The origin of the page: from the address that Chromium gives pages as titles; for a request to
/// the page's own origin, from its URL.
fn page_origin(log: &Node, entry: &Node, sent: &Sent) -> Option<String> {
    if sent.header("sec-fetch-site") == Some("same-origin") {
        return origin_of(&sent.url);
    }
    let name = entry.get("pageref")?.text()?;
    let mut pages = log.get("pages")?.items().iter();
    let page = pages.find(|page| page.get("id").and_then(Node::text) == Some(name))?;
    origin_of(page.get("title")?.text()?)
}

/// What the browser said of a failed request.
fn error(entry: &Node) -> Option<String> {
    let of = |node: Option<&Node>| node?.get("_error")?.text().map(str::to_owned);
    of(Some(entry)).or_else(|| of(entry.get("response"))).filter(|said| !said.is_empty())
}

/// The browser whose tools wrote the archive.
fn browser(log: &Node) -> Option<Profile> {
    match log.get("creator")?.get("name")?.text()? {
        "WebInspector" => Some(Profile::Chromium),
        "Firefox" => Some(Profile::Firefox),
        "WebKit Web Inspector" => Some(Profile::Webkit),
        _ => None,
    }
}
