//! The event stream.

use std::time::Duration;

use cors_wire::{Event, Health};
use server::Limits;

use crate::companion::Companion;
use crate::peer::Peer;

/// An open event stream.
struct Stream {
    peer: Peer,
    text: String,
}

/// A block of the stream: the fields that it has.
#[derive(Debug, Default, PartialEq, Eq)]
struct Block {
    id: Option<u64>,
    name: Option<String>,
    data: Option<String>,
    comment: Option<String>,
}

impl Stream {
    fn open(companion: &Companion, path: &str, headers: &[&str]) -> Self {
        let mut peer = companion.console();
        peer.send(peer.head("GET", path, headers));
        let head = peer.reply_head();
        assert_eq!((head.status, head.value("content-type")), (200, Some("text/event-stream")));
        let mut stream = Self { peer, text: String::new() };
        assert!(stream.block().comment.is_some(), "a stream says at once that it is open");
        stream
    }

    fn block(&mut self) -> Block {
        while !self.text.contains("\n\n") {
            let chunk = self.peer.chunk().expect("the stream goes on");
            self.text += std::str::from_utf8(&chunk).expect("UTF-8");
        }
        let (block, rest) = self.text.split_once("\n\n").expect("a block");
        let mut fields = Block::default();
        for line in block.lines() {
            let (field, value) = line.split_once(':').expect("a field");
            let value = value.trim_start().to_owned();
            match field {
                "id" => fields.id = Some(number(&value)),
                "event" => fields.name = Some(value),
                "data" => fields.data = Some(value),
                "" => fields.comment = Some(value),
                "retry" => assert_eq!(value, "1000"),
                other => panic!("an unknown field {other}"),
            }
        }
        self.text = rest.to_owned();
        fields
    }

    /// The next event with its number; comments are passed over.
    fn event(&mut self) -> (u64, Event) {
        loop {
            let block = self.block();
            if let (Some(id), Some(name), Some(data)) = (block.id, block.name, block.data) {
                assert!(Event::NAMES.contains(&name.as_str()));
                let json = format!(r#"{{"event": "{name}", "data": {data}}}"#);
                return (id, serde_json::from_str(&json).expect("an event"));
            }
            assert!(block.comment.is_some());
        }
    }
}

/// The number in an `id:`, which also says from which start it counts.
fn number(id: &str) -> u64 {
    let (instance, number) = id.split_once('-').expect("an instance and a number");
    assert_eq!(instance.len(), 16);
    number.parse().expect("a number")
}

#[test]
fn exchanges_and_changes_are_told_in_order() {
    let companion = Companion::start();
    companion.ask("GET", "/");
    let mut stream = Stream::open(&companion, "/api/events", &[]);
    companion.ask("GET", "/?run=r2");
    let changed = companion.patch_root(r#"{"actual": {"status": 201}}"#);
    let created = companion.create("shop");
    companion.call("DELETE", "/api/endpoints/shop");
    let exchange = companion.record(1).exchanges.remove(0);
    assert_eq!(stream.event(), (2, Event::Exchange(Box::new(exchange))));
    assert_eq!(stream.event(), (3, Event::Endpoint(Box::new(changed))));
    assert_eq!(stream.event(), (4, Event::Endpoint(Box::new(created))));
    assert_eq!(stream.event(), (5, Event::Deleted("shop".to_owned())));
}

#[test]
fn a_delayed_exchange_is_told_twice() {
    let companion = Companion::start();
    companion.patch_root(r#"{"actual": {"delay_ms": 1}}"#);
    let mut stream = Stream::open(&companion, "/api/events", &[]);
    companion.ask("GET", "/");
    let mut answered = || match stream.event().1 {
        Event::Exchange(exchange) => (exchange.number, exchange.answer.is_some()),
        other => panic!("{other:?}"),
    };
    assert_eq!([answered(), answered()], [(1, false), (1, true)]);
}

#[test]
fn a_stream_goes_on_where_it_broke() {
    let companion = Companion::start();
    for _ in 0..5 {
        companion.patch_root("{}");
    }
    let ids = |path: &str, headers: &[&str]| {
        let mut stream = Stream::open(&companion, path, headers);
        [stream.event().0, stream.event().0]
    };
    assert_eq!(ids("/api/events?after=0", &[]), [1, 2]);
    assert_eq!(ids("/api/events?after=3", &[]), [4, 5]);
    assert_eq!(ids("/api/events?after=0", &["Last-Event-ID: 2"]), [3, 4]);
}

#[test]
fn a_stream_says_what_it_missed() {
    let companion = Companion::with(Limits { event_entries: 3, ..Limits::default() });
    for _ in 0..10 {
        companion.patch_root("{}");
    }
    let mut stream = Stream::open(&companion, "/api/events?after=2", &[]);
    assert_eq!(stream.event(), (7, Event::Missed(5)));
    assert_eq!([stream.event().0, stream.event().0, stream.event().0], [8, 9, 10]);
    // A number from before a restart is larger than any of this server's.
    let mut stream = Stream::open(&companion, "/api/events", &["Last-Event-ID: 99"]);
    assert_eq!(stream.event(), (10, Event::Missed(10)));
}

#[test]
fn a_number_of_another_start_is_never_taken_for_one_of_this() {
    let (before, after) = (Companion::start(), Companion::start());
    for _ in 0..3 {
        before.patch_root("{}");
        after.patch_root("{}");
    }
    let at_two = |companion: &Companion| {
        let health: Health = companion.call("GET", "/api/health").json();
        format!("{}-2", health.instance)
    };
    let first = |path: &str, headers: &[&str]| Stream::open(&after, path, headers).event();
    let stale = at_two(&before);
    assert_eq!(first(&format!("/api/events?after={stale}"), &[]), (3, Event::Missed(3)));
    let header = format!("Last-Event-ID: {stale}");
    assert_eq!(first("/api/events", &[&header]), (3, Event::Missed(3)));
    let current = format!("/api/events?after={}", at_two(&after));
    assert!(matches!(first(&current, &[]), (3, Event::Endpoint(_))));
}

#[test]
fn a_quiet_stream_shows_that_it_is_alive() {
    let heartbeat = Duration::from_millis(5);
    let companion = Companion::with(Limits { heartbeat, ..Limits::default() });
    let mut stream = Stream::open(&companion, "/api/events", &[]);
    for _ in 0..3 {
        let block = stream.block();
        assert_eq!(block, Block { comment: block.comment.clone(), ..Block::default() });
        assert!(block.comment.is_some());
    }
    companion.patch_root("{}");
    assert_eq!(stream.event().0, 1);
}

#[test]
fn streams_are_bounded_and_a_closed_one_makes_room() {
    let companion = Companion::with(Limits {
        event_streams: 2,
        heartbeat: Duration::from_millis(5),
        ..Limits::default()
    });
    let first = Stream::open(&companion, "/api/events", &[]);
    let _second = Stream::open(&companion, "/api/events", &[]);
    let reply = companion.call("GET", "/api/events");
    assert_eq!(reply.status, 503, "{}", reply.text());
    drop(first);
    // The server finds out with the next heartbeat.
    loop {
        let mut peer = companion.console();
        peer.send(peer.head("GET", "/api/events", &[]));
        match peer.reply_head().status {
            200 => break,
            status => assert_eq!(status, 503),
        }
    }
}
