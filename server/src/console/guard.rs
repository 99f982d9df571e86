//! Who may use the console: programs on this machine, and the pages that belong to it.
//!
//! A browser lets any page send requests here, and a name that an attacker owns may lead here
//! too. So the request must say that it means this machine, and that no foreign page made it.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Console, Refused};

/// Lets a request pass to its handler, or answers 403. Adds the console's own header lines.
pub(super) async fn guard(
    State(console): State<Arc<Console>>,
    request: Request,
    next: Next,
) -> Response {
    let authority = request.uri().authority().map(|authority| authority.as_str().to_owned());
    let checked = check(request.headers(), authority.as_deref(), &console.origins);
    let mut response = match checked {
        Ok(()) => next.run(request).await,
        Err(why) => Refused::forbidden(why).into_response(),
    };
    let own = |text| HeaderValue::from_static(text);
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(own("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, own("default-src 'none'; sandbox"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, own("nosniff"));
    headers.insert("cross-origin-resource-policy", own("same-origin"));
    response
}

/// `authority` is that of a request target in absolute-form, which a server must prefer to `Host`.
fn check(headers: &HeaderMap, authority: Option<&str>, origins: &[String]) -> Result<(), String> {
    check_hosts(headers, authority)?;
    for origin in lines(headers, "origin") {
        if !origins.contains(&origin) {
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

/// Whether a request means this machine, by every name that it gives.
pub(super) fn check_hosts(headers: &HeaderMap, authority: Option<&str>) -> Result<(), String> {
    let hosts = lines(headers, "host");
    if hosts.len() != 1 {
        return Err(format!("one Host was expected, not {}", hosts.len()));
    }
    // The page's development server rewrites Host and adds the name that it was asked for itself.
    let forwarded = lines(headers, "x-forwarded-host");
    let forwarded = forwarded.iter().flat_map(|line| line.split(',')).map(str::trim);
    for host in authority.into_iter().chain([hosts[0].as_str()]).chain(forwarded) {
        if !is_loopback(host) {
            return Err(format!("a host of this machine was expected, not `{host}`"));
        }
    }
    Ok(())
}

/// The lines of a header; a byte beyond ASCII becomes U+FFFD, which nothing here allows.
fn lines(headers: &HeaderMap, name: &str) -> Vec<String> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.get_all(name).iter().map(text).collect()
}

/// Whether a host, with or without a port, can only be this machine.
fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        Some(_) | None => (host, None),
    };
    if port.is_some_and(|port| !port.bytes().all(|b| b.is_ascii_digit())) {
        return false;
    }
    if let Some(address) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback());
    }
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_hosts_are_known_by_name_and_by_address() {
        for host in ["localhost", "LOCALHOST:8001", "127.0.0.1:1", "127.1.2.3", "[::1]", "[::1]:8"]
        {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            ":8001",
            "localhost.",
            "localhost.evil.test",
            "a.localhost",
            "evil.test:8001",
            "127.0.0.1.evil.test",
            "127.1",
            "0.0.0.0",
            "::1",
            "[::]",
            "localhost:80@evil.test",
            "localhost:8001, evil.test",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[track_caller]
    fn checked(headers: &[(&'static str, &'static str)], allowed: bool) {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_static(value));
        }
        let origins = ["http://localhost:8000".to_owned()];
        assert_eq!(check(&map, None, &origins).is_ok(), allowed, "{headers:?}");
    }

    #[test]
    fn every_line_must_be_allowed() {
        let host = ("host", "localhost:8001");
        checked(&[host], true);
        checked(&[], false);
        checked(&[host, host], false);
        checked(&[host, ("x-forwarded-host", "localhost:8000, 127.0.0.1")], true);
        checked(&[host, ("x-forwarded-host", "localhost:8000, evil.test")], false);
        checked(
            &[host, ("x-forwarded-host", "localhost"), ("x-forwarded-host", "evil.test")],
            false,
        );
        checked(&[host, ("x-forwarded-host", "")], false);
        checked(&[host, ("origin", "http://localhost:8000")], true);
        checked(&[host, ("origin", "http://localhost:8000"), ("origin", "null")], false);
        checked(&[host, ("origin", "http://localhost:9000")], false);
        checked(&[host, ("sec-fetch-site", "same-origin")], true);
        checked(&[host, ("sec-fetch-site", "none")], true);
        checked(&[host, ("sec-fetch-site", "same-site")], false);
        checked(&[host, ("sec-fetch-site", "cross-site")], false);
        checked(&[host, ("sec-fetch-site", "none"), ("sec-fetch-site", "cross-site")], false);
    }
}
