//! A [`Set-Cookie`](https://www.rfc-editor.org/rfc/rfc6265#section-4.1) line, as far as it decides
//! whether the cookie travels.

use cors_engine::{Cookie, SameSite};
use url::Url;

/// The longest name that is shown; a longer one is cut.
const NAME_BOUND: usize = 64;

/// When this was written; whatever expires in an earlier year has expired.
const YEAR: u16 = 2026;

/// A cookie as a server sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SetCookie<'a> {
    pub(crate) name: &'a str,
    pub(crate) cookie: Cookie,
    /// Whether its `Max-Age` takes it away, or, without one, the year of its `Expires`.
    pub(crate) over: bool,
    has_max_age: bool,
    domain: Option<&'a str>,
    path: Option<&'a str>,
}

impl<'a> SetCookie<'a> {
    /// Reads the value of a `Set-Cookie` line. Attributes that mean nothing are skipped, and of
    /// several of one name the last counts, as browsers have it.
    pub(crate) fn parse(line: &'a str) -> Self {
        let mut parts = line.split(';');
        let pair = parts.next().unwrap_or_default();
        let cookie = Cookie { same_site: SameSite::Unset, secure: false };
        let name = cookie_name(pair);
        let (over, has_max_age) = (false, false);
        let mut set = Self { name, cookie, over, has_max_age, domain: None, path: None };
        for attribute in parts {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            set.take(name.trim(), value.trim());
        }
        set
    }

    fn take(&mut self, name: &str, value: &'a str) {
        if name.eq_ignore_ascii_case("samesite") {
            self.cookie.same_site = same_site(value);
        } else if name.eq_ignore_ascii_case("secure") {
            self.cookie.secure = true;
        } else if name.eq_ignore_ascii_case("domain") {
            let domain = value.strip_prefix('.').unwrap_or(value);
            self.domain = (!domain.is_empty()).then_some(domain);
        } else if name.eq_ignore_ascii_case("path") {
            self.path = value.starts_with('/').then_some(value);
        } else if name.eq_ignore_ascii_case("max-age") {
            let digits = value.strip_prefix('-').unwrap_or(value);
            if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
                self.over = value.starts_with('-') || digits.bytes().all(|byte| byte == b'0');
                self.has_max_age = true;
            }
        } else if name.eq_ignore_ascii_case("expires") && !self.has_max_age {
            let years = value.split([' ', '-']).filter(|part| part.len() == 4);
            let mut years = years.filter_map(|part| part.parse::<u16>().ok());
            self.over = years.next().is_some_and(|year| year < YEAR);
        }
    }

    /// Whether it has what the beginning of its name promises. Otherwise the browser refuses it.
    pub(crate) fn keeps_promise(&self) -> bool {
        let promises = |prefix: &str| {
            self.name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        let host = !promises("__host-") || (self.path == Some("/") && self.domain.is_none());
        host && (self.cookie.secure || !(promises("__host-") || promises("__secure-")))
    }

    /// Whether `Domain` names the server that sets the cookie, or a domain above it. Otherwise the
    /// browser refuses the cookie.
    pub(crate) fn is_of(&self, url: &str) -> bool {
        let Some(domain) = self.domain else { return true };
        let url = Url::parse(url);
        let Some(host) = url.as_ref().ok().and_then(Url::host_str) else { return false };
        let above = host.len().checked_sub(domain.len());
        above.is_some_and(|above| {
            host.is_char_boundary(above)
                && host[above..].eq_ignore_ascii_case(domain)
                && (above == 0 || host[..above].ends_with('.'))
        })
    }

    /// Whether `Path` covers a URL.
    pub(crate) fn covers(&self, url: &str) -> bool {
        let Some(path) = self.path else { return true };
        Url::parse(url).is_ok_and(|url| {
            let below = url.path().strip_prefix(path);
            below.is_some_and(|below| {
                below.is_empty() || path.ends_with('/') || below.starts_with('/')
            })
        })
    }
}

