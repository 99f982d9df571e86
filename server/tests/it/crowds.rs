//! More of everything than a person has: endpoints, exchanges, streams, peers that do not read.

use std::time::Duration;
use std::{fmt::Write, thread};

use cors_wire::Problem;
use server::Limits;

use crate::companion::Companion;
use crate::peer::{Peer, Reply};

/// How many endpoints a reply lists.
fn endpoints(reply: &Reply) -> usize {
    reply.text().matches(r#""revision":"#).count()
}

#[test]
fn ten_thousand_endpoints_are_held_and_no_more() {
    let companion = Companion::start();
    let mut document = r#"{"endpoints": {"root": {}"#.to_owned();
    for number in 1..10_000 {
        write!(document, r#", "e{number}": {{}}"#).expect("text");
    }
    document += "}}";
    let put = companion.call_with("PUT", "/api/lab", &document);
    assert_eq!((put.status, endpoints(&put)), (200, 10_000));
    assert_eq!(companion.ask("GET", "/e/e9999").text(), "Hello server");
    let refused = companion.call_with("POST", "/api/endpoints", r#"{"name": "more"}"#);
    assert_eq!(refused.json::<Problem>().detail, "the server holds at most 10000 endpoints");
    assert_eq!(refused.status, 507);
    // What only changes or takes away can be done all the same.
    assert_eq!(companion.call_with("PUT", "/api/endpoints/e1", "{}").status, 200);
    assert_eq!(companion.call("DELETE", "/api/lab").status, 204);
    assert_eq!(endpoints(&companion.call("GET", "/api/endpoints")), 1);
}

#[test]
fn a_full_record_drops_the_oldest_and_says_how_many() {
    let companion = Companion::start();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut lab = companion.lab();
                for _ in 0..2_600 {
                    assert_eq!(lab.ask("GET", "/", &[]).status, 200);
                }
            });
        }
    });
    let page = companion.record(0);
    assert_eq!((page.dropped, page.exchanges.len(), page.exchanges[0].number), (400, 1_000, 401));
    let last = companion.record(10_399);
    assert_eq!((last.exchanges.len(), last.next), (1, 10_400));
}

#[test]
fn two_thousand_event_streams_are_64_and_the_others_are_told_when_to_come_again() {
    let companion = Companion::start();
    let mut streams: Vec<Peer> = Vec::new();
    let mut refused = 0;
    for _ in 0..2_000 {
        let mut peer = companion.console();
        peer.send(peer.head("GET", "/api/events", &[]));
        let reply = peer.reply_head();
        if reply.status == 200 {
            streams.push(peer);
        } else {
            assert_eq!((reply.status, reply.value("retry-after")), (503, Some("1")));
            refused += 1;
        }
    }
    assert_eq!((streams.len(), refused), (64, 1_936));
    // Everything else goes on.
    assert_eq!(companion.call("GET", "/api/health").status, 200);
    assert_eq!(companion.patch_root("{}").revision, 1);
}

#[test]
fn connections_that_stay_are_bounded_and_the_others_are_told() {
    let companion = Companion::with(Limits { console_connections: 100, ..Limits::default() });
    let open: Vec<_> = (0..100).map(|_| companion.console()).collect();
    for _ in 0..300 {
        let mut peer = companion.console();
        let reply = peer.reply();
        assert_eq!((reply.status, reply.value("retry-after")), (503, Some("1")));
        assert_eq!(reply.json::<Problem>().detail, "the console has too many connections");
    }
    drop(open);
}

#[test]
fn a_peer_that_does_not_read_is_let_go() {
    let write_time = Duration::from_millis(50);
    let companion = Companion::with(Limits { write_time, ..Limits::default() });
    let line = format!("X-Large: {}", "x".repeat(50_000));
    let mut lab = companion.lab();
    for _ in 0..300 {
        lab.ask("GET", "/", &[&line]);
    }
    // More of an archive than the system buffers, so that each holds one of four places.
    let silent: Vec<_> = (0..4)
        .map(|_| {
            let mut peer = companion.console();
            peer.send(peer.head("GET", "/api/record.har", &[]));
            peer
        })
        .collect();
    // Their places become free although they stay.
    while companion.call("HEAD", "/api/record.har").status == 503 {}
    while companion.console().ask("GET", "/api/record.har", &[]).status == 503 {}
    drop(silent);
}

#[test]
fn a_slow_request_to_the_console_is_ended() {
    let soon = Duration::from_millis(50);
    let companion =
        Companion::with(Limits { head_time: soon, body_time: soon, ..Limits::default() });
    let mut half_a_head = companion.console();
    half_a_head.send("GET /api/health HTTP/1.1\r\nHost: local");
    half_a_head.drain();
    let mut half_a_body = companion.console();
    let lines = ["Content-Type: application/json", "Content-Length: 9"];
    half_a_body.send(half_a_body.head("PUT", "/api/endpoints/root", &lines) + "{\"a");
    let reply = half_a_body.reply();
    assert_eq!((reply.status, reply.json::<Problem>().status), (408, 408));
}
