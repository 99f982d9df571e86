//! What a page remembers of preflights, for how long, and for whom.

use std::time::Duration;

use cors_engine::{CredentialsMode, Permission, PreflightCache, RememberedFor, Request};

use crate::support::{Hop, PAGE, get, owned, run_with, verdict, with_headers, with_method};

const ALLOW: (&str, &str) = ("Access-Control-Allow-Origin", PAGE);
const CREDENTIALS: (&str, &str) = ("Access-Control-Allow-Credentials", "true");

/// A page that sends requests to one server.
struct Page<'a> {
    cache: PreflightCache,
    permissions: &'a [(&'a str, &'a str)],
}

impl Page<'_> {
    fn new<'a>(permissions: &'a [(&'a str, &'a str)]) -> Page<'a> {
        Page { cache: PreflightCache::new(), permissions }
    }

    /// Sends a request that succeeds. Whether a preflight went out before it.
    #[track_caller]
    fn preflights(&mut self, request: &Request) -> bool {
        let lines: Vec<_> = [ALLOW, CREDENTIALS].iter().chain(self.permissions).copied().collect();
        let hop =
            Hop { preflight: Some((204, &lines)), actual: Some((200, &[ALLOW, CREDENTIALS])) };
        let outcome = run_with(request, &mut self.cache, &[hop]);
        assert_eq!(verdict(&outcome), "resolve");
        outcome.hops[0].preflight.as_ref().expect("a preflight is needed").sent
    }

    fn wait(&mut self, seconds: u64) {
        self.cache.advance(Duration::from_secs(seconds));
    }
}

fn permissions(max_age: &str) -> [(&str, &str); 3] {
    [
        ("Access-Control-Allow-Methods", "PUT, DELETE"),
        ("Access-Control-Allow-Headers", "X-A, X-B"),
        ("Access-Control-Max-Age", max_age),
    ]
}

fn include(request: Request) -> Request {
    Request { credentials: CredentialsMode::Include, ..request }
}

#[test]
fn an_answer_is_good_for_as_long_as_it_says() {
    let permissions = permissions("600");
    let mut page = Page::new(&permissions);
    assert!(page.preflights(&with_method("PUT")));
    assert!(!page.preflights(&with_method("PUT")));
    page.wait(599);
    assert!(!page.preflights(&with_method("PUT")));
    page.wait(1);
    assert!(page.preflights(&with_method("PUT")));
}

#[test]
fn without_a_readable_age_it_is_five_seconds() {
    for max_age in ["", "-1", "abc", "1.5", "+60", "60s", "\"60\"", " 600, 600"] {
        let permissions = permissions(max_age);
        let mut page = Page::new(&permissions);
        assert!(page.preflights(&with_method("PUT")));
        page.wait(4);
        assert!(!page.preflights(&with_method("PUT")), "{max_age:?}");
        page.wait(1);
        assert!(page.preflights(&with_method("PUT")), "{max_age:?}");
    }
    let permissions = permissions("0");
    let mut page = Page::new(&permissions);
    assert!(page.preflights(&with_method("PUT")));
    assert!(page.preflights(&with_method("PUT")));
}

#[test]
fn an_endless_age_does_not_overflow() {
    let permissions = permissions("99999999999999999999999999");
    let mut page = Page::new(&permissions);
    assert!(page.preflights(&with_method("PUT")));
    page.cache.advance(Duration::from_secs(1 << 40));
    assert!(!page.preflights(&with_method("PUT")));
    page.cache.advance(Duration::MAX);
    page.cache.advance(Duration::MAX);
    page.preflights(&with_method("PUT"));
}

#[test]
fn everything_listed_is_remembered_and_nothing_else() {
    let permissions = permissions("600");
    let mut page = Page::new(&permissions);
    assert!(page.preflights(&with_method("PUT")));
    assert!(!page.preflights(&with_method("DELETE")));
    assert!(!page.preflights(&with_headers(&[("x-a", "1")])));
    let both = Request { headers: owned(&[("X-A", "1"), ("X-B", "2")]), ..with_method("PUT") };
    assert!(!page.preflights(&both));
}

