//! No page in another tab and no rebinding name can drive the console.

use cors_wire::Problem;

use crate::companion::Companion;

/// Whether a change with these header lines is carried out.
#[track_caller]
fn check(companion: &Companion, lines: &[&str], allowed: bool) {
    let before = companion.patch_root("{}").revision;
    let lines = [lines, &["Content-Type: application/json"]].concat();
    let reply = companion.console().ask_with("PATCH", "/api/endpoints/root", &lines, "{}");
    if allowed {
        assert_eq!(reply.status, 200, "{lines:?}");
    } else {
        let problem: Problem = reply.json();
        assert_eq!((reply.status, problem.status), (403, 403), "{lines:?}");
        assert_eq!(reply.value("access-control-allow-origin"), None);
    }
    let carried_out = companion.patch_root("{}").revision - before == 2;
    assert_eq!(carried_out, allowed, "{lines:?}");
}

#[test]
fn only_hosts_of_this_machine_are_answered() {
    let companion = Companion::start();
    for (host, allowed) in [
        ("localhost", true),
        ("LOCALHOST:8001", true),
        ("127.0.0.1:65535", true),
        ("[::1]:1", true),
        ("rebinding.test", false),
        ("rebinding.test:8001", false),
        ("localhost.rebinding.test", false),
        ("127.0.0.1.rebinding.test", false),
        ("a.localhost", false),
        ("0.0.0.0", false),
        ("192.168.0.1", false),
        ("", false),
    ] {
        check(&companion, &[&format!("Host: {host}")], allowed);
    }
    check(&companion, &["Host: localhost", "Host: localhost"], false);
}

#[test]
fn every_forwarded_host_must_be_of_this_machine() {
    let companion = Companion::start();
    check(&companion, &["X-Forwarded-Host: localhost:8000"], true);
    check(&companion, &["X-Forwarded-Host: localhost:8000, [::1]"], true);
    check(&companion, &["X-Forwarded-Host: rebinding.test"], false);
    check(&companion, &["X-Forwarded-Host: localhost, rebinding.test"], false);
    check(&companion, &["X-Forwarded-Host: rebinding.test, localhost"], false);
    let lines = ["X-Forwarded-Host: localhost", "x-forwarded-host: rebinding.test:8000"];
    check(&companion, &lines, false);
}

#[test]
fn only_the_page_s_origins_are_answered() {
    let companion = Companion::start();
    let own = format!("Origin: http://localhost:{}", companion.console_port);
    check(&companion, &[&own], true);
    for (origin, allowed) in [
        ("http://localhost:8000", true),
        ("http://127.0.0.1:8000", true),
        ("http://[::1]:8000", true),
        ("http://localhost:3000", false),
        ("https://localhost:8000", false),
        ("http://localhost:80000", false),
        ("http://evil.test", false),
        ("null", false),
        ("", false),
    ] {
        check(&companion, &[&format!("Origin: {origin}")], allowed);
    }
}

#[test]
fn a_request_that_another_site_made_is_not_answered() {
    let companion = Companion::start();
    for (site, allowed) in
        [("same-origin", true), ("none", true), ("same-site", false), ("cross-site", false)]
    {
        check(&companion, &[&format!("Sec-Fetch-Site: {site}")], allowed);
    }
    check(&companion, &["Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site"], false);
}

#[test]
fn everything_on_the_console_is_behind_the_guard() {
    let companion = Companion::start();
    let paths = ["/api/health", "/api/endpoints", "/api/record", "/api/events", "/api/x", "/"];
    for path in paths {
        for method in ["GET", "POST", "OPTIONS", "HEAD"] {
            let reply = companion.console().ask(method, path, &["Sec-Fetch-Site: cross-site"]);
            assert_eq!(reply.status, 403, "{method} {path}");
        }
        // A target in absolute-form goes before Host.
        let target = format!("http://rebinding.test{path}");
        assert_eq!(companion.console().ask("GET", &target, &[]).status, 403, "{target}");
    }
}

#[test]
fn lab_and_console_serve_nothing_of_each_other() {
    let companion = Companion::start();
    assert_eq!(companion.ask("GET", "/api/health").status, 404);
    assert_eq!(companion.ask("GET", "/api/endpoints").status, 404);
    assert_eq!(companion.call("GET", "/").status, 404);
    assert_eq!(companion.call("GET", "/e/root").status, 404);
}

/// What a page on another site can make a browser send without asking: forms, and the requests of
/// elements and scripts that need no preflight. Each is tried as browsers send it, and as those
/// would that do not say whose page it was.
#[test]
fn what_a_page_can_send_without_asking_changes_nothing() {
    let companion = Companion::start();
    let before = companion.patch_root("{}").revision;
    let foreign: [&[&str]; 4] = [
        &["Origin: http://evil.test", "Sec-Fetch-Site: cross-site"],
        &["Origin: null"],
        &["Sec-Fetch-Site: same-site"],
        &[],
    ];
    for who in foreign {
        for media_type in
            ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain"]
        {
            let line = format!("Content-Type: {media_type}");
            let lines = [who, &[line.as_str()]].concat();
            let body = r#"{"name": "planted"}"#;
            let reply = companion.console().ask_with("POST", "/api/endpoints", &lines, body);
            let expected = if who.is_empty() { 415 } else { 403 };
            assert_eq!(reply.status, expected, "{lines:?}");
        }
    }
    for destination in ["image", "script", "iframe", "document"] {
        let line = format!("Sec-Fetch-Dest: {destination}");
        let lines = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", &line];
        let reply = companion.console().ask("GET", "/api/lab", &lines);
        assert_eq!(reply.status, 403, "{destination}");
        assert_eq!(reply.value("cross-origin-resource-policy"), Some("same-origin"));
    }
    assert_eq!(companion.patch_root("{}").revision, before + 1);
    assert_eq!(companion.call("GET", "/api/endpoints/planted").status, 404);
}

#[test]
fn a_preflight_of_a_foreign_page_is_refused() {
    let companion = Companion::start();
    let asks = ["Access-Control-Request-Method: PATCH", "Origin: http://evil.test"];
    let reply = companion.console().ask("OPTIONS", "/api/endpoints/root", &asks);
    assert_eq!(reply.status, 403);
    assert!(!reply.lines.iter().any(|line| line.to_lowercase().starts_with("access-control")));
}

#[test]
fn a_websocket_is_opened_to_nobody() {
    let companion = Companion::start();
    let upgrade = [
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ];
    for (origin, status) in [("http://evil.test", 403), ("http://localhost:8000", 200)] {
        let origin = format!("Origin: {origin}");
        let lines = [&upgrade[..], &[origin.as_str()]].concat();
        for path in ["/api/health", "/api/endpoints"] {
            let reply = companion.console().ask("GET", path, &lines);
            assert_eq!((reply.status, reply.value("upgrade")), (status, None), "{origin} {path}");
        }
    }
    assert_eq!(companion.lab().ask("GET", "/", &upgrade).status, 200);
}
