//! The control API: creating endpoints, and reading and changing their policies.

use cors_wire::{Answer, Endpoint, HeaderSource, Health, Policy, SERVICE, Switch};

use crate::companion::Companion;

#[test]
fn health_says_who_this_is_and_where_the_lab_is() {
    let companion = Companion::start();
    let reply = companion.call("GET", "/api/health");
    assert_eq!((reply.status, reply.value("content-type")), (200, Some("application/json")));
    let health: Health = reply.json();
    assert_eq!(
        (health.service.as_str(), &health.lab_ports[..]),
        (SERVICE, &companion.lab_ports[..])
    );
}

#[test]
fn an_endpoint_lives_from_its_creation_to_its_deletion() {
    let companion = Companion::start();
    let reply = companion.call_with(
        "POST",
        "/api/endpoints",
        r#"{"name": "shop", "policy": {"actual": {"body": "open"}}}"#,
    );
    assert_eq!((reply.status, reply.value("location")), (201, Some("/api/endpoints/shop")));
    let created: Endpoint = reply.json();
    assert_eq!((created.path.as_str(), created.revision), ("/e/shop", 1));
    assert_eq!(companion.ask("GET", "/e/shop/any/path").text(), "open");

    let read: Endpoint = companion.call("GET", "/api/endpoints/shop").json();
    assert_eq!(read, created);
    let listed: Vec<Endpoint> = companion.call("GET", "/api/endpoints").json();
    let names: Vec<_> = listed.iter().map(|endpoint| endpoint.name.as_str()).collect();
    assert_eq!(names, ["root", "shop"]);

    let reply = companion.call("DELETE", "/api/endpoints/shop");
    assert_eq!((reply.status, reply.text()), (204, ""));
    assert_eq!(companion.ask("GET", "/e/shop").status, 404);
    assert_eq!(companion.call("GET", "/api/endpoints/shop").status, 404);
}

#[test]
fn put_replaces_the_whole_policy() {
    let companion = Companion::start();
    companion.patch_root(r#"{"actual": {"max_age": {"on": true}}, "preflight": {"status": 500}}"#);
    let reply = companion.call_with("PUT", "/api/endpoints/root", r#"{"actual": {"body": "new"}}"#);
    let replaced: Endpoint = reply.json();
    let actual = Answer { body: "new".to_owned(), ..Answer::default() };
    assert_eq!(replaced.policy, Policy { actual, ..Policy::default() });
    assert_eq!((reply.status, replaced.revision), (200, 2));
}

#[test]
fn what_was_read_can_be_put_back() {
    let companion = Companion::start();
    companion.patch_root(
        r#"{"preflight": {"allow_origin": {"on": true, "value": {"mirror": true}}},
            "actual": {"allow_origin": {"value": {"list": ["null"]}}, "headers": [["A", "é"]]}}"#,
    );
    let read: Endpoint = companion.call("GET", "/api/endpoints/root").json();
    let policy = serde_json::to_string(&read.policy).expect("JSON");
    let put: Endpoint = companion.call_with("PUT", "/api/endpoints/root", &policy).json();
    assert_eq!(put.policy, read.policy);
}

#[test]
fn patch_changes_what_it_names_and_nothing_else() {
    let companion = Companion::start();
    let patched = companion.patch_root(r#"{"actual": {"allow_origin": {"on": true}}}"#);
    let mut expected = Policy::default();
    expected.actual.allow_origin.on = true;
    assert_eq!(patched.policy, expected);

    let patched = companion
        .patch_root(r#"{"actual": {"allow_origin": {"value": {"list": ["http://a.test"]}}}}"#);
    let list = HeaderSource::List { list: vec!["http://a.test".to_owned()] };
    expected.actual.allow_origin.value = list;
    assert_eq!(patched.policy, expected);

    let patched = companion
        .patch_root(r#"{"actual": {"allow_origin": {"value": {"list": null, "mirror": true}}}}"#);
    expected.actual.allow_origin.value = HeaderSource::Mirror { mirror: true };
    assert_eq!(patched.policy, expected);

    // Null takes a member away, and what is left out has its default.
    let patched = companion.patch_root(r#"{"actual": {"allow_origin": null}}"#);
    assert_eq!(patched.policy, Policy::default());
    assert_eq!(patched.policy.actual.allow_origin, Switch::off("*"));
}

#[test]
fn a_merge_patch_may_carry_its_own_media_type() {
    let companion = Companion::start();
    let media_type = ["Content-Type: application/merge-patch+json; charset=utf-8"];
    let reply = companion.console().ask_with("PATCH", "/api/endpoints/root", &media_type, "{}");
    assert_eq!(reply.status, 200);
}

#[test]
fn a_toggle_is_in_the_next_answer_even_on_an_open_connection() {
    let companion = Companion::start();
    let (mut lab, mut console) = (companion.lab(), companion.console());
    for on in [true, false, true, true, false] {
        let patch = format!(r#"{{"actual": {{"allow_origin": {{"on": {on}}}}}}}"#);
        let json = ["Content-Type: application/json"];
        assert_eq!(console.ask_with("PATCH", "/api/endpoints/root", &json, &patch).status, 200);
        let line = lab.ask("GET", "/", &[]).value("access-control-allow-origin").is_some();
        assert_eq!(line, on);
    }
}

#[test]
fn the_answers_of_the_console_are_not_to_be_kept_or_run() {
    let companion = Companion::start();
    for path in ["/api/health", "/api/nothing", "/"] {
        let reply = companion.call("GET", path);
        assert_eq!(reply.value("cache-control"), Some("no-store"));
        assert_eq!(reply.value("x-content-type-options"), Some("nosniff"));
        assert_eq!(reply.value("content-security-policy"), Some("default-src 'none'; sandbox"));
        assert_eq!(reply.value("access-control-allow-origin"), None);
    }
}
