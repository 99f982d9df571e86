//! The engine's keyword enumerations as JSON strings, for `#[serde(with = "keyword")]`.

use std::{fmt, marker::PhantomData};

use cors_engine::Keyword;
use serde::{
    Deserializer, Serializer,
    de::{Error, Expected, Visitor},
};

pub(crate) fn serialize<K: Keyword, S: Serializer>(
    keyword: &K,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(keyword.as_str())
}

pub(crate) fn deserialize<'de, K: Keyword, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<K, D::Error> {
    deserializer.deserialize_str(Known(PhantomData))
}

/// Reads a keyword without keeping its text.
struct Known<K>(PhantomData<K>);

impl<K: Keyword> Visitor<'_> for Known<K> {
    type Value = K;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<_> = K::ALL.iter().map(|member| format!("`{}`", member.as_str())).collect();
        write!(formatter, "one of {}", known.join(", "))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<K, E> {
        K::parse(text).ok_or_else(|| {
            E::custom(format!("unknown value `{text}`, expected {}", &self as &dyn Expected))
        })
    }
}
