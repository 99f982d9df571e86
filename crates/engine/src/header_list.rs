//! [Header lists](https://fetch.spec.whatwg.org/#concept-header-list): ordered, duplicates kept.

/// One header: a name and a value, as spelled.
pub type Header = (String, String);

/// An ordered list of headers. Values are isomorphic text: one character up to U+00FF is one byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderList(Vec<Header>);

impl HeaderList {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// The headers in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Header> {
        self.0.iter()
    }

    /// Adds a header at the end.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }
}

impl FromIterator<Header> for HeaderList {
    fn from_iter<I: IntoIterator<Item = Header>>(headers: I) -> Self {
        Self(headers.into_iter().collect())
    }
}
