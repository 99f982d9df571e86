//! Answers that do not arrive, or not in one piece.

use std::time::Duration;

use server::Limits;

use crate::companion::Companion;
use crate::peer::Peer;

/// A companion whose `/` delivers its answer in this way, and a peer that has asked for it.
fn asked(companion: &Companion, delivery: &str) -> Peer {
    companion.patch_root(&format!(r#"{{"actual": {{"delivery": "{delivery}"}}}}"#));
    let mut lab = companion.lab();
    lab.send(lab.head("GET", "/", &[]));
    lab
}

#[test]
fn a_reset_answer_is_a_reset_connection() {
    let companion = Companion::start();
    let mut lab = asked(&companion, "reset");
    assert_eq!(lab.end().expect_err("an error").kind(), std::io::ErrorKind::ConnectionReset);
    assert_eq!(companion.record(0).exchanges[0].answer, None);
}

#[test]
fn a_truncated_answer_ends_in_the_middle_of_its_body() {
    let companion = Companion::start();
    let mut lab = asked(&companion, "truncated");
    let head = lab.reply_head();
    assert_eq!((head.status, head.value("content-length")), (200, Some("12")));
    assert_eq!(lab.body(6), b"Hello ");
    assert!(lab.is_closed());
    let answer = companion.record(0).exchanges.remove(0).answer.expect("an answer");
    assert_eq!((answer.status, answer.body_bytes), (200, 6));
}

#[test]
fn a_slow_answer_is_whole_in_the_end() {
    let companion = Companion::start();
    let mut lab = asked(&companion, "slow");
    let head = lab.reply_head();
    assert_eq!((head.status, lab.body(12).as_slice()), (200, &b"Hello server"[..]));
    companion.patch_root(r#"{"actual": {"delivery": "whole"}}"#);
    assert_eq!(lab.ask("GET", "/", &[]).text(), "Hello server");
}

#[test]
fn a_hanging_answer_says_nothing_until_somebody_goes() {
    let grace_time = Duration::from_secs(30);
    let mut companion = Companion::with(Limits { grace_time, ..Limits::default() });
    let mut lab = asked(&companion, "hang");
    while companion.record(0).exchanges.is_empty() {}
    assert_eq!(companion.record(0).exchanges[0].answer, None);
    let mut leaving = asked(&companion, "hang");
    leaving.finish();
    assert!(leaving.is_closed(), "a peer that goes is not waited for");
    companion.shutdown();
    assert!(lab.is_closed());
}

#[test]
fn only_the_preflight_may_break() {
    let companion = Companion::start();
    companion.patch_root(r#"{"preflight": {"delivery": "reset"}}"#);
    assert_eq!(companion.ask("GET", "/").status, 200);
    let mut lab = companion.lab();
    let lines = ["Origin: http://a.test", "Access-Control-Request-Method: PUT"];
    lab.send(lab.head("OPTIONS", "/", &lines));
    assert!(lab.end().is_err());
}

#[test]
fn a_method_may_have_a_status_of_its_own() {
    let companion = Companion::start();
    companion.patch_root(
        r#"{"actual": {"status_for": {"DELETE": 405}, "cors_when": "success",
            "allow_origin": {"on": true}}}"#,
    );
    let mut lab = companion.lab();
    let mut found = |method| {
        let reply = lab.ask(method, "/", &[]);
        (reply.status, reply.value("access-control-allow-origin").is_some())
    };
    assert_eq!(
        [found("GET"), found("DELETE"), found("HEAD")],
        [(200, true), (405, false), (200, true)]
    );
}
