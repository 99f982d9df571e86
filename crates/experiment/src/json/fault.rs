//! What is wrong with a value of JSON.

use std::{error::Error, fmt};

use super::{Node, Value, push_text};

/// What was found and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(String);

impl Fault {
    pub(super) fn new(parts: &[&str]) -> Self {
        Self(parts.concat())
    }

    /// Another kind of value was expected.
    pub(super) fn kind(node: &Node, expected: &str) -> Self {
        Self::new(&["invalid type: ", &found(&node.value), ", expected ", expected])
    }

    /// A value of this kind, but another one was expected.
    pub(super) fn value(node: &Node, expected: &str) -> Self {
        Self::new(&["invalid value: ", &found(&node.value), ", expected ", expected])
    }

    /// A name that is none of those that are known.
    pub(super) fn unknown(what: &str, name: &str, known: &[&str]) -> Self {
        Self::new(&["unknown ", what, " `", name, "`, expected ", &one_of(known)])
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Fault {}

fn found(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => ["boolean `", if *value { "true" } else { "false" }, "`"].concat(),
        Value::Number(number) => {
            let whole = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            let kind = if whole { "integer `" } else { "floating point `" };
            [kind, number, "`"].concat()
        }
        Value::Text(text) => {
            let mut found = "string ".to_owned();
            push_text(&mut found, text);
            found
        }
        Value::List(_) => "sequence".to_owned(),
        Value::Object(_) => "map".to_owned(),
        Value::Call(..) | Value::Code(_) => "code".to_owned(),
    }
}

/// The names that are known, as a sentence lists them.
fn one_of(known: &[&str]) -> String {
    match known {
        [one] => ["`", one, "`"].concat(),
        [one, other] => ["`", one, "` or `", other, "`"].concat(),
        many => ["one of `", &many.join("`, `"), "`"].concat(),
    }
}