/// The name in a `name=value` pair, empty where there is only a value.
pub(crate) fn cookie_name(pair: &str) -> &str {
    let name = pair.split_once('=').map_or("", |(name, _)| name).trim();
    name.char_indices().nth(NAME_BOUND).map_or(name, |(end, _)| &name[..end])
}

fn same_site(value: &str) -> SameSite {
    let known = [("strict", SameSite::Strict), ("lax", SameSite::Lax), ("none", SameSite::None)];
    let found = known.iter().find(|(name, _)| name.eq_ignore_ascii_case(value));
    found.map_or(SameSite::Unset, |&(_, same_site)| same_site)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_as_browsers_read_them() {
        let set = SetCookie::parse("sid = 1 ; Secure;SAMESITE=none; samesite = Lax ; Path=x; A");
        assert_eq!(set.name, "sid");
        assert_eq!(set.cookie, Cookie { same_site: SameSite::Lax, secure: true });
        assert!(set.covers("http://a.test/") && set.is_of("http://a.test/"));
        let bare = SetCookie::parse("value; SameSite=what");
        assert_eq!((bare.name, bare.cookie.same_site), ("", SameSite::Unset));
        assert_eq!(SetCookie::parse(&"é".repeat(100)).name, "");
        assert_eq!(SetCookie::parse(&format!("{}=1", "é".repeat(100))).name.chars().count(), 64);
    }

    #[test]
    fn a_max_age_of_nothing_takes_a_cookie_away() {
        let over = |attributes: &str| SetCookie::parse(&format!("a=b{attributes}")).over;
        assert!(over("; Max-Age=0") && over("; max-age=-1") && over("; Max-Age=9; Max-Age=00"));
        assert!(!over("") && !over("; Max-Age=60") && !over("; Max-Age=0; Max-Age=60"));
        assert!(!over("; Max-Age=") && !over("; Max-Age=-") && !over("; Max-Age=0s"));
    }

    #[test]
    fn a_year_that_is_gone_takes_a_cookie_away_unless_max_age_says_otherwise() {
        let over = |attributes: &str| SetCookie::parse(&format!("a=; {attributes}")).over;
        assert!(over("Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
        assert!(over("expires=Thu, 01-Jan-1970 00:00:01 GMT") && over("Max-Age=0; Expires=x 2999"));
        assert!(!over("Expires=Fri, 01 Jan 2999 00:00:00 GMT") && !over("Expires=0"));
        assert!(!over("Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60"));
        assert!(!over("Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
    }

    #[test]
    fn the_beginning_of_a_name_promises() {
        let keeps = |line: &str| SetCookie::parse(line).keeps_promise();
        assert!(
            keeps("__Host-a=1; Secure; Path=/") && keeps("__Secure-a=1; Secure") && keeps("a=1")
        );
        assert!(
            !keeps("__Host-a=1; Path=/") && !keeps("__host-a=1; Secure") && !keeps("__Secure-a=1")
        );
        assert!(!keeps("__Host-a=1; Secure; Path=/; Domain=a.test"));
    }

    #[test]
    fn domain_and_path_say_where() {
        let of =
            |domain: &str, url: &str| SetCookie::parse(&format!("a=b; Domain={domain}")).is_of(url);
        assert!(of(".shop.test", "http://api.shop.test/") && of("shop.test", "http://SHOP.test/"));
        assert!(!of("hop.test", "http://shop.test/") && !of("a.shop.test", "http://shop.test/"));
        let covers = |path: &str| {
            SetCookie::parse(&format!("a=b; Path={path}")).covers("http://a.test/api/x")
        };
        assert!(covers("/") && covers("/api") && covers("/api/") && covers("/api/x"));
        assert!(!covers("/ap") && !covers("/api/x/") && !covers("/other"));
    }
}
