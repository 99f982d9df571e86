//! What nouns are made of: texts, numbers, lists, and words of which only some are known.

use std::borrow::Cow;

use super::{Fault, FromJson, Node, ToJson, Value, from_node, push_text};

impl FromJson for String {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        node.text().ok_or_else(|| Fault::kind(node, "a string"))?.clone_into(self);
        Ok(())
    }
}

impl ToJson for String {
    fn write(&self, json: &mut String) {
        push_text(json, self);
    }
}

impl FromJson for Cow<'static, str> {
    fn blank() -> Self {
        Self::Borrowed("")
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        *self = Self::Owned(from_node(node)?);
        Ok(())
    }
}

impl FromJson for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        let Value::Bool(value) = node.value else { return Err(Fault::kind(node, "a boolean")) };
        *self = value;
        Ok(())
    }
}

impl ToJson for bool {
    fn write(&self, json: &mut String) {
        json.push_str(if *self { "true" } else { "false" });
    }
}

macro_rules! numbers {
    ($($type:ident)*) => {
        $(impl FromJson for $type {
            fn blank() -> Self {
                0
            }

            fn read(&mut self, node: &Node) -> Result<(), Fault> {
                *self = spelled(node).parse().map_err(|_| no_number(node, stringify!($type)))?;
                Ok(())
            }
        }

        impl ToJson for $type {
            fn write(&self, json: &mut String) {
                json.push_str(&self.to_string());
            }
        })*
    };
}

numbers!(u16 u32 u64 i64);

/// The spelling of a number; that of none where something else stands.
fn spelled(node: &Node) -> &str {
    let Value::Number(number) = &node.value else { return "" };
    number
}

/// What is wrong with what is no number of a type.
fn no_number(node: &Node, expected: &str) -> Fault {
    let whole = |number: &str| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match &node.value {
        Value::Number(number) if whole(number) => Fault::value(node, expected),
        Value::Number(_)
        | Value::Null
        | Value::Bool(_)
        | Value::Text(_)
        | Value::List(_)
        | Value::Object(_)
        | Value::Call(..)
        | Value::Code(_) => Fault::kind(node, expected),
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        *self = if node.value == Value::Null { None } else { Some(from_node(node)?) };
        Ok(())
    }

    fn may_lack(&self) -> bool {
        true
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, json: &mut String) {
        match self {
            Some(value) => value.write(json),
            None => json.push_str("null"),
        }
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        T::read(self, node)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        self.clear();
        for item in list(node, "a sequence")? {
            self.push(from_node(item)?);
        }
        Ok(())
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, json: &mut String) {
        json.push('[');
        for (at, item) in self.iter().enumerate() {
            json.push_str(if at == 0 { "" } else { "," });
            item.write(json);
        }
        json.push(']');
    }
}

/// A header line.
impl FromJson for (String, String) {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, node: &Node) -> Result<(), Fault> {
        const EXPECTED: &str = "a tuple of size 2";
        let items = list(node, EXPECTED)?;
        let [name, value] = items else {
            let length = items.len().to_string();
            return Err(Fault::new(&["invalid length ", &length, ", expected ", EXPECTED]));
        };
        self.0.read(name)?;
        self.1.read(value)
    }
}

impl ToJson for (String, String) {
    fn write(&self, json: &mut String) {
        push_line(json, &self.0, &self.1);
    }
}

/// Appends a header line.
pub(super) fn push_line(json: &mut String, name: &str, value: &str) {
    json.push('[');
    push_text(json, name);
    json.push(',');
    push_text(json, value);
    json.push(']');
}

fn list<'a>(node: &'a Node, expected: &str) -> Result<&'a [Node], Fault> {
    let Value::List(items) = &node.value else { return Err(Fault::kind(node, expected)) };
    Ok(items)
}

/// The position of a word among those that are known.
pub(super) fn word(node: &Node, known: &[&str]) -> Result<usize, Fault> {
    let Value::Text(text) = &node.value else { return Err(Fault::kind(node, "a string")) };
    let position = known.iter().position(|word| word == text);
    position.ok_or_else(|| Fault::unknown("variant", text, known))
}
