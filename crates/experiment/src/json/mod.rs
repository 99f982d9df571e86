//! JSON as the page reads and writes it: every noun is a list of its members.
//!
//! Server and command read and write the same nouns by serde, which makes code anew for each of
//! them; that code alone would be a tenth of the page. Here one function walks the members of all
//! nouns. `tests` holds both ways to the same texts, values and complaints.

mod exchange;
mod fault;
mod leaf;
mod members;
mod node;
mod request;
#[cfg(test)]
mod tests;
mod text;
mod wire;

use crate::import::literal::{Dialect, Reader};

pub use fault::Fault;
pub use members::object;
pub use node::{Node, Value};
pub(crate) use text::push_text;

/// What can be read from JSON.
pub trait FromJson {
    /// A value to read onto.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads a value on top of this one.
    ///
    /// # Errors
    ///
    /// The first thing in the value that makes no sense here.
    fn read(&mut self, node: &Node) -> Result<(), Fault>;

    /// Whether an object may leave it out.
    fn may_lack(&self) -> bool {
        false
    }
}

/// What can be written as JSON.
pub trait ToJson {
    /// Appends the value.
    fn write(&self, json: &mut String);
}

/// Reads a text that is one value.
///
/// # Errors
///
/// The first thing that is no JSON, or that makes no sense.
pub fn from_json<T: FromJson>(text: &str) -> Result<T, Fault> {
    from_node(&parse(text).ok_or_else(|| Fault::new(&["JSON was expected"]))?)
}

/// The value as JSON.
pub fn to_json(value: &dyn ToJson) -> String {
    let mut json = String::new();
    value.write(&mut json);
    json
}

/// Reads a value that was parsed before.
pub(crate) fn from_node<T: FromJson>(node: &Node) -> Result<T, Fault> {
    let mut value = T::blank();
    value.read(node)?;
    Ok(value)
}

/// A value of JSON and nothing behind it.
pub(crate) fn parse(text: &str) -> Option<Node> {
    let mut reader = Reader::new(text, 0, Dialect::Json);
    let node = reader.value().ok()?;
    reader.skip_blanks();
    (reader.position() == text.len()).then_some(node)
}
