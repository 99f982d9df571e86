//! [Header lists](https://fetch.spec.whatwg.org/#concept-header-list): ordered, duplicates kept.

use std::borrow::Cow;

use crate::{Rules, rules::EmptyLines};

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

    /// Takes the last header off again.
    pub(crate) fn pop(&mut self) {
        self.0.pop();
    }

    /// Whether a header of this name is there, however it is spelled.
    pub fn contains(&self, name: &str) -> bool {
        self.lines(name).next().is_some()
    }

    /// The values of all headers of this name, in order.
    pub fn lines<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// [Gets](https://fetch.spec.whatwg.org/#concept-header-list-get) all values of this name as
    /// one, joined with a comma and a space; `None` when there is no such header.
    pub fn get<'a>(&'a self, name: &'a str) -> Option<Cow<'a, str>> {
        let mut lines = self.lines(name);
        let first = lines.next()?;
        let Some(second) = lines.next() else {
            return Some(Cow::Borrowed(first));
        };
        let mut joined = format!("{first}, {second}");
        for line in lines {
            joined.push_str(", ");
            joined.push_str(line);
        }
        Some(Cow::Owned(joined))
    }

    /// As [`get`](Self::get), under rules: where they say so, empty lines beside others are none.
    pub(crate) fn get_under<'a>(&'a self, name: &'a str, rules: &Rules) -> Option<Cow<'a, str>> {
        let filled = || self.lines(name).filter(|line| !line.is_empty());
        match rules.origin.empty_lines {
            EmptyLines::Ignored if filled().next().is_some() => {
                Some(Cow::Owned(filled().collect::<Vec<_>>().join(", ")))
            }
            EmptyLines::Count | EmptyLines::Ignored => self.get(name),
        }
    }

    /// [Combines](https://fetch.spec.whatwg.org/#concept-header-list-combine) a header with the
    /// first of its name, or adds it.
    pub(crate) fn combine(&mut self, name: &str, value: &str) {
        match self.0.iter_mut().find(|(n, _)| n.eq_ignore_ascii_case(name)) {
            Some((_, existing)) => {
                existing.push_str(", ");
                existing.push_str(value);
            }
            None => self.push(name, value),
        }
    }

    /// [Sets](https://fetch.spec.whatwg.org/#concept-header-list-set) the first header of this
    /// name and removes the others.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match self.0.iter().position(|(n, _)| n.eq_ignore_ascii_case(name)) {
            Some(first) => {
                value.clone_into(&mut self.0[first].1);
                let mut index = 0;
                self.0.retain(|(n, _)| {
                    index += 1;
                    index <= first + 1 || !n.eq_ignore_ascii_case(name)
                });
            }
            None => self.push(name, value),
        }
    }

    /// [Deletes](https://fetch.spec.whatwg.org/#concept-header-list-delete) every header of this
    /// name.
    pub(crate) fn delete(&mut self, name: &str) {
        self.0.retain(|(n, _)| !n.eq_ignore_ascii_case(name));
    }
}

impl<'a> IntoIterator for &'a HeaderList {
    type Item = &'a Header;
    type IntoIter = std::slice::Iter<'a, Header>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Header> for HeaderList {
    fn from_iter<I: IntoIterator<Item = Header>>(headers: I) -> Self {
        Self(headers.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::HeaderList;

    fn list(headers: &[(&str, &str)]) -> HeaderList {
        headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn lines_of_one_name_are_joined_however_they_are_spelled() {
        let headers = list(&[("A", "1"), ("a", ""), ("B", "x"), ("A", "2")]);
        assert_eq!(headers.get("a").as_deref(), Some("1, , 2"));
        assert_eq!(headers.get("b").as_deref(), Some("x"));
        assert_eq!(headers.get("c"), None);
        assert_eq!(list(&[("A", "")]).get("a").as_deref(), Some(""), "empty is not absent");
    }

    #[test]
    fn set_overwrites_the_first_and_drops_the_rest() {
        let mut headers = list(&[("x", "0"), ("A", "1"), ("b", "2"), ("a", "3")]);
        headers.set("a", "9");
        assert_eq!(headers, list(&[("x", "0"), ("A", "9"), ("b", "2")]));
        headers.set("c", "4");
        assert_eq!(headers.get("c").as_deref(), Some("4"));
    }

    #[test]
    fn combine_extends_the_first() {
        let mut headers = list(&[("A", "1"), ("a", "2")]);
        headers.combine("a", "3");
        assert_eq!(headers, list(&[("A", "1, 3"), ("a", "2")]));
        headers.delete("A");
        assert_eq!(headers, HeaderList::new());
    }
}
