//! `Set-Cookie`: one cookie, by its parts.

use serde::Serialize;
use serde::{Deserialize, de::MapAccess};

use super::reading::Members;
use crate::Header;

/// A cookie that an answer sets, or would set were it switched on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = crate::schema::all_optional))]
pub struct Cookie {
    /// Whether the header is sent.
    pub on: bool,
    /// The cookie's name.
    pub name: String,
    /// The cookie's value.
    pub value: String,
    /// The `SameSite` attribute.
    pub same_site: SameSite,
    /// Whether it has the `Secure` attribute.
    pub secure: bool,
    /// Whether it has the `HttpOnly` attribute.
    pub http_only: bool,
    /// The `Path` attribute; left out when empty.
    pub path: String,
    /// The `Max-Age` attribute, in seconds; 0 and less take the cookie away. Left out when null.
    pub max_age: Option<i64>,
}

/// The `SameSite` attribute of a cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SameSite {
    /// No attribute; browsers differ on what that means.
    #[default]
    Unset,
    /// `Strict`: only with requests that a page of the same site makes.
    Strict,
    /// `Lax`: as strict, and with a visit from elsewhere.
    Lax,
    /// `None`: with every request, which demands `Secure` too.
    None,
}

impl Cookie {
    /// The line, if the cookie is switched on.
    pub fn line(&self) -> Option<Header> {
        let mut value = format!("{}={}", self.name, self.value);
        if !self.path.is_empty() {
            value.push_str("; Path=");
            value.push_str(&self.path);
        }
        if let Some(seconds) = self.max_age {
            value.push_str("; Max-Age=");
            value.push_str(&seconds.to_string());
        }
        value.push_str(match self.same_site {
            SameSite::Unset => "",
            SameSite::Strict => "; SameSite=Strict",
            SameSite::Lax => "; SameSite=Lax",
            SameSite::None => "; SameSite=None",
        });
        for (attribute, there) in [("; Secure", self.secure), ("; HttpOnly", self.http_only)] {
            value.push_str(if there { attribute } else { "" });
        }
        self.on.then(|| ("Set-Cookie".to_owned(), value))
    }
}

impl Default for Cookie {
    fn default() -> Self {
        Self {
            on: false,
            name: "session".to_owned(),
            value: "1".to_owned(),
            same_site: SameSite::Unset,
            secure: false,
            http_only: false,
            path: String::new(),
            max_age: None,
        }
    }
}

impl Members for Cookie {
    const NAME: &'static str = "a cookie";
    const MEMBERS: &'static [&'static str] =
        &["on", "name", "value", "same_site", "secure", "http_only", "path", "max_age"];

    fn read<'de, A: MapAccess<'de>>(&mut self, member: &str, map: &mut A) -> Result<(), A::Error> {
        match member {
            "on" => self.on = map.next_value()?,
            "name" => self.name = map.next_value()?,
            "value" => self.value = map.next_value()?,
            "same_site" => self.same_site = map.next_value()?,
            "secure" => self.secure = map.next_value()?,
            "http_only" => self.http_only = map.next_value()?,
            "path" => self.path = map.next_value()?,
            _ => self.max_age = map.next_value()?,
        }
        Ok(())
    }
}
