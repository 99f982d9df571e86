//! The record: what really arrived and what was really sent.

use std::time::Duration;

use cors_wire::{ExchangeKind, Header, RecordPage};
use server::Limits;

use crate::companion::Companion;

fn lines(headers: &[Header]) -> Vec<String> {
    headers.iter().map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn an_exchange_is_recorded_as_it_was_on_the_wire() {
    let companion = Companion::start();
    let revision = companion.patch_root(r#"{"actual": {"status": 500}}"#).revision;
    let mut lab = companion.lab();
    let sent = ["hOST: x", "ORIGIN: http://a.test", "x-A: 1", "X-a:", "x-A: 1"];
    let reply = lab.ask_with("pAtCh", "/?run=r1", &sent, "abc");
    let exchange = companion.record(0).exchanges.remove(0);
    assert_eq!((exchange.number, exchange.kind), (1, ExchangeKind::Actual));
    assert_eq!(exchange.run.as_deref(), Some("r1"));
    assert_eq!((exchange.endpoint.as_deref(), exchange.revision), (Some("root"), Some(revision)));
    let (request, answer) = (exchange.request, exchange.answer.expect("an answer"));
    assert_eq!((request.method.as_str(), request.target.as_str()), ("pAtCh", "/?run=r1"));
    assert_eq!((request.port, request.body_bytes), (companion.lab_ports[0], 3));
    let expected = [&sent[..3], &["X-a: ", "x-A: 1", "Content-Length: 3"]].concat();
    assert_eq!(lines(&request.headers), expected);
    assert_eq!((answer.status, answer.body_bytes), (500, 12));
    assert_eq!(lines(&answer.headers), reply.lines);
    assert!(request.at_us <= answer.at_us);
}

#[test]
fn a_preflight_is_told_from_an_options() {
    let companion = Companion::start();
    let asked = ["Origin: http://a.test", "Access-Control-Request-Method: PUT"];
    let mut lab = companion.lab();
    lab.ask("OPTIONS", "/", &asked);
    lab.ask("OPTIONS", "/", &asked[..1]);
    lab.ask("HEAD", "/", &[]);
    let exchanges = companion.record(0).exchanges;
    let kinds: Vec<_> = exchanges.iter().map(|exchange| exchange.kind).collect();
    assert_eq!(kinds, [ExchangeKind::Preflight, ExchangeKind::Actual, ExchangeKind::Actual]);
    let sent = exchanges[2].answer.as_ref().expect("an answer").body_bytes;
    assert_eq!(sent, 0, "HEAD has no body");
}

#[test]
fn an_entry_is_there_before_the_last_byte() {
    let companion = Companion::start();
    let body = "x".repeat(200_000);
    companion.patch_root(&format!(r#"{{"actual": {{"body": "{body}"}}}}"#));
    let mut lab = companion.lab();
    for number in 1..=40 {
        let head = lab.head("GET", "/", &[]);
        lab.send(head);
        let head = lab.reply_head();
        // Only the head was read; the body may still be on its way.
        let page = companion.record(number - 1);
        assert_eq!((page.exchanges.len(), page.next), (1, number));
        assert!(page.exchanges[0].answer.is_some());
        let length = head.value("content-length").expect("a length").parse().expect("a number");
        assert_eq!(lab.body(length), body.as_bytes());
    }
}

#[test]
fn a_delayed_exchange_is_there_while_it_waits() {
    let grace_time = Duration::from_millis(50);
    let mut companion = Companion::with(Limits { grace_time, ..Limits::default() });
    companion.patch_root(r#"{"actual": {"delay_ms": 60000}}"#);
    let mut lab = companion.lab();
    lab.send(lab.head("GET", "/", &[]));
    let waiting = loop {
        if let Some(exchange) = companion.record(0).exchanges.pop() {
            break exchange;
        }
    };
    assert_eq!((waiting.number, waiting.answer), (1, None));
    companion.patch_root(r#"{"actual": {"delay_ms": 1}}"#);
    assert_eq!(companion.ask("GET", "/").status, 200);
    let completed = companion.record(1).exchanges.remove(0);
    let answer = completed.answer.expect("an answer");
    assert!(answer.at_us >= completed.request.at_us + 1_000);
    companion.shutdown();
}

#[test]
fn a_peer_that_goes_away_is_recorded_without_an_answer() {
    let companion = Companion::start();
    let mut lab = companion.lab();
    lab.send(lab.head("POST", "/", &["Content-Length: 10"]) + "abc");
    lab.finish();
    assert!(lab.is_closed());
    let exchange = companion.record(0).exchanges.remove(0);
    assert_eq!((exchange.request.method.as_str(), exchange.answer), ("POST", None));
}

#[test]
fn the_record_is_bounded_and_says_what_was_dropped() {
    let companion = Companion::with(Limits { record_entries: 5, ..Limits::default() });
    let mut lab = companion.lab();
    for _ in 0..12 {
        lab.ask("GET", "/", &[]);
    }
    let page = companion.record(0);
    assert_eq!((page.dropped, page.next), (7, 12));
    let numbers: Vec<_> = page.exchanges.iter().map(|exchange| exchange.number).collect();
    assert_eq!(numbers, [8, 9, 10, 11, 12]);
    assert_eq!(companion.record(11).exchanges.len(), 1);
    let page = companion.record(12);
    assert_eq!((page.exchanges.len(), page.next), (0, 12));
    assert_eq!(companion.record(1_000).next, 12);
}

#[test]
fn the_record_is_bounded_in_bytes() {
    let companion = Companion::with(Limits { record_bytes: 200_000, ..Limits::default() });
    let mut lab = companion.lab();
    let large = format!("X-Large: {}", "x".repeat(50_000));
    for _ in 0..12 {
        lab.ask("GET", "/", &[&large]);
    }
    assert_eq!(companion.record(0).exchanges.len(), 3);
}

#[test]
fn a_long_record_comes_in_pages() {
    let companion = Companion::start();
    let mut lab = companion.lab();
    for _ in 0..1_200 {
        lab.ask("GET", "/", &[]);
    }
    let first = companion.record(0);
    assert_eq!((first.exchanges.len(), first.next), (1_000, 1_000));
    let second = companion.record(first.next);
    assert_eq!((second.exchanges.len(), second.next), (200, 1_200));
}

#[test]
fn a_number_of_another_start_begins_the_record_anew() {
    let (before, after) = (Companion::start(), Companion::start());
    for companion in [&before, &before, &after] {
        companion.ask("GET", "/");
    }
    let read = |after_what: &str| -> RecordPage {
        after.call("GET", &format!("/api/record?after={after_what}")).json()
    };
    let stale = before.record(0);
    assert!(!stale.restarted);
    let page = read(&format!("{}-{}", stale.instance, stale.next));
    assert!(page.restarted && page.instance != stale.instance);
    assert_eq!((page.exchanges.len(), page.next), (1, 1));
    let page = read(&format!("{}-{}", page.instance, page.next));
    assert_eq!((page.restarted, page.exchanges.len(), page.next), (false, 0, 1));
}
