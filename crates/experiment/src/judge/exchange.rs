//! An exchange as JSON. Unknown members are ignored; a value that makes no sense is an error.

use std::fmt;

use cors_engine::Origin;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IgnoredAny, Visitor},
};

use super::answer::Answer;
use crate::RequestSpec;

/// A page, what script does there, and how servers answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Names the exchange in its verdict.
    pub id: String,
    /// The page that script runs in.
    pub page: Page,
    /// What script does, one request after another.
    pub steps: Vec<Step>,
    /// How the exchange spells its steps.
    pub shape: Shape,
    /// The version of HTTP that the servers speak.
    pub http_version: HttpVersionSpec,
}

/// How an exchange spells its steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// There is one: `request` and `hops` stand at the top.
    Single,
    /// There is a list of them under `steps`.
    Steps,
}

/// The page that script runs in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Page {
    /// Its origin.
    pub origin: PageOrigin,
}

/// A serialized origin, `null` for an opaque one.
///
/// Note: an exchange does not tell where a document with an opaque origin comes from. It is taken
/// for a sandboxed frame in the page that this project serves.
#[derive(Clone, Debug)]
pub struct PageOrigin(Origin);

/// The page that a document with an opaque origin is taken to come from.
const EMBEDDING_PAGE: &str = "http://localhost:8000";

/// One request of a page and how it is answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// Seconds after the step before has settled.
    #[serde(default)]
    pub after_s: f64,
    /// What script asks for.
    pub request: RequestSpec,
    /// What answers each hop.
    #[serde(default)]
    pub hops: Vec<HopAnswers>,
}

/// What one hop is answered with. An answer that is needed and missing is a transport failure.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct HopAnswers {
    /// To the preflight.
    #[serde(default)]
    pub preflight: Option<Answer>,
    /// To the request itself.
    #[serde(default)]
    pub response: Option<Answer>,
}

/// The version of HTTP between browser and servers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HttpVersionSpec {
    /// `1.1`.
    Http1,
    /// `2`, which stands for all later ones.
    #[default]
    Http2,
}

/// The members of an exchange as they stand.
#[derive(Deserialize)]
struct Members {
    id: Option<String>,
    page: Option<Page>,
    request: Option<RequestSpec>,
    #[serde(default)]
    hops: Vec<HopAnswers>,
    steps: Option<Vec<Step>>,
    #[serde(default)]
    http_version: HttpVersionSpec,
    about: Option<IgnoredAny>,
}

impl Exchange {
    /// Reads one line or array item; `None` for one that only tells `about` the others.
    fn deserialize_or_about<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        let members = Members::deserialize(deserializer)?;
        if members.about.is_some() {
            return Ok(None);
        }
        let id = members.id.ok_or_else(|| D::Error::missing_field("id"))?;
        let page = members.page.ok_or_else(|| D::Error::missing_field("page"))?;
        let (shape, steps) = match (members.request, members.steps) {
            (Some(_), Some(_)) => {
                return Err(D::Error::custom("`request` and `steps`, expected one of the two"));
            }
            (None, None) => return Err(D::Error::missing_field("request")),
            (Some(request), None) => {
                (Shape::Single, vec![Step { after_s: 0.0, request, hops: members.hops }])
            }
            (None, Some(steps)) => (Shape::Steps, steps),
        };
        Ok(Some(Self { id, page, steps, shape, http_version: members.http_version }))
    }
}

/// A line or array item: an exchange, or something about the others, which is skipped.
#[derive(Clone, Debug)]
pub(super) struct Item(pub(super) Option<Exchange>);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Exchange::deserialize_or_about(deserializer).map(Self)
    }
}

impl PageOrigin {
    /// Reads a serialized origin.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "null" {
            return Origin::parse(EMBEDDING_PAGE).map(|page| Self(Origin::opaque_from(page)));
        }
        Origin::parse(text).map(Self)
    }

    /// The origin as the engine knows it.
    pub fn origin(&self) -> &Origin {
        &self.0
    }
}

impl Serialize for PageOrigin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

impl<'de> Deserialize<'de> for PageOrigin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            D::Error::custom(format!(
                "`{text}`, expected a serialized origin such as `https://app.example`, or `null`"
            ))
        })
    }
}

impl Serialize for HttpVersionSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Http1 => "1.1",
            Self::Http2 => "2",
        })
    }
}

impl<'de> Deserialize<'de> for HttpVersionSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Version;

        impl Visitor<'_> for Version {
            type Value = HttpVersionSpec;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("`1.1` or `2`")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                match text {
                    "1.1" => Ok(HttpVersionSpec::Http1),
                    "2" => Ok(HttpVersionSpec::Http2),
                    other => Err(E::invalid_value(serde::de::Unexpected::Str(other), &self)),
                }
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
                self.visit_str(&number.to_string())
            }
        }

        deserializer.deserialize_any(Version)
    }
}
