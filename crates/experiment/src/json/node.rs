//! A value of JSON or script, and where it stands.

use super::{ToJson, push_text};

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The byte of the text.
    pub at: usize,
    /// What stands there.
    pub value: Value,
}

/// What a literal can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, or script's `undefined`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as spelled.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object, in order, duplicates kept.
    Object(Vec<(String, Node)>),
    /// Script only: a call, or an object made by `new`, with its arguments.
    Call(String, Vec<Node>),
    /// Script only: anything else, as spelled.
    Code(String),
}

impl Node {
    /// The member of an object; the last one of that name counts.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().rev().find(|(known, _)| known == name).map(|(_, node)| node)
    }

    /// The items of a list, else none.
    pub(crate) fn items(&self) -> &[Self] {
        let Value::List(items) = &self.value else { return &[] };
        items
    }

    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        let Value::Text(text) = &self.value else { return None };
        Some(text)
    }

    /// The value as JSON; `None` where code is in it.
    pub(crate) fn json(&self) -> Option<String> {
        let mut json = String::new();
        self.push(&mut json)?;
        Some(json)
    }

    fn push(&self, json: &mut String) -> Option<()> {
        match &self.value {
            Value::Null => json.push_str("null"),
            Value::Bool(value) => value.write(json),
            Value::Number(number) => json.push_str(number),
            Value::Text(value) => push_text(json, value),
            Value::List(items) => {
                json.push('[');
                for (at, item) in items.iter().enumerate() {
                    json.push_str(if at == 0 { "" } else { "," });
                    item.push(json)?;
                }
                json.push(']');
            }
            Value::Object(members) => {
                json.push('{');
                for (at, (name, member)) in members.iter().enumerate() {
                    json.push_str(if at == 0 { "" } else { "," });
                    push_text(json, name);
                    json.push(':');
                    member.push(json)?;
                }
                json.push('}');
            }
            Value::Call(..) | Value::Code(_) => return None,
        }
        Some(())
    }
}
