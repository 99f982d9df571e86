//! Policies change under load: no request is lost, and none sees half a policy.

use std::sync::atomic::{AtomicBool, Ordering};
use std::{collections::HashMap, thread};

use server::Limits;

use crate::companion::Companion;

const CLIENTS: usize = 8;
const REQUESTS: usize = 400;

/// A policy that says the same in every part of the answer.
fn policy(word: &str) -> String {
    format!(
        r#"{{"actual": {{"allow_origin": {{"on": true, "value": "{word}"}},
            "headers": [["X-Word", "{word}"]], "body": "{word}"}}}}"#
    )
}

#[test]
fn toggles_under_load_lose_nothing_and_mix_nothing() {
    let companion =
        Companion::with(Limits { record_entries: CLIENTS * REQUESTS, ..Limits::default() });
    companion.call_with("PUT", "/api/endpoints/root", &policy("even"));
    let ended = AtomicBool::new(false);
    let revisions = thread::scope(|scope| {
        let toggles = scope.spawn(|| {
            let mut words = HashMap::from([(1, "even")]);
            let mut console = companion.console();
            for word in ["odd", "even"].into_iter().cycle() {
                if ended.load(Ordering::Relaxed) {
                    break;
                }
                let json = ["Content-Type: application/json"];
                let reply = console.ask_with("PUT", "/api/endpoints/root", &json, &policy(word));
                words.insert(reply.json::<cors_wire::Endpoint>().revision, word);
            }
            words
        });
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(|| ask(&companion))).collect();
        for client in clients {
            client.join().expect("every answer is whole");
        }
        ended.store(true, Ordering::Relaxed);
        toggles.join().expect("every toggle is carried out")
    });
    assert!(revisions.len() > 2, "the policy changed while requests were answered");
    check_record(&companion, &revisions);
}

fn ask(companion: &Companion) {
    let mut lab = companion.lab();
    for _ in 0..REQUESTS {
        let reply = lab.ask("GET", "/", &["Origin: http://localhost:8000"]);
        let word = reply.text();
        assert!(["odd", "even"].contains(&word));
        assert_eq!(reply.value("x-word"), Some(word));
        assert_eq!(reply.value("access-control-allow-origin"), Some(word));
    }
}

/// Every request is recorded once, with the revision that answered it.
fn check_record(companion: &Companion, revisions: &HashMap<u64, &str>) {
    let (mut after, mut entries) = (0, 0);
    loop {
        let page = companion.record(after);
        assert_eq!(page.dropped, 0);
        if page.exchanges.is_empty() {
            break;
        }
        for exchange in page.exchanges {
            entries += 1;
            assert_eq!(exchange.number, entries);
            let word = revisions[&exchange.revision.expect("a revision")];
            let line = ("X-Word".to_owned(), word.to_owned());
            assert!(exchange.answer.expect("an answer").headers.contains(&line));
        }
        after = page.next;
    }
    assert_eq!(entries, (CLIENTS * REQUESTS) as u64);
}
