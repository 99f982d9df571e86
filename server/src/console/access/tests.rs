//! What is let in by itself; over sockets it is tested again.

use super::*;

const TOKEN: &str = "0123456789abcdef01234567";

fn access(token: Option<&str>) -> Access {
    Access {
        origins: vec!["http://localhost:8000".to_owned()],
        hosts: vec!["lab.test".to_owned(), "[fd00::1]".to_owned()],
        token: token.map(|token| token.parse().expect("a token")),
        sessions: Sessions::default(),
    }
}

fn map(headers: &[(&'static str, &'static str)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(*name, HeaderValue::from_static(value));
    }
    map
}

#[test]
fn hosts_are_known_by_name_and_by_address() {
    let access = access(None);
    for host in [
        "localhost",
        "LOCALHOST:8001",
        "127.0.0.1:1",
        "127.1.2.3",
        "[::1]",
        "[::1]:8",
        "lab.test",
        "Lab.Test:8001",
        "[fd00::1]:8001",
    ] {
        assert!(access.is_own(host), "{host}");
    }
    for host in [
        "",
        ":8001",
        "localhost.",
        "localhost.evil.test",
        "a.localhost",
        "a.lab.test",
        "lab.test.evil.test",
        "lab.test:x",
        "evil.test:8001",
        "127.0.0.1.evil.test",
        "127.1",
        "0.0.0.0",
        "::1",
        "[::]",
        "fd00::1",
        "localhost:80@evil.test",
        "localhost:8001, evil.test",
    ] {
        assert!(!access.is_own(host), "{host}");
    }
}

#[track_caller]
fn checked(headers: &[(&'static str, &'static str)], allowed: bool) {
    assert_eq!(access(None).check(&map(headers), None).is_ok(), allowed, "{headers:?}");
}

#[test]
fn every_line_must_be_allowed() {
    let host = ("host", "localhost:8001");
    checked(&[host], true);
    checked(&[], false);
    checked(&[host, host], false);
    checked(&[host, ("x-forwarded-host", "localhost:8000, 127.0.0.1")], true);
    checked(&[host, ("x-forwarded-host", "localhost:8000, evil.test")], false);
    checked(&[host, ("x-forwarded-host", "localhost"), ("x-forwarded-host", "evil.test")], false);
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

#[test]
fn the_token_is_wanted_once_and_whole() {
    let host = ("host", "lab.test:8001");
    let access = access(Some(TOKEN));
    let allowed = |headers: &[_]| access.check(&map(&[&[host], headers].concat()), None).is_ok();
    assert!(allowed(&[("authorization", "Bearer 0123456789abcdef01234567")]));
    assert!(allowed(&[("authorization", "bearer  0123456789abcdef01234567")]));
    assert!(!allowed(&[]));
    assert!(!allowed(&[("authorization", "0123456789abcdef01234567")]));
    assert!(!allowed(&[("authorization", "Basic 0123456789abcdef01234567")]));
    assert!(!allowed(&[("authorization", "Bearer 0123456789abcdef0123456")]));
    assert!(!allowed(&[("cookie", "cors-explorer-session=0123456789abcdef01234567")]));
    let right = ("authorization", "Bearer 0123456789abcdef01234567");
    assert!(!allowed(&[right, ("authorization", "Bearer x")]));
    assert!(!allowed(&[right, ("origin", "http://evil.test")]));
}
