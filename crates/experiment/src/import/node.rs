//! A value of JSON or script, and where it stands.

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// The byte of the text.
    pub(crate) at: usize,
    /// What stands there.
    pub(crate) value: Value,
}

/// What a literal can be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
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
        let text = |text: &str| serde_json::to_string(text).ok();
        Some(match &self.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.clone(),
            Value::Text(value) => text(value)?,
            Value::List(items) => {
                let items: Option<Vec<_>> = items.iter().map(Self::json).collect();
                format!("[{}]", items?.join(","))
            }
            Value::Object(members) => {
                let member =
                    |(name, node): &(String, Self)| Some(text(name)? + ":" + &node.json()?);
                let members: Option<Vec<_>> = members.iter().map(member).collect();
                format!("{{{}}}", members?.join(","))
            }
            Value::Call(..) | Value::Code(_) => return None,
        })
    }
}
