//! How the server ends.

use std::net::TcpStream;
use std::time::Duration;

use server::Limits;

use crate::companion::Companion;

#[test]
fn a_request_under_way_is_answered_and_no_other_is_taken() {
    let mut companion = Companion::start();
    companion.patch_root(r#"{"actual": {"delay_ms": 200}}"#);
    let (mut lab, mut idle) = (companion.lab(), companion.lab());
    idle.ask("GET", "/", &[]);
    let before = companion.record(0).next;
    lab.send(lab.head("GET", "/", &[]));
    while companion.record(before).exchanges.is_empty() {}
    companion.shutdown();
    assert_eq!(lab.reply().text(), "Hello server");
    assert!(lab.is_closed());
    assert!(idle.is_closed());
    for port in [companion.lab_ports[0], companion.lab_ports[1], companion.console_port] {
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}

#[test]
fn what_does_not_end_in_the_grace_time_is_cut() {
    let grace_time = Duration::from_millis(50);
    let mut companion = Companion::with(Limits { grace_time, ..Limits::default() });
    companion.patch_root(r#"{"actual": {"delay_ms": 60000}}"#);
    let mut lab = companion.lab();
    lab.send(lab.head("GET", "/", &[]));
    while companion.record(0).exchanges.is_empty() {}
    companion.shutdown();
    assert!(lab.is_closed());
}

#[test]
fn event_streams_end_at_shutdown() {
    let mut companion = Companion::start();
    let mut console = companion.console();
    console.send(console.head("GET", "/api/events", &[]));
    assert_eq!(console.reply_head().status, 200);
    companion.shutdown();
    while console.chunk().is_some() {}
    assert!(console.is_closed());
}
