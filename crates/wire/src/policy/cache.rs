//! A shared cache before an endpoint, as a CDN is one: small, and as careless as it is told to be.

use serde::{Serialize, de::MapAccess};

use super::reading::Members;

/// A shared cache before an endpoint. It keeps answers to `GET`, for every port and host alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = crate::schema::all_optional))]
pub struct SharedCache {
    /// Whether there is one.
    pub on: bool,
    /// Whether requests of different origins are different to it.
    pub by_origin: bool,
    /// Whether it asks again where a header named in the stored answer's `Vary` has another value.
    pub honours_vary: bool,
    /// How long it keeps what says nothing of that itself, in seconds, at most a day.
    #[cfg_attr(feature = "schema", schemars(range(max = 86_400)))]
    pub seconds: u32,
}

impl Default for SharedCache {
    fn default() -> Self {
        Self { on: false, by_origin: false, honours_vary: true, seconds: 60 }
    }
}

impl Members for SharedCache {
    const NAME: &'static str = "a cache";
    const MEMBERS: &'static [&'static str] = &["on", "by_origin", "honours_vary", "seconds"];

    fn read<'de, A: MapAccess<'de>>(&mut self, member: &str, map: &mut A) -> Result<(), A::Error> {
        match member {
            "on" => self.on = map.next_value()?,
            "by_origin" => self.by_origin = map.next_value()?,
            "honours_vary" => self.honours_vary = map.next_value()?,
            _ => self.seconds = map.next_value()?,
        }
        Ok(())
    }
}
