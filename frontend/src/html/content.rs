//! What can stand as a child in markup.

use yew::{AttrValue, Html};

use super::Builder;

/// A value that becomes a node.
pub(crate) trait Content {
    /// Adds it to what is open.
    fn put(builder: &mut Builder, content: Self);
}

impl Content for Html {
    fn put(builder: &mut Builder, content: Self) {
        builder.node(content);
    }
}

impl Content for &str {
    #[inline(never)]
    fn put(builder: &mut Builder, content: Self) {
        builder.text(AttrValue::from(content.to_owned()));
    }
}

impl Content for String {
    #[inline(never)]
    fn put(builder: &mut Builder, content: Self) {
        builder.text(content.into());
    }
}

impl Content for &String {
    fn put(builder: &mut Builder, content: Self) {
        Content::put(builder, content.as_str());
    }
}

impl Content for AttrValue {
    fn put(builder: &mut Builder, content: Self) {
        builder.text(content);
    }
}

impl Content for Vec<Html> {
    #[inline(never)]
    fn put(builder: &mut Builder, content: Self) {
        each(builder, content);
    }
}

impl<Value: Content> Content for Option<Value> {
    fn put(builder: &mut Builder, content: Self) {
        each(builder, content);
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Content for $number {
            fn put(builder: &mut Builder, content: Self) {
                Content::put(builder, content.to_string());
            }
        })*
    };
}

numbers! { u16 u32 u64 usize }

/// Adds one node, in which each of these is.
pub(crate) fn each<Item: Content>(builder: &mut Builder, items: impl IntoIterator<Item = Item>) {
    // A fragment begins, and ends.
    builder.run("\u{6}");
    for item in items {
        Content::put(builder, item);
    }
    builder.run("\u{5}");
}
