//! Heads of messages as requests with their answers.

use super::{
    http_text::{Message, SERVER, Start, url},
    sent::{Cookies, Sent, origin_of, stand_in},
    transaction::{Transaction, response_lines, same_url},
};
use crate::judge::{HttpAnswer, ResponseHeader};

/// The messages as requests with their answers; the first answers are those to a command, if there
/// is one. An answer by itself has a request made up for it.
pub(super) fn transactions(
    messages: Vec<Message>,
    command: Option<Transaction>,
) -> Vec<Transaction> {
    let told = |message: &Message| matches!(message.start, Start::Request { .. });
    let told = messages.iter().any(told);
    let named = command.as_ref().filter(|_| told).map(|it| it.sent.url.clone());
    let mut transactions: Vec<_> = command.into_iter().filter(|_| !told).collect();
    for message in messages {
        let Message { start, headers, body } = message;
        match start {
            Start::Request { method, target } => {
                let body = Some(body.trim_end().to_owned()).filter(|body| !body.is_empty());
                let url = url(&target, &headers);
                transactions.push(transaction(Sent {
                    method,
                    url,
                    headers,
                    body,
                    ..Sent::default()
                }));
            }
            // Something else is still to come.
            Start::Answer { status } if status.code() < 200 => {}
            Start::Answer { status } => {
                let lines: Vec<ResponseHeader> =
                    headers.iter().flat_map(|(name, value)| response_lines(name, value)).collect();
                add_answer(&mut transactions, HttpAnswer { status, headers: lines });
            }
        }
    }
    if let (Some(first), Some(url)) = (transactions.first_mut(), named) {
        first.sent.url = url;
    }
    transactions
}

/// An answer belongs to the request before it, or to the one that the redirect before it led to.
fn add_answer(transactions: &mut Vec<Transaction>, answer: HttpAnswer) {
    let Some(last) = transactions.last_mut() else {
        return transactions.extend(answer_alone(&answer));
    };
    if last.answer.is_none() {
        last.answer = Some(answer);
        return;
    }
    match last.redirects_to() {
        None => transactions.extend(answer_alone(&answer)),
        Some(_) if last.sent.method == "OPTIONS" => last.notes.push(
            "A browser follows no redirect of a preflight: the answers behind it are left out."
                .to_owned(),
        ),
        Some(url) => {
            let sent = Sent { url: url.into(), ..last.sent.clone() };
            transactions.push(Transaction { answer: Some(answer), ..transaction(sent) });
        }
    }
}

fn transaction(sent: Sent) -> Transaction {
    Transaction { sent, ..Transaction::default() }
}

/// A request that an answer fits: one with a preflight where the answer speaks of such.
fn answer_alone(answer: &HttpAnswer) -> Vec<Transaction> {
    let server = value(answer, "location").and_then(origin_of);
    let url = server.map_or_else(|| SERVER.to_owned(), |origin| origin + "/");
    let mut sent = Sent { url, method: "GET".to_owned(), ..Sent::default() };
    if value(answer, "access-control-allow-credentials").is_some() {
        sent.cookies = Cookies::Sent;
    }
    let mut made_up = Transaction { answer: Some(answer.clone()), ..transaction(sent) };
    let mut preflight = made_up.clone();
    made_up.notes.push("Only an answer is here: the request was made up to fit it.".to_owned());
    let Some((method, name)) = allowed(answer) else {
        if matches!(answer.status.code(), 401 | 403..=405 | 501) {
            made_up.notes.push(WHOSE.to_owned());
        }
        return vec![made_up];
    };
    made_up.sent.headers.extend(name.iter().map(|name| (name.clone(), stand_in(name).to_owned())));
    made_up.sent.method.clone_from(&method);
    ask(&mut preflight.sent, method, name);
    made_up.notes.push("Preflight and request get the same answer.".to_owned());
    vec![preflight, made_up]
}

/// Who writes an OPTIONS request by hand means a preflight, and seldom says for what: for the
/// request beside it, else for one that the answer speaks of.
pub(super) fn complete_preflights(transactions: &mut [Transaction]) {
    for at in 0..transactions.len() {
        let asked = &transactions[at];
        let Some(answer) = &asked.answer else { continue };
        if asked.sent.method != "OPTIONS" || asked.sent.is_preflight() {
            continue;
        }
        let mut others = transactions.iter().map(|it| &it.sent);
        let beside = others.find(|it| it.method != "OPTIONS" && same_url(&it.url, &asked.sent.url));
        let (method, name) = match beside {
            Some(beside) => (beside.method.clone(), None),
            None => allowed(answer).unwrap_or_else(|| ("PUT".to_owned(), None)),
        };
        let note = format!(
            "This OPTIONS request names no method: it is taken for a preflight of a {method}."
        );
        let transaction = &mut transactions[at];
        transaction.notes.push(note);
        ask(&mut transaction.sent, method, name);
    }
}

fn ask(sent: &mut Sent, method: String, name: Option<String>) {
    "OPTIONS".clone_into(&mut sent.method);
    sent.headers.push(("Access-Control-Request-Method".to_owned(), method));
    sent.headers.extend(
        name.map(|name| ("Access-Control-Request-Headers".to_owned(), name.to_ascii_lowercase())),
    );
}

/// The method and the header of a request that needs the preflight that this answers; `None` for an
/// answer that speaks of neither.
fn allowed(answer: &HttpAnswer) -> Option<(String, Option<String>)> {
    let methods = value(answer, "access-control-allow-methods");
    let names = value(answer, "access-control-allow-headers");
    methods.or(names)?;
    let item = |list: &str| {
        let mut items = list.split(',').map(str::trim);
        items
            .find(|item| !matches!(*item, "" | "*" | "GET" | "HEAD" | "POST" | "OPTIONS"))
            .map(str::to_owned)
    };
    let name = names.and_then(item);
    let usual = if name.is_some() { "GET" } else { "PUT" };
    Some((methods.and_then(item).unwrap_or_else(|| usual.to_owned()), name))
}

fn value<'a>(answer: &'a HttpAnswer, name: &str) -> Option<&'a str> {
    let mut lines = answer.headers.iter();
    lines.find(|line| line.name().eq_ignore_ascii_case(name)).map(ResponseHeader::value)
}

/// Of an answer that seldom is the one to the request itself.
const WHOSE: &str = "Is this the answer to OPTIONS? Then put the line `OPTIONS /path HTTP/1.1` \
                     before it.";
