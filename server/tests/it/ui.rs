//! The built page, served by the console.

use std::process::Command;

use server::Config;

use crate::companion::Companion;
use crate::scratch::Scratch;

/// A companion that serves a page, and the folder that the page is in.
fn companion() -> (Companion, Scratch) {
    let scratch = Scratch::new();
    scratch.write("outside.txt", "secret");
    scratch.write("dist/index.html", "<!doctype html>");
    scratch.write("dist/page_bg.wasm", b"\0asm");
    let ui = Some(scratch.path().join("dist"));
    (Companion::configured(Config { ui, ..Config::on_free_ports() }), scratch)
}

#[test]
fn the_page_and_the_control_api_are_one_origin() {
    let (companion, _scratch) = companion();
    let page = companion.call("GET", "/");
    assert_eq!((page.status, page.text()), (200, "<!doctype html>"));
    assert_eq!(page.value("content-type"), Some("text/html"));
    assert_eq!(page.value("content-security-policy"), Some("frame-ancestors 'self'"));
    let module = companion.call("GET", "/page_bg.wasm");
    assert_eq!(module.value("content-type"), Some("application/wasm"));
    assert_eq!(companion.call("GET", "/api/health").status, 200);
    assert_eq!(companion.patch_root("{}").revision, 1);
    assert_eq!(companion.call("GET", "/api/nothing").status, 404);
    assert_eq!(companion.call("GET", "/nothing").status, 404);
    for path in ["/../outside.txt", "/%2e%2e/outside.txt", "/..%2foutside.txt"] {
        assert_eq!(companion.call("GET", path).status, 404, "{path}");
    }
}

#[test]
fn the_guard_stands_before_the_api_as_ever() {
    let (companion, _scratch) = companion();
    let mut console = companion.console();
    let from = |line: &'static str| [line];
    for line in ["Sec-Fetch-Site: cross-site", "Origin: http://evil.test", "Host: evil.test"] {
        assert_eq!(console.ask("GET", "/api/health", &from(line)).status, 403, "{line}");
    }
    // A link on another site may lead to the page, a foreign name may not stand for it.
    assert_eq!(console.ask("GET", "/", &from("Sec-Fetch-Site: cross-site")).status, 200);
    assert_eq!(console.ask("GET", "/", &from("Host: evil.test")).status, 403);
    assert_eq!(console.ask("GET", "/own/root", &from("Host: evil.test")).status, 403);
}

#[test]
fn own_is_the_lab_on_the_page_s_origin() {
    let (companion, _scratch) = companion();
    companion.create("shop");
    companion.patch_root(r#"{"actual": {"status": 201, "headers": [["X-A", "1"], ["x-a", "2"]]}}"#);
    let mut console = companion.console();
    let reply = console.ask_with("POST", "/own/root?run=r1", &["X-Sent: yes"], "body");
    assert_eq!((reply.status, reply.text()), (201, "Hello server"));
    let lines = reply.lines.iter().filter(|line| line.starts_with("x-a: "));
    assert_eq!(lines.collect::<Vec<_>>(), ["x-a: 1", "x-a: 2"]);
    assert_eq!(reply.value("content-security-policy"), Some("sandbox"));
    assert_eq!(console.ask("GET", "/own/shop/run-r2/items?page=1", &[]).status, 200);

    let exchanges = companion.record(0).exchanges;
    let targets: Vec<_> = exchanges.iter().map(|e| e.request.target.as_str()).collect();
    assert_eq!(targets, ["/e/root?run=r1", "/e/shop/run-r2/items?page=1"]);
    let runs: Vec<_> = exchanges.iter().map(|e| e.run.as_deref()).collect();
    assert_eq!(runs, [Some("r1"), Some("r2")]);
    let request = &exchanges[0].request;
    assert_eq!((request.method.as_str(), request.body_bytes), ("POST", 4));
    assert!(request.headers.contains(&("x-sent".to_owned(), "yes".to_owned())));
    let host = format!("localhost:{}", companion.console_port);
    assert!(request.headers.contains(&("host".to_owned(), host)));
}

#[test]
fn a_lab_that_does_not_answer_is_a_bad_gateway() {
    let (companion, _scratch) = companion();
    companion.patch_root(r#"{"actual": {"delivery": "reset"}}"#);
    assert_eq!(companion.call("GET", "/own/root").status, 502);
}

#[test]
fn a_folder_without_a_page_is_one_line_and_a_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
    let output = command.args(["--ui", "/nowhere"]).output().expect("it ends");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(said, "error: /nowhere has no index.html: build the page first\n");
}
