//! HTTP/1.1 as the lab speaks it: where a request ends, and when a connection does.

use crate::companion::Companion;
use crate::peer::Peer;

#[test]
fn requests_follow_each_other_on_one_connection() {
    let companion = Companion::start();
    let mut lab = companion.lab();
    for method in ["GET", "HEAD", "OPTIONS", "POST", "BREW"] {
        assert_eq!(lab.ask(method, "/", &[]).status, 200);
    }
    assert_eq!(companion.record(0).exchanges.len(), 5);
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let companion = Companion::start();
    companion.create("b");
    companion.call_with("PUT", "/api/endpoints/b", r#"{"actual": {"body": "b"}}"#);
    let mut lab = companion.lab();
    let body = "Content-Length: 3\r\n\r\nxyz";
    let first = lab.head("POST", "/", &[]).trim_end().to_owned() + "\r\n" + body;
    let pipelined = first + &lab.head("GET", "/e/b", &[]) + &lab.head("GET", "/", &[]);
    lab.send(pipelined);
    let bodies = [(); 3].map(|()| lab.reply().text().to_owned());
    assert_eq!(bodies, ["Hello server", "b", "Hello server"]);
    let targets: Vec<_> =
        companion.record(0).exchanges.into_iter().map(|e| e.request.target).collect();
    assert_eq!(targets, ["/", "/e/b", "/"]);
}

#[test]
fn a_request_may_come_byte_by_byte() {
    let companion = Companion::start();
    let mut lab = companion.lab();
    let request = lab.head("PUT", "/", &["Transfer-Encoding: chunked"])
        + "3;name=value\r\nabc\r\n0A\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n";
    for byte in request.bytes() {
        lab.send([byte]);
    }
    assert_eq!(lab.reply().status, 200);
    assert_eq!(companion.record(0).exchanges[0].request.body_bytes, 13);
    assert_eq!(lab.ask("GET", "/", &[]).status, 200);
}

#[test]
fn a_body_is_counted_however_it_is_framed() {
    let companion = Companion::start();
    let mut lab = companion.lab();
    let body = "x".repeat(100_000);
    assert_eq!(lab.ask_with("POST", "/", &[], &body).status, 200);
    let chunked = lab.head("POST", "/", &["transfer-encoding: Chunked"]);
    lab.send(format!("{chunked}186a0\r\n{body}\r\n0\r\n\r\n"));
    assert_eq!(lab.reply().status, 200);
    let bytes: Vec<_> =
        companion.record(0).exchanges.iter().map(|e| e.request.body_bytes).collect();
    assert_eq!(bytes, [100_000, 100_000]);
}

#[test]
fn a_peer_that_waits_is_asked_for_its_body() {
    let companion = Companion::start();
    let mut lab = companion.lab();
    let head = lab.head("POST", "/", &["Expect: 100-Continue", "Content-Length: 2"]);
    lab.send(&head);
    assert_eq!(lab.reply().status, 100);
    lab.send("hi");
    assert_eq!(lab.reply().status, 200);
    // What is already there need not be asked for.
    lab.send(head + "hi");
    assert_eq!(lab.reply().status, 200);
    let reply = lab.ask("POST", "/", &["Expect: miracles"]);
    assert_eq!(reply.status, 417);
    assert!(lab.is_closed());
}

#[test]
fn a_connection_ends_when_it_must() {
    let companion = Companion::start();
    let mut lab = companion.lab();
    assert_eq!(lab.ask("GET", "/", &["Connection: close"]).status, 200);
    assert!(lab.is_closed());
    let mut lab = companion.lab();
    lab.send("GET / HTTP/1.0\r\n\r\n");
    assert_eq!(lab.reply().status, 200);
    assert!(lab.is_closed());
    let mut lab = companion.lab();
    lab.send(lab.head("GET", "/", &[]));
    lab.finish();
    assert_eq!(lab.reply().status, 200);
    assert!(lab.is_closed());
}

#[track_caller]
fn refused(companion: &Companion, request: &str, status: u16) {
    let mut lab: Peer = companion.lab();
    lab.send(request);
    let reply = lab.reply();
    assert_eq!((reply.status, reply.value("connection")), (status, Some("close")), "{request:?}");
    assert!(!reply.lines.iter().any(|line| line.starts_with("Access-Control")));
    assert!(lab.is_closed(), "{request:?}");
}

#[test]
fn what_is_no_request_is_told_so() {
    let companion = Companion::start();
    let host = "Host: localhost\r\n";
    refused(&companion, "\u{16}\u{3}\u{1} hello\r\n\r\n", 400);
    refused(&companion, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
    refused(&companion, "GET / HTTP/1.1\r\n\r\n", 400);
    refused(&companion, &format!("GET / HTTP/1.1\r\n{host}{host}\r\n"), 400);
    refused(&companion, &format!("GET / HTTP/1.1\r\n{host}No colon\r\n\r\n"), 400);
    assert_eq!(companion.record(0).exchanges, []);
}

#[test]
fn a_body_that_ends_nowhere_certain_is_refused() {
    let companion = Companion::start();
    let framed = |lines: &str| format!("POST / HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n\r\n");
    for lines in [
        "Content-Length: +1",
        "Content-Length: 1, 1",
        "Content-Length:",
        "Content-Length: 1\r\nContent-Length: 2",
        "Content-Length: 1\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\n\r\nx",
        "Transfer-Encoding: chunked\r\n\r\n2\r\nabc",
    ] {
        refused(&companion, &framed(lines), 400);
    }
    let recorded = companion.record(0).exchanges;
    assert_eq!(recorded.len(), 10);
    assert!(recorded.iter().all(|e| e.answer.as_ref().is_some_and(|a| a.status == 400)));
}
