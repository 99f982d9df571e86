//! A header that can be switched off, and where its value comes from.

use std::fmt;

use serde::de::{Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A header that can be switched off without losing its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = crate::schema::all_optional))]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Whether the header is sent.
    pub on: bool,
    /// What is sent.
    pub value: HeaderSource,
}

impl Switch {
    /// Switched off, with a fixed text in reserve.
    pub fn off(value: impl Into<String>) -> Self {
        Self { on: false, value: HeaderSource::Fixed(value.into()) }
    }

    /// Switched on, with a fixed text.
    pub fn on(value: impl Into<String>) -> Self {
        Self { on: true, value: HeaderSource::Fixed(value.into()) }
    }
}

/// Where a header's value comes from. In JSON: `"text"`, `{"lines": ["…"]}`, `{"mirror": true}`,
/// `{"list": ["…"]}` or `{"computed": true}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[serde(untagged)]
pub enum HeaderSource {
    /// This text, whatever was asked.
    Fixed(
        #[cfg_attr(feature = "schema", schemars(schema_with = "crate::schema::header_value"))]
        String,
    ),
    /// These texts, each in a line of its own, whatever was asked.
    Lines {
        /// The texts in order.
        lines: Vec<String>,
    },
    /// What the request asked for: its `Origin`, `Access-Control-Request-Method` or
    /// `Access-Control-Request-Headers`. No header when the request has none.
    Mirror {
        /// Always true.
        mirror: bool,
    },
    /// The request's `Origin` if it is one of these, else no header. What it is to be one of them,
    /// [`Answer::origin_match`](crate::Answer::origin_match) says.
    List {
        /// Serialized origins.
        list: Vec<String>,
    },
    /// Of `Vary` alone: the request headers that the answer depends on as the other switches
    /// stand. No header when it depends on none.
    Computed {
        /// Always true.
        computed: bool,
    },
}

/// By hand, because a derived untagged enum would say only that no variant matched, and would
/// take `{"mirror": true, "list": []}` for a mirror: just what a merge patch from one to the
/// other leaves behind.
impl<'de> Deserialize<'de> for HeaderSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SourceVisitor)
    }
}

struct SourceVisitor;

impl<'de> Visitor<'de> for SourceVisitor {
    type Value = HeaderSource;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            r#"a text, {"lines": ["a text", …]}, {"mirror": true}, {"list": ["an origin", …]} or {"computed": true}"#,
        )
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<HeaderSource, E> {
        Ok(HeaderSource::Fixed(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<HeaderSource, E> {
        Ok(HeaderSource::Fixed(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<HeaderSource, A::Error> {
        let mut source = None;
        while let Some(member) = map.next_key::<Member>()? {
            if source.is_some() {
                return Err(A::Error::custom(
                    "one member was expected, not both; a merge patch takes the other away with \
                     null",
                ));
            }
            source = Some(match member {
                Member::Mirror => HeaderSource::Mirror { mirror: read_true(&mut map)? },
                Member::Computed => HeaderSource::Computed { computed: read_true(&mut map)? },
                Member::Lines => HeaderSource::Lines { lines: map.next_value()? },
                Member::List => HeaderSource::List { list: map.next_value()? },
            });
        }
        source.ok_or_else(|| A::Error::invalid_value(Unexpected::Map, &self))
    }
}

fn read_true<'de, A: MapAccess<'de>>(map: &mut A) -> Result<bool, A::Error> {
    if map.next_value()? {
        Ok(true)
    } else {
        Err(A::Error::invalid_value(Unexpected::Bool(false), &"true"))
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "kebab-case")]
enum Member {
    Lines,
    Mirror,
    List,
    Computed,
}
