//! What a server answers, as JSON.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Unexpected},
};

/// An answer, or the lack of one.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// A status and header lines.
    Http(HttpAnswer),
    /// `{"error": "connection"}`.
    Failed {
        /// What went wrong.
        error: TransportError,
    },
}

/// The head of an HTTP response.
#[derive(Clone, Debug, Serialize)]
pub struct HttpAnswer {
    /// The status code.
    pub status: Status,
    /// The header lines, in order, duplicates kept.
    pub headers: Vec<ResponseHeader>,
}

/// A status code from 100 to 599.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Status(u16);

/// A header line. The value has no CR, LF or NUL and no character above U+00FF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResponseHeader(String, String);

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransportError {
    /// No connection, or none that lasted to an answer.
    Connection,
}

impl Status {
    /// A status, if it is one.
    pub fn new(code: u16) -> Option<Self> {
        (100..=599).contains(&code).then_some(Self(code))
    }

    /// The code as a number.
    pub fn code(self) -> u16 {
        self.0
    }
}

impl ResponseHeader {
    /// A header line, if the value may be one's.
    pub fn new(name: &str, value: &str) -> Option<Self> {
        let bad = |char| matches!(char, '\r' | '\n' | '\0') || char > '\u{FF}';
        (!value.contains(bad)).then(|| Self(name.to_owned(), value.to_owned()))
    }

    /// The name as spelled.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Name and value as they stand in JSON.
    pub(crate) fn as_spelled(&self) -> (&str, &str) {
        (&self.0, &self.1)
    }

    /// The value without the white space around it, which HTTP does not count.
    pub fn value(&self) -> &str {
        self.1.trim_matches([' ', '\t'])
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Members {
            status: Option<Status>,
            #[serde(default)]
            headers: Vec<ResponseHeader>,
            error: Option<TransportError>,
        }

        let Members { status, headers, error } = Members::deserialize(deserializer)?;
        match (status, error) {
            (_, Some(error)) => Ok(Self::Failed { error }),
            (Some(status), None) => Ok(Self::Http(HttpAnswer { status, headers })),
            (None, None) => Err(D::Error::missing_field("status")),
        }
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        match u16::try_from(number) {
            Ok(code @ 100..=599) => Ok(Self(code)),
            Ok(_) | Err(_) => Err(D::Error::invalid_value(
                Unexpected::Signed(number),
                &"a status from 100 to 599",
            )),
        }
    }
}

impl<'de> Deserialize<'de> for ResponseHeader {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (name, value) = <(String, String)>::deserialize(deserializer)?;
        let bad = value.chars().find(|&char| matches!(char, '\r' | '\n' | '\0') || char > '\u{FF}');
        match bad {
            None => Ok(Self(name, value)),
            Some(char) => Err(D::Error::custom(format!(
                "the value of `{name}` has {char:?}, expected no CR, LF or NUL and nothing above U+00FF"
            ))),
        }
    }
}
