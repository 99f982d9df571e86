//! A whole scenario in the fragment of a URL, so that no server ever sees it.
//!
//! `1=` and then pairs, `name=value`, for what differs from a plain scenario, and `end`, so that a
//! link that was cut off is known as such. The names are those of the scenario's JSON with the four
//! prefixes shortened; a value that begins with `!` is JSON, any other is a string.
//!
//! What a pair leaves out is as [`PLAIN`] has it and stays so for ever: old links keep their
//! meaning whatever becomes of the defaults.

mod error;
mod percent;
mod plain;
#[cfg(test)]
mod tests;

pub use self::error::PermalinkError;
pub(crate) use self::percent::decoded;
use self::{percent::encoded, plain::PLAIN};
use crate::{
    RequestSpec, Scenario,
    json::{Node, Value, from_node, parse, to_json},
};

/// How many bytes a fragment may have.
pub const MOST_BYTES: usize = 1 << 20;
/// How many pairs are read; no scenario has half as many members.
const MOST_PAIRS: usize = 300;
/// How many bytes a link can have that gets through chats and trackers whole.
pub const SAFE_BYTES: usize = 2_000;

const VERSION: &str = "1=";
const END: &str = "end";
/// The beginnings of names as links have them, and what they stand for.
const PREFIXES: &[(&str, &str)] = &[
    ("p.", "policy.preflight."),
    ("a.", "policy.actual."),
    ("r.", "request."),
    ("o", "page_origin"),
];

/// The fragment for a scenario, without the `#`.
pub fn encode(scenario: &Scenario) -> String {
    let fresh =
        Scenario::new(String::new(), RequestSpec::new(""), Some(cors_wire::Policy::default()));
    let tree = |scenario: &Scenario| parse(&to_json(scenario));
    let mut fragment = VERSION.to_owned();
    if let (Some(value), Some(plain), Some(fresh)) = (tree(scenario), parse(PLAIN), tree(&fresh)) {
        differences("", &value, Some(&plain), Some(&fresh), &mut fragment);
    }
    fragment + END
}

/// Whether a fragment, without the `#`, is meant to be a link of this kind.
pub fn is_permalink(fragment: &str) -> bool {
    let digits = fragment.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && fragment[digits..].starts_with('=')
}

/// The scenario in a fragment, without the `#`.
///
/// # Errors
///
/// When the fragment is none that [`encode`] makes.
pub fn decode(fragment: &str) -> Result<Scenario, PermalinkError> {
    if fragment.len() > MOST_BYTES {
        return Err(PermalinkError::TooLong { bytes: fragment.len() });
    }
    if !is_permalink(fragment) {
        return Err(PermalinkError::Other);
    }
    let Some(pairs) = fragment.strip_prefix(VERSION) else {
        let version = fragment.split('=').next().unwrap_or_default().chars().take(9).collect();
        return Err(PermalinkError::Version { version });
    };
    let mut tree = parse(PLAIN).ok_or(PermalinkError::CutOff)?;
    let pairs = pairs.strip_suffix(END).ok_or(PermalinkError::CutOff)?;
    for (before, pair) in pairs.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        let bad = || PermalinkError::Pair { pair: pair.chars().take(60).collect() };
        let (name, value) = pair.split_once('=').filter(|_| before < MOST_PAIRS).ok_or_else(bad)?;
        let value = decoded(value).and_then(node).ok_or_else(bad)?;
        put(&mut tree, &long(name), value).ok_or_else(bad)?;
    }
    from_node(&tree).map_err(|fault| PermalinkError::Scenario { message: fault.to_string() })
}

/// Writes a pair for each value that is not the plain one. A member that came later than [`PLAIN`]
/// is compared as a whole with that of a fresh scenario.
fn differences(
    at: &str,
    value: &Node,
    plain: Option<&Node>,
    fresh: Option<&Node>,
    fragment: &mut String,
) {
    match (&value.value, plain.map(|node| &node.value)) {
        (Value::Object(members), Some(Value::Object(known))) if !known.is_empty() => {
            for (name, member) in members {
                let at = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
                let [plain, fresh] =
                    [plain, fresh].map(|node| node.and_then(|node| node.get(name)));
                differences(&at, member, plain, fresh, fragment);
            }
        }
        (_, _) => {
            let json = value.json();
            if plain.or(fresh).is_some_and(|usual| usual.json() == json) {
                return;
            }
            let text = match (&value.value, json) {
                (Value::Text(text), _) if !text.starts_with('!') => encoded(text),
                (_, json) => format!("!{}", encoded(&json.unwrap_or_default())),
            };
            *fragment += &[short(at).as_str(), "=", &text, "&"].concat();
        }
    }
}

/// What a value in a link stands for.
fn node(text: String) -> Option<Node> {
    match text.strip_prefix('!') {
        Some(json) => parse(json),
        None => Some(Node { at: 0, value: Value::Text(text) }),
    }
}

/// Sets a value in a tree by its name.
fn put(tree: &mut Node, name: &str, value: Node) -> Option<()> {
    let Value::Object(members) = &mut tree.value else { return None };
    let (first, rest) = match name.split_once('.') {
        Some((first, rest)) => (first, Some(rest)),
        None => (name, None),
    };
    let known = members.iter().position(|(known, _)| known == first);
    match (known, rest) {
        (Some(at), Some(rest)) => put(&mut members[at].1, rest, value),
        (Some(at), None) => {
            members[at].1 = value;
            Some(())
        }
        (None, None) => {
            members.push((first.to_owned(), value));
            Some(())
        }
        (None, Some(_)) => None,
    }
}

fn short(name: &str) -> String {
    let found = PREFIXES.iter().find_map(|(short, long)| Some((short, name.strip_prefix(long)?)));
    found.map_or_else(|| name.to_owned(), |(short, rest)| format!("{short}{rest}"))
}

fn long(name: &str) -> String {
    let found = PREFIXES.iter().find_map(|(short, long)| match name.strip_prefix(short) {
        Some(rest) if short.ends_with('.') || rest.is_empty() => Some(format!("{long}{rest}")),
        Some(_) | None => None,
    });
    found.unwrap_or_else(|| name.to_owned())
}
