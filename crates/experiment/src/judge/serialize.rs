//! An exchange written back as JSON, spelled as it was read.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Exchange, HttpVersionSpec, Shape};

impl Serialize for Exchange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("id", &self.id)?;
        members.serialize_entry("page", &self.page)?;
        match (self.shape, self.steps.as_slice()) {
            (Shape::Single, [step]) => {
                members.serialize_entry("request", &step.request)?;
                members.serialize_entry("hops", &step.hops)?;
            }
            (Shape::Single | Shape::Steps, steps) => members.serialize_entry("steps", steps)?,
        }
        match self.http_version {
            HttpVersionSpec::Http2 => {}
            HttpVersionSpec::Http1 => {
                members.serialize_entry("http_version", &self.http_version)?;
            }
        }
        members.end()
    }
}
