//! Statuses for some methods; the other methods have the answer's own.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::validate::limits;

/// Statuses by method as spelled; a JSON object such as `{"PUT": 405}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusFor(Vec<(String, u16)>);

impl StatusFor {
    /// The status for a method, if it has one of its own.
    pub fn get(&self, method: &str) -> Option<u16> {
        self.entries().find(|(known, _)| known == method).map(|(_, status)| *status)
    }

    /// Methods and statuses in the order given.
    pub fn entries(&self) -> std::slice::Iter<'_, (String, u16)> {
        self.0.iter()
    }

    /// Gives a method a status of its own.
    pub fn set(&mut self, method: &str, status: u16) {
        match self.0.iter_mut().find(|(known, _)| known == method) {
            Some((_, known)) => *known = status,
            None => self.0.push((method.to_owned(), status)),
        }
    }

    /// Takes a method's own status away.
    pub fn remove(&mut self, method: &str) {
        self.0.retain(|(known, _)| known != method);
    }
}

impl<const N: usize> From<[(String, u16); N]> for StatusFor {
    fn from(statuses: [(String, u16); N]) -> Self {
        Self(statuses.into())
    }
}

impl From<Vec<(String, u16)>> for StatusFor {
    fn from(statuses: Vec<(String, u16)>) -> Self {
        Self(statuses)
    }
}

impl Serialize for StatusFor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries().map(|(method, status)| (method, status)))
    }
}

impl<'de> Deserialize<'de> for StatusFor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Statuses)
    }
}

struct Statuses;

impl<'de> Visitor<'de> for Statuses {
    type Value = StatusFor;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"statuses by method, such as {"PUT": 405}"#)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<StatusFor, A::Error> {
        let mut statuses = StatusFor::default();
        while let Some((method, status)) = map.next_entry::<String, u16>()? {
            // Among more than are allowed, which are refused later, nobody looks for doubles.
            if statuses.0.len() <= limits::METHODS && statuses.get(&method).is_some() {
                return Err(A::Error::custom(format_args!("`{method}` is given twice")));
            }
            statuses.0.push((method, status));
        }
        Ok(statuses)
    }
}
