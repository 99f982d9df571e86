//! *Copy as fetch*: a call of `fetch()`, and the request that it makes.

use cors_engine::{CredentialsMode, Keyword};

use super::{
    Problem,
    literal::{Dialect, Node, Reader, Value},
    note::left_out_one,
    sent::{Made, origin_of, stand_in},
};
use crate::{BodyType, RequestSpec};

/// Whether there is a call in a text.
pub(super) fn is_call(text: &str) -> bool {
    next_call(text, 0).is_some()
}

/// The requests of the calls in a text. Where a URL is code, `otherwise` stands for it, if it may
/// be code at all.
pub(super) fn read(text: &str, otherwise: Option<&str>) -> Result<Vec<Made>, Problem> {
    let mut requests = Vec::new();
    let mut at = 0;
    while let Some(start) = next_call(text, at) {
        Problem::of_number(text, start, requests.len())?;
        let mut reader = Reader::new(text, start, Dialect::Script);
        let arguments = reader.list(')')?;
        at = reader.position();
        requests.push(call(text, start, &arguments, otherwise)?);
    }
    Ok(requests)
}

/// Where the arguments of the next call begin.
fn next_call(text: &str, from: usize) -> Option<usize> {
    const CALL: &str = "fetch(";
    let mut calls = text[from..].match_indices(CALL).map(|(at, _)| from + at);
    let own_name = |at: &usize| {
        !text[..*at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$')
    };
    calls.find(own_name).map(|at| at + CALL.len())
}

fn call(
    text: &str,
    start: usize,
    arguments: &[Node],
    otherwise: Option<&str>,
) -> Result<Made, Problem> {
    let Some(first) = arguments.first() else {
        return Err(Problem::at(text, start, "A URL was expected here, in quotes."));
    };
    let Some(url) = first.text().or(otherwise) else {
        return Err(Problem::at(text, first.at, "A URL in quotes was expected here."));
    };
    let mut call = Call {
        made: Made { page_origin: None, request: RequestSpec::new(url), notes: Vec::new() },
        headers: Vec::new(),
        credentials: None,
    };
    match arguments.get(1).map(|node| (&node.value, node.at)) {
        None | Some((Value::Null, _)) => {}
        Some((Value::Object(members), _)) => {
            for (name, node) in members {
                call.option(name, node);
            }
        }
        Some((_, at)) => {
            let message = "The options were expected here, as an object in braces.";
            return Err(Problem::at(text, at, message));
        }
    }
    Ok(call.finish())
}

/// A call of which some options are read.
struct Call {
    made: Made,
    headers: Vec<(String, String)>,
    credentials: Option<CredentialsMode>,
}

impl Call {
    fn option(&mut self, name: &str, node: &Node) {
        if self.is_spread(name, node) {
            return;
        }
        let request = &mut self.made.request;
        let understood = match (name, &node.value) {
            (_, Value::Null) => true,
            ("method", Value::Text(method)) => {
                request.method.clone_from(method);
                true
            }
            ("mode", _) => set(&mut request.mode, node),
            ("redirect", _) => set(&mut request.redirect, node),
            ("cache", _) => set(&mut request.cache, node),
            ("referrerPolicy", _) => set(&mut request.referrer_policy, node),
            ("credentials", _) => {
                let mut credentials = CredentialsMode::SameOrigin;
                let known = set(&mut credentials, node);
                self.credentials = known.then_some(credentials);
                known
            }
            ("keepalive", Value::Bool(keepalive)) => {
                request.keepalive = *keepalive;
                true
            }
            ("integrity", Value::Text(integrity)) => {
                request.integrity.clone_from(integrity);
                true
            }
            ("duplex", Value::Text(duplex)) => {
                request.duplex = Some(duplex.clone());
                true
            }
            ("referrer", Value::Text(referrer)) => {
                self.made.page_origin = origin_of(referrer);
                true
            }
            ("headers", _) => self.headers(node),
            ("body", _) => self.body(node),
            _ => false,
        };
        if !understood {
            let found = match &node.value {
                Value::Code(code) => code.chars().take(60).collect(),
                Value::Call(called, _) => format!("{called}(…)"),
                _ => "what it is set to".to_owned(),
            };
            let left_out = format!("Left out `{name}`: nothing here can be made of `{found}`.");
            self.made.notes.push(left_out);
        }
    }

    fn headers(&mut self, node: &Node) -> bool {
        match &node.value {
            Value::Call(name, arguments) if name == "Headers" => {
                arguments.first().is_none_or(|argument| self.headers(argument))
            }
            Value::Object(members) => {
                for (name, node) in members {
                    self.header(name, node);
                }
                true
            }
            Value::List(pairs) => pairs.iter().fold(true, |fine, pair| match pair.items() {
                [name, value] => match name.text() {
                    Some(name) => {
                        self.header(name, value);
                        fine
                    }
                    None => false,
                },
                _ => false,
            }),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Call(..)
            | Value::Code(_) => false,
        }
    }

    /// Whether these are members of another object, which nobody knows here. Says so if they are.
    fn is_spread(&mut self, name: &str, node: &Node) -> bool {
        let ("...", Value::Code(code)) = (name, &node.value) else { return false };
        let code: String = code.chars().take(60).collect();
        left_out_one(&mut self.made.notes, &code, "what it holds, only running code knows.");
        true
    }

    /// A header, with a stand-in where its value is code: CORS looks at the name above all.
    fn header(&mut self, name: &str, node: &Node) {
        if self.is_spread(name, node) {
            return;
        }
        let value = plain(node).unwrap_or_else(|| {
            let value = stand_in(name);
            self.made
                .notes
                .push(format!("The value of `{name}` is code; `{value}` stands in for it."));
            value.to_owned()
        });
        if name.eq_ignore_ascii_case("referer") && self.made.page_origin.is_none() {
            self.made.page_origin = origin_of(&value);
        }
        self.headers.push((name.to_owned(), value));
    }

    fn body(&mut self, node: &Node) -> bool {
        let known = match &node.value {
            Value::Text(text) => (BodyType::String, Some(text.clone())),
            Value::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
                ("JSON.stringify", [value, ..]) => (BodyType::String, value.json()),
                ("URLSearchParams", [value]) => (BodyType::UrlSearchParams, parameters(value)),
                ("FormData", _) => (BodyType::FormData, None),
                _ => return false,
            },
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::List(_)
            | Value::Object(_)
            | Value::Code(_) => return false,
        };
        let (body_type, body) = known;
        if body.is_none() {
            self.made.notes.push("The body is code; `{}` stands in for it.".to_owned());
        }
        self.made.request.body_type = body_type;
        self.made.request.body = Some(body.unwrap_or_else(|| "{}".to_owned()));
        true
    }

    fn finish(mut self) -> Made {
        self.made.take_headers(self.headers, None);
        self.made.take_user_info();
        if let Some(credentials) = self.credentials {
            self.made.request.credentials = credentials;
        }
        if self.credentials == Some(CredentialsMode::Omit) {
            self.made.notes.push(
                "Developer tools write `omit` wherever no cookie went along, whatever the script \
                 said. Choose another credentials mode if yours does."
                    .to_owned(),
            );
        }
        self.made
    }
}

/// Sets an enumeration, if the value is one of its words.
fn set<K: Keyword>(member: &mut K, node: &Node) -> bool {
    let word = node.text().and_then(K::parse);
    if let Some(word) = word {
        *member = word;
    }
    word.is_some()
}

/// A value that becomes a string by itself.
fn plain(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) | Value::Number(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::List(_) | Value::Object(_) | Value::Call(..) | Value::Code(_) => None,
    }
}

/// What a `URLSearchParams` becomes as a body; `None` where code is in it.
fn parameters(node: &Node) -> Option<String> {
    let Value::Object(members) = &node.value else { return node.text().map(str::to_owned) };
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    for (name, node) in members {
        pairs.append_pair(name, &plain(node)?);
    }
    Some(pairs.finish())
}
