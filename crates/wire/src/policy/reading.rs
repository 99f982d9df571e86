//! Reading a policy of which only some members are given.
//!
//! The two answers of a policy have different defaults, so each member is read on top of the
//! default that holds in its place.

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Answer, Policy, Switch};

impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut policy = Self::default();
        On(&mut policy).deserialize(deserializer)?;
        Ok(policy)
    }
}

/// As an actual answer; which defaults a preflight answer has, only its policy knows.
impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut answer = Self::default();
        On(&mut answer).deserialize(deserializer)?;
        Ok(answer)
    }
}

/// A structure that takes its members one by one.
pub(super) trait Members {
    /// What the structure is, for an error.
    const NAME: &'static str;
    /// The names of its members.
    const MEMBERS: &'static [&'static str];

    /// Reads the member of this name, which is one of [`MEMBERS`](Self::MEMBERS).
    fn read<'de, A: MapAccess<'de>>(&mut self, member: &str, map: &mut A) -> Result<(), A::Error>;
}

impl Members for Policy {
    const NAME: &'static str = "a policy";
    const MEMBERS: &'static [&'static str] = &["preflight", "actual", "cache"];

    fn read<'de, A: MapAccess<'de>>(&mut self, member: &str, map: &mut A) -> Result<(), A::Error> {
        match member {
            "preflight" => map.next_value_seed(On(&mut self.preflight)),
            "actual" => map.next_value_seed(On(&mut self.actual)),
            _ => map.next_value_seed(On(&mut self.cache)),
        }
    }
}

impl Members for Answer {
    const NAME: &'static str = "an answer";
    const MEMBERS: &'static [&'static str] = &[
        "status",
        "status_for",
        "cors_when",
        "allow_origin",
        "origin_match",
        "allow_credentials",
        "allow_methods",
        "allow_headers",
        "expose_headers",
        "max_age",
        "vary",
        "timing_allow_origin",
        "resource_policy",
        "cache_control",
        "set_cookie",
        "headers",
        "redirect",
        "fault",
        "body_type",
        "body",
        "delay_ms",
        "delivery",
    ];

    fn read<'de, A: MapAccess<'de>>(&mut self, member: &str, map: &mut A) -> Result<(), A::Error> {
        let switch = match member {
            "allow_origin" => &mut self.allow_origin,
            "allow_credentials" => &mut self.allow_credentials,
            "allow_methods" => &mut self.allow_methods,
            "allow_headers" => &mut self.allow_headers,
            "expose_headers" => &mut self.expose_headers,
            "max_age" => &mut self.max_age,
            "vary" => &mut self.vary,
            "timing_allow_origin" => &mut self.timing_allow_origin,
            "resource_policy" => &mut self.resource_policy,
            "cache_control" => &mut self.cache_control,
            _ => return self.read_other(member, map),
        };
        map.next_value_seed(On(switch))
    }
}

impl Answer {
    fn read_other<'de, A: MapAccess<'de>>(
        &mut self,
        member: &str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match member {
            "status" => self.status = map.next_value()?,
            "status_for" => self.status_for = map.next_value()?,
            "cors_when" => self.cors_when = map.next_value()?,
            "origin_match" => self.origin_match = map.next_value()?,
            "set_cookie" => map.next_value_seed(On(&mut self.set_cookie))?,
            "headers" => self.headers = map.next_value()?,
            "redirect" => map.next_value_seed(On(&mut self.redirect))?,
            "fault" => self.fault = map.next_value()?,
            "body_type" => self.body_type = map.next_value()?,
            "body" => self.body = map.next_value()?,
            "delay_ms" => self.delay_ms = map.next_value()?,
            "delivery" => self.delivery = map.next_value()?,
            other => return Err(A::Error::unknown_field(other, Self::MEMBERS)),
        }
        Ok(())
    }
}

impl Members for Switch {
    const NAME: &'static str = "a switch";
    const MEMBERS: &'static [&'static str] = &["on", "value"];

    fn read<'de, A: MapAccess<'de>>(&mut self, member: &str, map: &mut A) -> Result<(), A::Error> {
        if member == "on" {
            self.on = map.next_value()?;
        } else {
            self.value = map.next_value()?;
        }
        Ok(())
    }
}

/// Reads what is given on top of what is there. Only an object is taken.
struct On<'a, T>(&'a mut T);

impl<'de, T: Members> DeserializeSeed<'de> for On<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Members> Visitor<'de> for On<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = 0_u32;
        while let Some(position) = map.next_key_seed(Position(T::MEMBERS))? {
            if seen & (1 << position) != 0 {
                return Err(A::Error::duplicate_field(T::MEMBERS[position]));
            }
            seen |= 1 << position;
            self.0.read(T::MEMBERS[position], &mut map)?;
        }
        Ok(())
    }
}

/// Reads the name of a member as its position among the known ones.
struct Position(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Position {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Position {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let position = self.0.iter().position(|member| *member == name);
        position.ok_or_else(|| E::unknown_field(name, self.0))
    }
}