#[test]
fn the_whole_url_counts() {
    let permissions = permissions("600");
    let mut page = Page::new(&permissions);
    let put = |url: &str| Request { method: "PUT".to_owned(), ..get(url) };
    assert!(page.preflights(&put("https://api.test/a")));
    assert!(page.preflights(&put("https://api.test/a?q")));
    assert!(page.preflights(&put("https://api.test/a#f")));
    assert!(!page.preflights(&put("https://api.test/a#f")));
    assert!(!page.preflights(&put("https://api.test/a")));
    assert!(page.preflights(&put("https://api.test/b")));
}

#[test]
fn credentials_cover_requests_without_but_not_the_other_way_round() {
    let permissions = permissions("600");
    let mut page = Page::new(&permissions);
    assert!(page.preflights(&with_method("PUT")));
    assert!(page.preflights(&include(with_method("PUT"))));
    assert!(!page.preflights(&include(with_method("PUT"))));
    let mut page = Page::new(&permissions);
    assert!(page.preflights(&include(with_method("PUT"))));
    assert!(!page.preflights(&with_method("PUT")));
}

#[test]
fn a_remembered_wildcard_covers_what_a_fresh_one_would() {
    let permissions = [
        ("Access-Control-Allow-Methods", "*, PUT"),
        ("Access-Control-Allow-Headers", "*, Authorization, X-A"),
        ("Access-Control-Max-Age", "600"),
    ];
    let mut page = Page::new(&permissions);
    assert!(page.preflights(&with_method("PATCH")));
    assert!(!page.preflights(&with_headers(&[("X-Any", "1")])));
    assert!(!page.preflights(&with_headers(&[("Authorization", "t")])));
    let mut page = Page::new(&permissions);
    assert!(page.preflights(&include(with_headers(&[("X-A", "1")]))));
    assert!(!page.preflights(&include(with_method("PUT"))));
}

#[test]
fn a_failure_behind_a_preflight_forgets_it() {
    let lines = [ALLOW, ("Access-Control-Allow-Methods", "PUT"), ("Access-Control-Max-Age", "600")];
    let mut cache = PreflightCache::new();
    let hop = Hop { preflight: Some((204, &lines)), actual: Some((200, &[])) };
    for _ in 0..2 {
        let outcome = run_with(&with_method("PUT"), &mut cache, &[hop]);
        assert_eq!(verdict(&outcome), "response/allow-origin-missing at 2");
        assert!(outcome.hops[0].preflight.as_ref().expect("a preflight").sent);
    }
}

#[test]
fn what_is_remembered_can_be_listed_and_forgotten() {
    let permissions = permissions("600");
    let mut page = Page::new(&permissions);
    page.preflights(&include(with_method("PUT")));
    page.wait(100);
    let url = with_method("PUT").url;
    let listed: Vec<_> = page.cache.entries().map(|entry| entry.permission).collect();
    let expected = [
        Permission::Method("PUT"),
        Permission::Method("DELETE"),
        Permission::Header("x-a"),
        Permission::Header("x-b"),
    ];
    assert_eq!(listed, expected);
    for entry in page.cache.entries() {
        assert_eq!((entry.url, entry.origin), (url.as_str(), PAGE));
        assert_eq!(entry.credentials, RememberedFor::WithCredentials);
        assert_eq!(entry.left, Duration::from_secs(500));
    }
    let mut later = page.cache.clone();
    later.advance_to(Duration::from_secs(600));
    assert_eq!(later.entries().count(), 0);
    later.advance_to(Duration::from_secs(1));
    assert_eq!(later.entries().count(), 0, "time does not go back");
    page.cache.forget(&url);
    assert_eq!(page.cache.entries().count(), 0);
}
