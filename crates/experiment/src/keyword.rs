//! The engine's keyword enumerations as JSON strings, for `#[serde(with = "keyword")]`.

use cors_engine::Keyword;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

pub(crate) fn serialize<K: Keyword, S: Serializer>(
    keyword: &K,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(keyword.as_str())
}

pub(crate) fn deserialize<'de, K: Keyword, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<K, D::Error> {
    let text = String::deserialize(deserializer)?;
    K::parse(&text).ok_or_else(|| {
        let known: Vec<_> = K::ALL.iter().map(|member| format!("`{}`", member.as_str())).collect();
        D::Error::custom(format!("unknown value `{text}`, expected one of {}", known.join(", ")))
    })
}
