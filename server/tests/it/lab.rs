//! Changes of several endpoints, and changes that depend on what is there.

use cors_wire::{Endpoint, Event, LabDocument, Policy, Problem};

use crate::companion::Companion;
use crate::peer::Reply;

fn names(companion: &Companion) -> Vec<String> {
    let endpoints: Vec<Endpoint> = companion.call("GET", "/api/endpoints").json();
    endpoints.into_iter().map(|endpoint| endpoint.name).collect()
}

/// A `PATCH` of `/` under a condition.
fn patch_if(companion: &Companion, tag: &str) -> Reply {
    let lines = ["Content-Type: application/json", &format!("If-Match: {tag}")];
    companion.console().ask_with("PATCH", "/api/endpoints/root", &lines, "{}")
}

#[test]
fn a_write_may_demand_the_revision_it_was_made_from() {
    let companion = Companion::start();
    let read = companion.call("GET", "/api/endpoints/root");
    assert_eq!(read.value("etag"), Some("\"0\""));
    let written = patch_if(&companion, "\"0\"");
    assert_eq!((written.status, written.value("etag")), (200, Some("\"1\"")));
    let stale = patch_if(&companion, "\"0\"");
    assert_eq!((stale.status, stale.json::<Problem>().status), (412, 412));
    assert_eq!(patch_if(&companion, "\"0\", \"1\"").status, 200);
    assert_eq!(patch_if(&companion, "*").status, 200);
    assert_eq!(patch_if(&companion, "W/\"3\"").status, 412);
    companion.create("shop");
    let mut console = companion.console();
    let stale = ["If-Match: \"3\""];
    assert_eq!(console.ask("DELETE", "/api/endpoints/shop", &stale).status, 412);
    let put = ["If-Match: \"4\"", "Content-Type: application/json"];
    assert_eq!(console.ask_with("PUT", "/api/endpoints/shop", &put, "{}").status, 200);
    assert_eq!(console.ask("DELETE", "/api/endpoints/shop", &["If-Match: \"5\""]).status, 204);
}

#[test]
fn a_batch_is_one_merge_patch_of_all_policies() {
    let companion = Companion::start();
    companion.create("old");
    companion.create("kept");
    let patch = r#"{"old": null, "new": {"actual": {"body": "n"}}, "gone": null,
        "root": {"actual": {"body": "r"}}}"#;
    let reply = companion.call_with("PATCH", "/api/endpoints", patch);
    let changed: Vec<Endpoint> = reply.json();
    let changed: Vec<_> = changed.iter().map(|endpoint| endpoint.name.as_str()).collect();
    assert_eq!((reply.status, changed), (200, vec!["new", "root"]));
    assert_eq!(names(&companion), ["kept", "new", "root"]);
    assert_eq!(companion.ask("GET", "/e/new").text(), "n");
    assert_eq!(companion.ask("GET", "/").text(), "r");
}

#[test]
fn a_batch_with_a_mistake_changes_nothing_and_names_them_all() {
    let companion = Companion::start();
    companion.create("shop");
    let before = names(&companion);
    let patch = r#"{"shop": {"actual": {"status": 7}}, "new": {"actal": {}}, "A/b": {},
        "root": {"actual": {"body": "r"}}}"#;
    let problem: Problem = companion.call_with("PATCH", "/api/endpoints", patch).json();
    let pointers: Vec<_> = problem.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(
        (problem.status, pointers),
        (422, vec!["/A~1b", "/new/actal", "/shop/actual/status"])
    );
    let root = r#"{"shop": null, "root": null}"#;
    assert_eq!(companion.call_with("PATCH", "/api/endpoints", root).status, 405);
    assert_eq!(names(&companion), before);
    assert_eq!(companion.ask("GET", "/").text(), "Hello server");
    assert_eq!(companion.call_with("PATCH", "/api/endpoints", "[]").status, 422);
}

#[test]
fn what_was_exported_can_be_imported() {
    let companion = Companion::start();
    companion.create("shop");
    companion.patch_root(r#"{"actual": {"allow_origin": {"on": true}}}"#);
    let exported = companion.call("GET", "/api/lab");
    let document: LabDocument = exported.json();
    assert_eq!(document.endpoints.len(), 2);

    let other = Companion::start();
    other.create("extra");
    let reply = other.call_with("PUT", "/api/lab", exported.text());
    assert_eq!((reply.status, reply.json::<Vec<Endpoint>>().len()), (200, 2));
    assert_eq!(other.call("GET", "/api/lab").json::<LabDocument>(), document);
    assert_eq!(other.ask("GET", "/e/extra").status, 404);
}

#[test]
fn a_reset_is_as_at_the_start() {
    let companion = Companion::start();
    companion.create("shop");
    companion.patch_root(r#"{"actual": {"body": "r"}}"#);
    assert_eq!(companion.call("DELETE", "/api/lab").status, 204);
    assert_eq!(names(&companion), ["root"]);
    let root: Endpoint = companion.call("GET", "/api/endpoints/root").json();
    assert_eq!(root.policy, Policy::default());
}

#[test]
fn a_document_with_a_mistake_is_not_imported() {
    let companion = Companion::start();
    companion.create("shop");
    let document = r#"{"endpoints": {"B": {}, "a": {"preflight": {"delay_ms": 70000}}}}"#;
    let problem: Problem = companion.call_with("PUT", "/api/lab", document).json();
    let pointers: Vec<_> = problem.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/endpoints/B", "/endpoints/a/preflight/delay_ms"]);
    let unknown: Problem = companion.call_with("PUT", "/api/lab", r#"{"endpoint": {}}"#).json();
    assert_eq!(unknown.errors[0].pointer, "/endpoint");
    assert_eq!(names(&companion), ["root", "shop"]);
}

#[test]
fn a_batch_is_told_endpoint_by_endpoint() {
    let companion = Companion::start();
    let mut console = companion.console();
    console.send(console.head("GET", "/api/events", &[]));
    assert_eq!(console.reply_head().status, 200);
    companion.call_with("PATCH", "/api/endpoints", r#"{"a": {}, "b": {}, "root": {}}"#);
    companion.call_with("PATCH", "/api/endpoints", r#"{"a": null}"#);
    let mut text = String::new();
    while !text.contains(&format!("event: {}", Event::NAMES[2])) {
        text += std::str::from_utf8(&console.chunk().expect("the stream goes on")).expect("UTF-8");
    }
    assert_eq!(text.matches("event: endpoint").count(), 3);
}
