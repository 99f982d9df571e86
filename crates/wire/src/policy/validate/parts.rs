//! The parts of an answer that are more than a text: cookie, redirect and cache.

use super::{Problems, limits, text};
use crate::policy::{Cookie, Redirect, SharedCache};

impl Problems {
    pub(super) fn cookie(&mut self, at: &str, cookie: &Cookie) {
        for (member, value) in
            [("name", &cookie.name), ("value", &cookie.value), ("path", &cookie.path)]
        {
            self.value(format!("{at}/{member}"), value);
        }
    }

    pub(super) fn redirect(&mut self, at: &str, redirect: &Redirect) {
        if !matches!(redirect.status, 301 | 302 | 303 | 307 | 308) {
            let found = redirect.status;
            let detail = format!("301, 302, 303, 307 or 308 was expected, not {found}");
            self.add(format!("{at}/status"), detail);
        }
        if !(1..=limits::REDIRECTS).contains(&redirect.times) {
            let (most, found) = (limits::REDIRECTS, redirect.times);
            self.add(format!("{at}/times"), format!("1 to {most} was expected, not {found}"));
        }
        if redirect.port == 0 {
            self.add(format!("{at}/port"), "a port from 1 was expected, not 0".to_owned());
        }
        if let Some(detail) = text::value_problem(&redirect.location) {
            self.add(format!("{at}/location"), detail);
        }
    }

    pub(super) fn cache(&mut self, at: &str, cache: &SharedCache) {
        if cache.seconds > limits::CACHE_SECONDS {
            let (most, found) = (limits::CACHE_SECONDS, cache.seconds);
            let detail = format!("at most {most} seconds were expected, not {found}");
            self.add(format!("{at}/seconds"), detail);
        }
    }
}
