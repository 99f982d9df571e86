//! Reading a policy of which only some members are given.
//!
//! The two answers of a policy have different defaults, so what was left out must be remembered
//! until it is known which of them is being read.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::object::ObjectOnly;
use super::{Answer, CorsWhen, Delivery, HeaderSource, OriginMatch, Policy, Switch};
use crate::Header;

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let PartialPolicy { preflight, actual } =
            PartialPolicy::deserialize(ObjectOnly(deserializer))?;
        Ok(Self {
            preflight: preflight.unwrap_or_default().over(Answer::default_preflight()),
            actual: actual.unwrap_or_default().over(Answer::default()),
        })
    }
}

/// As an actual answer; which defaults a preflight answer has, only its policy knows.
impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        PartialAnswer::deserialize(ObjectOnly(deserializer))
            .map(|partial| partial.over(Self::default()))
    }
}

/// A policy as given: `None` is a member that was left out.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PartialPolicy {
    #[serde(deserialize_with = "given")]
    preflight: Option<PartialAnswer>,
    #[serde(deserialize_with = "given")]
    actual: Option<PartialAnswer>,
}

/// An answer as given.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PartialAnswer {
    #[serde(deserialize_with = "given")]
    status: Option<u16>,
    #[serde(deserialize_with = "given")]
    status_for: Option<BTreeMap<String, u16>>,
    #[serde(deserialize_with = "given")]
    cors_when: Option<CorsWhen>,
    #[serde(deserialize_with = "given")]
    allow_origin: Option<PartialSwitch>,
    #[serde(deserialize_with = "given")]
    origin_match: Option<OriginMatch>,
    #[serde(deserialize_with = "given")]
    allow_credentials: Option<PartialSwitch>,
    #[serde(deserialize_with = "given")]
    allow_methods: Option<PartialSwitch>,
    #[serde(deserialize_with = "given")]
    allow_headers: Option<PartialSwitch>,
    #[serde(deserialize_with = "given")]
    expose_headers: Option<PartialSwitch>,
    #[serde(deserialize_with = "given")]
    max_age: Option<PartialSwitch>,
    #[serde(deserialize_with = "given")]
    vary: Option<PartialSwitch>,
    #[serde(deserialize_with = "given")]
    headers: Option<Vec<Header>>,
    #[serde(deserialize_with = "given")]
    body: Option<String>,
    #[serde(deserialize_with = "given")]
    delay_ms: Option<u64>,
    #[serde(deserialize_with = "given")]
    delivery: Option<Delivery>,
}

impl PartialAnswer {
    /// The answer: what was given, and `base` for the rest.
    fn over(self, base: Answer) -> Answer {
        Answer {
            status: self.status.unwrap_or(base.status),
            status_for: self.status_for.unwrap_or(base.status_for),
            cors_when: self.cors_when.unwrap_or(base.cors_when),
            allow_origin: over(self.allow_origin, base.allow_origin),
            origin_match: self.origin_match.unwrap_or(base.origin_match),
            allow_credentials: over(self.allow_credentials, base.allow_credentials),
            allow_methods: over(self.allow_methods, base.allow_methods),
            allow_headers: over(self.allow_headers, base.allow_headers),
            expose_headers: over(self.expose_headers, base.expose_headers),
            max_age: over(self.max_age, base.max_age),
            vary: over(self.vary, base.vary),
            headers: self.headers.unwrap_or(base.headers),
            body: self.body.unwrap_or(base.body),
            delay_ms: self.delay_ms.unwrap_or(base.delay_ms),
            delivery: self.delivery.unwrap_or(base.delivery),
        }
    }
}

/// A switch as given.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PartialSwitch {
    #[serde(deserialize_with = "given")]
    on: Option<bool>,
    #[serde(deserialize_with = "given")]
    value: Option<HeaderSource>,
}

fn over(partial: Option<PartialSwitch>, base: Switch) -> Switch {
    match partial {
        None => base,
        Some(PartialSwitch { on, value }) => {
            Switch { on: on.unwrap_or(base.on), value: value.unwrap_or(base.value) }
        }
    }
}

/// A member that is there has its own type: null is not a way to leave it out.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(ObjectOnly(deserializer)).map(Some)
}
