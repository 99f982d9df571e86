//! Builds nodes from the calls that [`html!`](super::html) writes.
//!
//! None of its functions is worth repeating where it is called, and none takes a type of its
//! caller's: a view is a row of calls, with texts that say what is known beforehand.

use std::rc::Rc;

use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VTag, VText};
use yew::{AttrValue, Html};

use super::names;

/// Below this are the signs that begin the steps of a text.
const SIGNS: u8 = 8;

/// What has been built so far.
#[derive(Default)]
pub(crate) struct Builder {
    /// The elements and fragments around what comes next, the innermost last.
    open: Vec<Part>,
    done: Html,
}

/// An element or fragment that is not closed.
#[derive(Default)]
struct Part {
    /// Without one it is a fragment.
    tag: Option<VTag>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

impl Builder {
    /// An empty one, behind a pointer so that callers hand on no more than that.
    #[inline(never)]
    #[expect(clippy::unnecessary_box_returns, reason = "a pointer is all that callers hold")]
    pub(crate) fn new() -> Box<Self> {
        Box::default()
    }

    /// What was built. What is still open ends here.
    #[inline(never)]
    #[expect(clippy::boxed_local, reason = "a pointer is all that callers hold")]
    pub(crate) fn finish(mut builder: Box<Self>) -> Html {
        while !builder.open.is_empty() {
            builder.close();
        }
        builder.done
    }

    /// Takes the steps of a text. The macro writes them: each begins with a sign.
    #[inline(never)]
    pub(crate) fn run(&mut self, steps: &'static str) {
        let mut rest = steps;
        while let Some(&sign) = rest.as_bytes().first() {
            let signs = rest.bytes().skip(1).position(|byte| byte < SIGNS);
            let (step, others) = rest.split_at(signs.map_or(rest.len(), |at| at + 1));
            let text = step.get(1..).unwrap_or_default();
            match sign {
                1 => self.open.push(Part { tag: Some(VTag::new(text)), ..Part::default() }),
                2 => self.name(text),
                3 => self.attribute(Some(AttrValue::Static(text))),
                4 => self.text(AttrValue::Static(text)),
                5 => self.close(),
                _ => self.open.push(Part::default()),
            }
            rest = others;
        }
    }

    fn name(&mut self, name: &'static str) {
        if let Some(part) = self.open.last_mut() {
            part.names.push(name);
        }
    }

    /// Ends what was begun last.
    #[inline(never)]
    fn close(&mut self) {
        if let Some(part) = self.open.pop() {
            self.node(part.node());
        }
    }

    /// Adds a child to what is open.
    #[inline(never)]
    pub(crate) fn node(&mut self, node: Html) {
        match self.open.last_mut() {
            Some(part) => part.children.push(node),
            None => self.done = node,
        }
    }

    /// Adds text.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: AttrValue) {
        self.node(VText::new(text).into());
    }

    /// The value of the attribute that was named last; without one the element does not have it.
    #[inline(never)]
    pub(crate) fn attribute(&mut self, value: Option<AttrValue>) {
        if let Some(part) = self.open.last_mut() {
            part.values.push(value.map(AttributeOrProperty::Attribute));
        }
    }

    /// The value of the attribute that was named last, which is set as a property instead.
    #[inline(never)]
    pub(crate) fn property(&mut self, value: bool) {
        if let Some(part) = self.open.last_mut() {
            part.values.push(Some(AttributeOrProperty::Property(value.into())));
        }
    }

    /// What tells the element from its siblings.
    pub(crate) fn key(&mut self, key: impl Into<Key>) {
        self.set_key(key.into());
    }

    #[inline(never)]
    fn set_key(&mut self, key: Key) {
        if let Some(tag) = self.tag() {
            tag.key = Some(key);
        }
    }

    /// What is typed into an input or text area.
    pub(crate) fn typed(&mut self, text: impl Into<AttrValue>) {
        self.set_typed(text.into());
    }

    #[inline(never)]
    fn set_typed(&mut self, text: AttrValue) {
        if let Some(tag) = self.tag() {
            tag.set_value(Some(text));
        }
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub(crate) fn ticked(&mut self, ticked: bool) {
        if let Some(tag) = self.tag() {
            tag.set_checked(ticked);
        }
    }

    /// Has the element tell of an event.
    #[inline(never)]
    pub(crate) fn listen(&mut self, listener: Option<Rc<dyn Listener>>) {
        if let Some(part) = self.open.last_mut() {
            part.listeners.push(listener);
        }
    }

    fn tag(&mut self) -> Option<&mut VTag> {
        self.open.last_mut()?.tag.as_mut()
    }
}

impl Part {
    fn node(mut self) -> Html {
        let Some(mut tag) = self.tag else {
            return VList::with_children(self.children, None).into();
        };
        if !self.names.is_empty() {
            let (keys, values) = (names::kept(self.names), self.values.into_boxed_slice());
            tag.set_attributes(Attributes::Dynamic { keys, values });
        }
        if !self.listeners.is_empty() {
            tag.set_listeners(self.listeners.into_boxed_slice());
        }
        if let Some(children) = tag.children_mut() {
            *children = match self.children.len() {
                1 => self.children.remove(0),
                _ => VList::with_children(self.children, None).into(),
            };
        }
        tag.into()
    }
}
