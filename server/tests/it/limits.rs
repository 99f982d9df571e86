//! A peer that sends too much, too slowly or nothing at all.

use std::time::Duration;

use cors_wire::Problem;
use server::Limits;

use crate::companion::Companion;

const SOON: Duration = Duration::from_millis(50);

#[test]
fn a_head_is_bounded() {
    let companion = Companion::start();
    for head in [
        "GET / HTTP/1.1\r\nHost: a\r\n".to_owned() + &"A: b\r\n".repeat(100_000),
        "GET / HTTP/1.1\r\nHost: a\r\nA: ".to_owned() + &"b".repeat(1_000_000),
        "GET /".to_owned() + &"a".repeat(1_000_000),
        "\r\n".repeat(500_000),
    ] {
        let mut lab = companion.lab();
        lab.send_as_much_as_goes(head);
        assert_eq!(lab.reply().status, 431);
        assert!(lab.is_closed());
    }
    assert_eq!(companion.ask("GET", "/").status, 200);
}

#[test]
fn a_large_head_within_the_bounds_is_taken() {
    let companion = Companion::start();
    let lines: Vec<_> = (0..300).map(|n| format!("X-{n}: {}", "v".repeat(100))).collect();
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    assert_eq!(companion.lab().ask("GET", "/", &lines).status, 200);
    assert_eq!(companion.record(0).exchanges[0].request.headers.len(), 301);
}

#[test]
fn a_body_is_bounded() {
    let companion = Companion::with(Limits { body_bytes: 1_000, ..Limits::default() });
    for (lines, body) in [
        ("Content-Length: 1001", ""),
        ("Content-Length: 99999999999999999999999", ""),
        ("Transfer-Encoding: chunked", "3e8\r\n"),
        ("Transfer-Encoding: chunked", "ffffffffffffffff\r\n"),
    ] {
        let mut lab = companion.lab();
        let chunk = if body == "3e8\r\n" { "x".repeat(1_000) + "\r\n1\r\n" } else { String::new() };
        lab.send(lab.head("POST", "/", &[lines]) + body + &chunk);
        assert_eq!(lab.reply().status, 413, "{lines} {body}");
        assert!(lab.is_closed());
    }
    let recorded = companion.record(0).exchanges;
    assert!(recorded.iter().all(|e| e.answer.as_ref().is_some_and(|a| a.status == 413)));
    assert_eq!(recorded.len(), 4);
}

#[test]
fn lines_between_chunks_and_trailers_are_bounded() {
    let companion = Companion::start();
    for endless in [
        "1;".to_owned() + &"x".repeat(500_000),
        "0\r\n".to_owned() + &"A: b\r\n".repeat(100_000),
        "0\r\nA: ".to_owned() + &"b".repeat(500_000),
    ] {
        let mut lab = companion.lab();
        lab.send(lab.head("POST", "/", &["Transfer-Encoding: chunked"]));
        lab.send_as_much_as_goes(endless);
        assert_eq!(lab.reply().status, 400);
        assert!(lab.is_closed());
    }
}

#[test]
fn a_peer_that_says_nothing_is_let_go_without_a_word() {
    let companion = Companion::with(Limits { idle_time: SOON, ..Limits::default() });
    let mut silent = companion.lab();
    assert!(silent.is_closed());
}

#[test]
fn a_peer_that_never_finishes_is_let_go() {
    let companion =
        Companion::with(Limits { head_time: SOON, body_time: SOON, ..Limits::default() });
    let mut half_a_head = companion.lab();
    half_a_head.send("GET / HT");
    assert_eq!(half_a_head.reply().status, 408);
    let mut half_a_body = companion.lab();
    half_a_body.send(half_a_body.head("POST", "/", &["Content-Length: 9"]) + "1234");
    assert_eq!(half_a_body.reply().status, 408);
    assert!(half_a_body.is_closed());
}

#[test]
fn connections_are_bounded_and_a_closed_one_makes_room() {
    let companion =
        Companion::with(Limits { lab_connections: 2, console_connections: 2, ..Limits::default() });
    for connect in [Companion::lab, Companion::console] {
        let (first, _second) = (connect(&companion), connect(&companion));
        let mut third = connect(&companion);
        assert_eq!(third.reply().status, 503);
        drop(first);
        loop {
            let mut next = connect(&companion);
            next.send_as_much_as_goes(next.head("GET", "/", &[]));
            if next.reply().status != 503 {
                break;
            }
        }
    }
}

#[test]
fn endpoints_are_bounded() {
    let companion =
        Companion::with(Limits { endpoints: 3, endpoint_bytes: 300_000, ..Limits::default() });
    let (a, b) = (companion.create("a"), companion.create("b"));
    assert_eq!((a.revision, b.revision), (1, 2));
    let reply = companion.call_with("POST", "/api/endpoints", r#"{"name": "c"}"#);
    assert_eq!(reply.json::<Problem>().status, 507);
    let large = format!(r#"{{"actual": {{"body": "{}"}}}}"#, "x".repeat(200_000));
    assert_eq!(companion.call_with("PUT", "/api/endpoints/a", &large).status, 200);
    assert_eq!(companion.call_with("PATCH", "/api/endpoints/b", &large).status, 507);
    assert_eq!(companion.ask("GET", "/e/b").text(), "Hello server");
}

#[test]
fn a_body_that_breaks_off_before_the_console_is_not_called_large() {
    let companion = Companion::start();
    for body in ["no size\r\n", "2\r\n{}no end", ""] {
        let mut console = companion.console();
        let lines = ["Content-Type: application/json", "Transfer-Encoding: chunked"];
        console.send(console.head("PUT", "/api/endpoints/root", &lines) + body);
        console.finish();
        let refused: Problem = console.reply().json();
        assert_eq!(refused.status, 400, "{body:?}: {}", refused.detail);
    }
}

#[test]
fn the_console_bounds_heads_and_bodies() {
    let companion = Companion::start();
    let large = format!(r#"{{"actual": {{"body": "{}"}}}}"#, "x".repeat(300_000));
    let refused: Problem = companion.call_with("PUT", "/api/endpoints/root", &large).json();
    assert_eq!((refused.status, refused.errors[0].pointer.as_str()), (422, "/actual/body"));
    let larger = "x".repeat(2_000_000);
    let mut console = companion.console();
    let lines = ["Content-Type: application/json", "Content-Length: 2000000"];
    console.send(console.head("PUT", "/api/endpoints/root", &lines));
    console.send_as_much_as_goes(larger);
    assert_eq!(console.reply().status, 413);
    let mut console = companion.console();
    let lines = ["Content-Type: application/json", "Transfer-Encoding: chunked"];
    console.send(console.head("PUT", "/api/endpoints/root", &lines));
    console.send_as_much_as_goes("10000\r\n".to_owned() + &"x".repeat(0x10000) + "\r\n1000000\r\n");
    console.send_as_much_as_goes("x".repeat(0x0010_0000));
    assert_eq!(console.reply().status, 413);
    let mut console = companion.console();
    console.send("GET / HTTP/1.1\r\n");
    console.send_as_much_as_goes("A: b\r\n".repeat(100_000));
    assert_eq!(console.reply_head().status, 431);
    assert_eq!(companion.call("GET", "/api/health").status, 200);
}
