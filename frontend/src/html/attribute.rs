//! What can stand as the value of an attribute.

use yew::AttrValue;

use super::Builder;

/// A value of an attribute.
pub(crate) trait Attribute {
    /// Gives it to the next attribute of the element that is open.
    fn put(builder: &mut Builder, value: Self);
}

impl Attribute for &'static str {
    #[inline(never)]
    fn put(builder: &mut Builder, value: Self) {
        builder.attribute(Some(AttrValue::Static(value)));
    }
}

impl Attribute for String {
    #[inline(never)]
    fn put(builder: &mut Builder, value: Self) {
        builder.attribute(Some(value.into()));
    }
}

impl Attribute for AttrValue {
    fn put(builder: &mut Builder, value: Self) {
        builder.attribute(Some(value));
    }
}

/// An attribute that means something by being there, such as `disabled`.
impl Attribute for bool {
    #[inline(never)]
    fn put(builder: &mut Builder, value: Self) {
        builder.attribute(value.then_some(AttrValue::Static("")));
    }
}

impl<Value: Into<AttrValue>> Attribute for Option<Value> {
    fn put(builder: &mut Builder, value: Self) {
        builder.attribute(value.map(Into::into));
    }
}
