//! Who may use the console: programs on this machine and the pages that belong to it; elsewhere,
//! whoever has the token.
//!
//! A browser lets any page send requests here, and a name that an attacker owns may lead here
//! too. So the request must say that it means this server, and that no foreign page made it.

use std::net::{Ipv4Addr, Ipv6Addr};

use axum::http::{HeaderMap, HeaderValue};

use super::{Refused, sessions::Sessions};
use crate::Token;

/// Who may use the console.
#[derive(Debug)]
pub(crate) struct Access {
    /// Origins whose pages may: the page's, then the console's own.
    pub(crate) origins: Vec<String>,
    /// The names of this server besides those of loopback, without a port.
    pub(crate) hosts: Vec<String>,
    /// The secret that must be shown, if any.
    pub(crate) token: Option<Token>,
    /// The pages that have shown it.
    pub(crate) sessions: Sessions,
}

impl Access {
    /// Lets a request to the control API pass. `authority` is that of a target in absolute-form,
    /// which a server must prefer to `Host`.
    pub(super) fn check(
        &self,
        headers: &HeaderMap,
        authority: Option<&str>,
    ) -> Result<(), Refused> {
        self.check_hosts(headers, authority).map_err(Refused::forbidden)?;
        self.check_page(headers).map_err(Refused::forbidden)?;
        match &self.token {
            Some(token) if !self.has_shown(token, headers) => Err(Refused::unauthorized()),
            Some(_) | None => Ok(()),
        }
    }

    /// Whether a request means this server, by every name that it gives.
    pub(super) fn check_hosts(
        &self,
        headers: &HeaderMap,
        authority: Option<&str>,
    ) -> Result<(), String> {
        let hosts = lines(headers, "host");
        if hosts.len() != 1 {
            return Err(format!("one Host was expected, not {}", hosts.len()));
        }
        // The page's development server rewrites Host and adds the name that it was asked for
        // itself.
        let forwarded = lines(headers, "x-forwarded-host");
        let forwarded = forwarded.iter().flat_map(|line| line.split(',')).map(str::trim);
        for host in authority.into_iter().chain([hosts[0].as_str()]).chain(forwarded) {
            if !self.is_own(host) {
                return Err(format!("a host of this machine was expected, not `{host}`"));
            }
        }
        Ok(())
    }

    fn check_page(&self, headers: &HeaderMap) -> Result<(), String> {
        for origin in lines(headers, "origin") {
            if !self.origins.contains(&origin) {
                return Err(format!(
                    "the console does not answer pages of `{origin}`; it would with --page-origin"
                ));
            }
        }
        for site in lines(headers, "sec-fetch-site") {
            if !matches!(site.as_str(), "same-origin" | "none") {
                return Err(format!("the console does not answer requests that are `{site}`"));
            }
        }
        Ok(())
    }

    /// Whether a request has the token, or a session that was begun with it.
    fn has_shown(&self, token: &Token, headers: &HeaderMap) -> bool {
        let bearer = |line: &String| {
            let (scheme, value) = line.split_once(' ').unwrap_or_default();
            scheme.eq_ignore_ascii_case("bearer") && token.is(value.trim_start())
        };
        match lines(headers, "authorization").as_slice() {
            [] => self.sessions.are_open_in(&lines(headers, "cookie")),
            [only] => bearer(only),
            [..] => false,
        }
    }

    /// Whether a host, with or without a port, can only be this server.
    fn is_own(&self, host: &str) -> bool {
        let Some(name) = without_port(host) else { return false };
        is_loopback(name) || self.hosts.iter().any(|own| own.eq_ignore_ascii_case(name))
    }
}

/// The lines of a header; a byte beyond ASCII becomes U+FFFD, which nothing here allows.
pub(super) fn lines(headers: &HeaderMap, name: &str) -> Vec<String> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.get_all(name).iter().map(text).collect()
}

/// The name in a host; `None` if what follows it is no port.
fn without_port(host: &str) -> Option<&str> {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => {
            port.bytes().all(|b| b.is_ascii_digit()).then_some(name)
        }
        Some(_) | None => Some(host),
    }
}

fn is_loopback(name: &str) -> bool {
    if let Some(address) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback());
    }
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests;
