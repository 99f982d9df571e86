//! A redirect: where an answer leads instead of answering, and that it ends there.
//!
//! A URL that a redirect of the lab leads to says so in its query, `hop=1`, so that the endpoint
//! answers there in earnest. No header could say it: an added one would itself change what the
//! browser does.

use serde::{Deserialize, Serialize, de::MapAccess};

use super::RequestHead;
use super::reading::Members;
use crate::target::{hop, marked, origin_form};

/// Whether an answer is a redirect, and where to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, transform = crate::schema::all_optional))]
pub struct Redirect {
    /// Where it leads.
    pub to: RedirectTo,
    /// Its status: 301, 302, 303, 307 or 308.
    pub status: u16,
    /// How many redirects a chain has, 1 to 50; a browser follows 20.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 50)))]
    pub times: u32,
    /// The port that `other-port` leads to.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub port: u16,
    /// The `Location` of the kind `location`, as it is.
    pub location: String,
}

/// Where a redirect leads. Every kind but the last two leads to the same endpoint, which then
/// answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RedirectTo {
    /// Nowhere: it is no redirect.
    #[default]
    Nowhere,
    /// To the same path.
    SamePath,
    /// To the same path with a slash behind it.
    TrailingSlash,
    /// To another port of the same host, by plain HTTP: another origin of the same site.
    OtherPort,
    /// To the same machine by another name, `127.0.0.1` or `localhost`: another site.
    OtherSite,
    /// Back to the origin of the page, by its `/own/`. No redirect where the request names no
    /// origin.
    Home,
    /// To the same path, with a user name and a password in the URL.
    UserInfo,
    /// To the same path, several times.
    Chain,
    /// To the same URL, for ever.
    Loop,
    /// Wherever the location says.
    Location,
}

impl Redirect {
    /// The value of `Location` in the answer to this request, if it is to be redirected.
    pub(super) fn location(&self, request: &RequestHead<'_>) -> Option<String> {
        let place = request.place;
        let target = origin_form(place.target);
        let (path, _) = target.split_once('?').unwrap_or((target, ""));
        let at = hop(target);
        let last = if self.to == RedirectTo::Chain { self.times } else { 1 };
        if self.to != RedirectTo::Loop && at >= last {
            return None;
        }
        let query = marked(target, at + 1);
        let (scheme, user, host, port) = match self.to {
            RedirectTo::Nowhere => return None,
            RedirectTo::SamePath | RedirectTo::Chain => return Some(query),
            RedirectTo::Loop => {
                return Some(format!(".{}", &target[path.rfind('/').unwrap_or(0)..]));
            }
            RedirectTo::TrailingSlash => return with_slash(path, &query),
            RedirectTo::Home => {
                let origin = request.value("origin").filter(|origin| origin.contains("://"))?;
                let below = path.strip_prefix("/e/").unwrap_or("root");
                return Some(format!("{origin}/own/{below}{query}"));
            }
            RedirectTo::Location => return Some(self.location.clone()),
            // Both ports that the lab always has speak plain HTTP.
            RedirectTo::OtherPort => ("http", "", place.host, self.port),
            RedirectTo::OtherSite => {
                let other = if place.host == "127.0.0.1" { "localhost" } else { "127.0.0.1" };
                (place.scheme, "", other, place.port)
            }
            RedirectTo::UserInfo => (place.scheme, "user:password@", place.host, place.port),
        };
        Some(format!("{scheme}://{user}{host}:{port}{path}{query}"))
    }
}

/// The path with a slash behind it, unless it has one. `/` is known as `/e/root` too.
fn with_slash(path: &str, query: &str) -> Option<String> {
    if path == "/" {
        return Some(format!("/e/root/{query}"));
    }
    // Relative to itself, so that it also holds where the endpoint is reached by another path.
    let last = path.rsplit('/').next().filter(|last| !last.is_empty())?;
    Some(format!("./{last}/{query}"))
}

impl Default for Redirect {
    fn default() -> Self {
        Self {
            to: RedirectTo::Nowhere,
            status: 307,
            times: 3,
            port: 3001,
            location: "/".to_owned(),
        }
    }
}

impl Members for Redirect {
    const NAME: &'static str = "a redirect";
    const MEMBERS: &'static [&'static str] = &["to", "status", "times", "port", "location"];

    fn read<'de, A: MapAccess<'de>>(&mut self, member: &str, map: &mut A) -> Result<(), A::Error> {
        match member {
            "to" => self.to = map.next_value()?,
            "status" => self.status = map.next_value()?,
            "times" => self.times = map.next_value()?,
            "port" => self.port = map.next_value()?,
            _ => self.location = map.next_value()?,
        }
        Ok(())
    }
}
