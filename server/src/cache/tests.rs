//! What the caches store, for whom, and how much.

use cors_wire::{Header, Place};

use super::*;

fn headers(lines: &[(&str, &str)]) -> Vec<Header> {
    lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn policy(by_origin: bool, honours_vary: bool) -> SharedCache {
    SharedCache { on: true, by_origin, honours_vary, seconds: 60 }
}

fn store(caches: &SharedCaches, lookup: Lookup<'_>, head: &AnswerHead, content: &[u8]) {
    if let Some(new) = Stored::new(&lookup, head, content) {
        caches.reserve(new, 7);
        caches.store(7);
    }
}

/// Asks for `/` at a second from one origin, of caches that hold what another was told at 0.
fn asked(policy: &SharedCache, answer: &[(&str, &str)], origin: &str, second: u64) -> Option<u64> {
    let caches = SharedCaches::default();
    let ask = |origin: &str, second: u64, act: &dyn Fn(Lookup<'_>)| {
        let lines = headers(&[("Origin", origin)]);
        let request = RequestHead { method: "GET", place: Place::ROOT, headers: &lines };
        act(Lookup { endpoint: "root", policy, request: &request, now_us: second * US });
    };
    let head = AnswerHead { status: 200, headers: headers(answer) };
    ask("http://a.test", 0, &|lookup| store(&caches, lookup, &head, b"body"));
    let found = std::cell::Cell::new(None);
    ask(origin, second, &|lookup| found.set(caches.find(lookup).map(|hit| hit.age_s)));
    found.get()
}

#[test]
fn a_careless_cache_gives_one_origin_what_was_meant_for_another() {
    let vary = [("Vary", "accept, ORIGIN")];
    let strangers = |policy: &SharedCache| asked(policy, &vary, "http://b.test", 1);
    assert_eq!(strangers(&policy(false, false)), Some(1));
    assert_eq!(strangers(&policy(false, true)), None);
    assert_eq!(strangers(&policy(true, false)), None);
    assert_eq!(asked(&policy(true, true), &vary, "http://a.test", 1), Some(1));
    // Without `Vary`, honouring it changes nothing.
    assert_eq!(asked(&policy(false, true), &[], "http://b.test", 1), Some(1));
}

#[test]
fn an_answer_is_fresh_as_long_as_it_says() {
    let at = |lines: &[(&str, &str)], second| {
        asked(&policy(false, true), lines, "http://a.test", second)
    };
    assert_eq!((at(&[], 59), at(&[], 60)), (Some(59), None));
    let short = [("cache-control", "public, max-age=5")];
    assert_eq!((at(&short, 4), at(&short, 5)), (Some(4), None));
    let shared = [("Cache-Control", "max-age=5"), ("Cache-Control", "S-MAXAGE=\"9\"")];
    assert_eq!((at(&shared, 8), at(&shared, 9)), (Some(8), None));
    for never in ["no-store", "Private", "no-cache", "max-age=0", "max-age=x"] {
        assert_eq!(at(&[("Cache-Control", never)], 0), None, "{never}");
    }
    assert_eq!(at(&[("Vary", "*")], 0), None);
    assert_eq!(at(&[("set-cookie", "a=1")], 0), None);
}

#[test]
fn the_caches_are_bounded_and_can_be_emptied() {
    let caches = SharedCaches::default();
    let policy = policy(false, false);
    let store = |endpoint: &str, target: &str, content: &[u8]| {
        let place = Place { target, ..Place::ROOT };
        let request = RequestHead { method: "GET", place, headers: &[] };
        let lookup = Lookup { endpoint, policy: &policy, request: &request, now_us: 0 };
        self::store(&caches, lookup, &AnswerHead { status: 200, headers: Vec::new() }, content);
    };
    for number in 0..MOST_ANSWERS + 5 {
        store("root", &format!("/?{number}"), b"");
    }
    let kept = caches.list("root", 0);
    assert_eq!((kept.len(), kept[0].target.as_str()), (MOST_ANSWERS, "/?5"));
    store("shop", "/e/shop", &vec![0; MOST_BYTES / 2]);
    store("shop", "/e/shop/a", &vec![0; MOST_BYTES / 2]);
    assert_eq!((caches.list("root", 0).len(), caches.list("shop", 0).len()), (0, 1));
    caches.empty("root");
    assert_eq!(caches.list("shop", 0).len(), 1);
    caches.empty("shop");
    assert_eq!(caches.list("shop", 0), []);
}

#[test]
fn a_run_does_not_make_another_url() {
    let caches = SharedCaches::default();
    let policy = policy(false, false);
    for (target, hit) in [("/?run=a", false), ("/?run=b", true), ("/?x", false), ("/", true)] {
        let place = Place { target, ..Place::ROOT };
        let request = RequestHead { method: "GET", place, headers: &[] };
        let lookup = Lookup { endpoint: "root", policy: &policy, request: &request, now_us: 0 };
        assert_eq!(caches.find(lookup).is_some(), hit, "{target}");
        store(&caches, lookup, &AnswerHead { status: 200, headers: Vec::new() }, b"");
    }
}

#[test]
fn an_answer_on_its_way_is_given_to_nobody_and_goes_with_the_others() {
    let caches = SharedCaches::default();
    let policy = policy(false, false);
    let request = RequestHead { method: "GET", place: Place::ROOT, headers: &[] };
    let lookup = Lookup { endpoint: "root", policy: &policy, request: &request, now_us: 0 };
    let head = AnswerHead { status: 200, headers: Vec::new() };
    let there = || (caches.find(lookup).is_some(), caches.list("root", 0).len());
    let new = || Stored::new(&lookup, &head, b"").expect("it may be stored");
    caches.reserve(new(), 1);
    assert_eq!(there(), (false, 0));
    caches.store(1);
    assert_eq!(there(), (true, 1));
    caches.reserve(new(), 2);
    caches.empty("root");
    caches.store(2);
    assert_eq!(there(), (false, 0));
}
