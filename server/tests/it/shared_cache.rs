//! The shared cache before an endpoint.

use cors_wire::CachedAnswer;

use crate::companion::Companion;
use crate::peer::Reply;

const ALLOW: &str = "access-control-allow-origin";

/// A companion that allows two origins, behind a cache with these members of JSON.
fn behind(cache: &str, vary: &str) -> Companion {
    let companion = Companion::start();
    companion.patch_root(&format!(
        r#"{{"cache": {{"on": true, {cache}}}, "actual": {{"vary": {{"on": {vary}}}, "allow_origin":
            {{"on": true, "value": {{"list": ["http://a.test", "http://b.test"]}}}}}}}}"#
    ));
    companion
}

fn from(companion: &Companion, origin: &str, target: &str) -> Reply {
    companion.lab().ask("GET", target, &[&format!("Origin: http://{origin}.test")])
}

fn stored(companion: &Companion) -> Vec<CachedAnswer> {
    companion.call("GET", "/api/endpoints/root/cache").json()
}

#[test]
fn a_cache_that_looks_at_nothing_poisons_the_second_origin() {
    let companion = behind(r#""honours_vary": false"#, "true");
    let first = from(&companion, "a", "/?run=one");
    assert_eq!((first.value(ALLOW), first.value("x-cache")), (Some("http://a.test"), Some("MISS")));
    let second = from(&companion, "b", "/?run=two");
    assert_eq!(
        (second.value(ALLOW), second.value("x-cache")),
        (Some("http://a.test"), Some("HIT"))
    );
    assert_eq!((second.value("age"), second.text()), (Some("0"), "Hello server"));
    // The companion's own lines are the last.
    let own = ["Content-Security-Policy: sandbox", "X-Content-Type-Options: nosniff", "Age: 0"];
    assert_eq!(second.lines[second.lines.len() - 4..][..3], own);

    let record = companion.record(0).exchanges;
    let from_cache = |at: usize| record[at].answer.as_ref().expect("an answer").from_cache;
    assert_eq!((from_cache(0), from_cache(1)), (None, Some(1)));
    let [stored] = &stored(&companion)[..] else { panic!("one answer is stored") };
    assert_eq!((stored.exchange, stored.hits, stored.target.as_str()), (1, 1, "/"));
    assert_eq!(stored.origin.as_deref(), Some("http://a.test"));
    assert_eq!(stored.allow_origin, ["http://a.test"]);
}

#[test]
fn vary_keeps_origins_apart_if_it_is_sent_and_honoured() {
    for (cache, vary, poisoned) in [
        (r#""honours_vary": true"#, "true", false),
        (r#""honours_vary": true"#, "false", true),
        (r#""honours_vary": false, "by_origin": true"#, "false", false),
    ] {
        let companion = behind(cache, vary);
        from(&companion, "a", "/");
        let second = from(&companion, "b", "/");
        let expected = if poisoned { "http://a.test" } else { "http://b.test" };
        assert_eq!(second.value(ALLOW), Some(expected), "{cache} {vary}");
        assert_eq!(from(&companion, "a", "/").value("x-cache"), Some("HIT"));
    }
}

#[test]
fn a_stale_answer_outlives_the_change_until_the_cache_is_emptied() {
    let companion = behind(r#""honours_vary": false"#, "false");
    from(&companion, "stranger", "/");
    companion.patch_root(r#"{"actual": {"allow_origin": {"value": "*"}}}"#);
    assert_eq!(from(&companion, "a", "/").value(ALLOW), None, "the answer without the header");
    assert_eq!(companion.call("DELETE", "/api/endpoints/root/cache").status, 204);
    assert_eq!(stored(&companion), []);
    assert_eq!(from(&companion, "a", "/").value(ALLOW), Some("*"));
    assert_eq!(companion.call("DELETE", "/api/endpoints/none/cache").status, 404);
}

#[test]
fn a_cache_that_is_taken_away_takes_its_answers_with_it() {
    let companion = behind(r#""honours_vary": false"#, "false");
    from(&companion, "a", "/");
    companion.patch_root(r#"{"cache": {"on": false}}"#);
    assert_eq!(from(&companion, "b", "/").value("x-cache"), None);
    companion.patch_root(r#"{"cache": {"on": true}}"#);
    assert_eq!(from(&companion, "b", "/").value("x-cache"), Some("MISS"));
}

/// What `change` leaves of the answer that is delayed while it is made.
fn after_a_change_during_the_delay(change: impl Fn(&Companion)) -> Vec<CachedAnswer> {
    let companion = Companion::start();
    companion.create("shop");
    patch_shop(
        &companion,
        r#"{"actual": {"body": "OLD", "delay_ms": 600}, "cache": {"on": true}}"#,
    );
    let mut lab = companion.lab();
    lab.send(lab.head("GET", "/e/shop", &[]));
    // The request is in the record as soon as its delay has begun.
    while companion.record(0).exchanges.is_empty() {
        std::thread::yield_now();
    }
    change(&companion);
    assert_eq!(lab.reply().text(), "OLD");
    companion.call("GET", "/api/endpoints/shop/cache").json()
}

fn patch_shop(companion: &Companion, patch: &str) {
    assert_eq!(companion.call_with("PATCH", "/api/endpoints/shop", patch).status, 200);
}

#[test]
fn an_answer_on_its_way_is_not_stored_once_the_cache_was_emptied() {
    let recreated = after_a_change_during_the_delay(|companion| {
        assert_eq!(companion.call("DELETE", "/api/endpoints/shop").status, 204);
        companion.create("shop");
        patch_shop(companion, r#"{"cache": {"on": true}}"#);
    });
    assert_eq!(recreated, []);
    let emptied = after_a_change_during_the_delay(|companion| {
        assert_eq!(companion.call("DELETE", "/api/endpoints/shop/cache").status, 204);
    });
    assert_eq!(emptied, []);
    let switched = after_a_change_during_the_delay(|companion| {
        patch_shop(companion, r#"{"cache": {"on": false}}"#);
        patch_shop(companion, r#"{"cache": {"on": true}}"#);
    });
    assert_eq!(switched, []);
    let edited = after_a_change_during_the_delay(|companion| {
        patch_shop(companion, r#"{"actual": {"body": "NEW"}}"#);
    });
    assert_eq!(edited.len(), 1, "a change of the policy empties no cache");
}

#[test]
fn only_what_is_for_everybody_is_stored() {
    let companion = behind(r#""honours_vary": false"#, "false");
    let mut lab = companion.lab();
    for (method, line, told) in [
        ("POST", "A: b", "BYPASS"),
        ("HEAD", "A: b", "BYPASS"),
        ("GET", "Authorization: Basic YTpi", "BYPASS"),
        ("GET", "A: b", "MISS"),
        ("GET", "A: b", "HIT"),
    ] {
        assert_eq!(lab.ask(method, "/", &[line]).value("x-cache"), Some(told), "{method} {line}");
    }
    companion.call("DELETE", "/api/endpoints/root/cache");
    companion.patch_root(r#"{"actual": {"cache_control": {"on": true, "value": "no-store"}}}"#);
    from(&companion, "a", "/");
    assert_eq!(from(&companion, "a", "/").value("x-cache"), Some("MISS"));
    let preflight = ["Origin: http://a.test", "Access-Control-Request-Method: PUT"];
    let preflight = lab.ask("OPTIONS", "/", &preflight);
    assert_eq!(preflight.value("x-cache"), Some("BYPASS"));
}
