//! Probes in a real browser: what it finds about servers that answer, hang, or are not there.
//!
//! The lab's address comes from `CORS_EXPLORER_LAB` at compile time, its endpoints from
//! `endpoints.json`.

#![cfg(target_arch = "wasm32")]

use std::time::Duration;

use cors_experiment::probe::{Finding, Probe};
use cors_page::browser::probe;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const LAB: &str = match option_env!("CORS_EXPLORER_LAB") {
    Some(lab) => lab,
    None => "http://localhost:3000",
};

/// Long enough for whatever answers at all.
const PATIENCE: Duration = Duration::from_secs(30);

async fn found(kind: Probe, url: &str) -> Finding {
    probe(kind, url, PATIENCE).await
}

#[wasm_bindgen_test]
async fn a_server_that_answers_is_found_whether_it_shares_or_not() {
    let closed = format!("{LAB}/e/closed");
    assert_eq!(found(Probe::Reach, &closed).await, Finding::Answered);
    assert!(matches!(found(Probe::Plain, &closed).await, Finding::Failed { .. }));
    let open = format!("{LAB}/e/open");
    assert_eq!(found(Probe::Reach, &open).await, Finding::Answered);
    assert_eq!(found(Probe::Plain, &open).await, Finding::Shared { status: 200 });
}

#[wasm_bindgen_test]
async fn a_refused_connection_and_a_bad_port_fail() {
    // Nobody listens on port 2, and browsers do not even try port 6000.
    for url in ["http://127.0.0.1:2/", "http://127.0.0.1:6000/"] {
        for kind in [Probe::Reach, Probe::Plain] {
            let finding = found(kind, url).await;
            assert!(matches!(finding, Finding::Failed { .. }), "{url}: {finding:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_server_that_hangs_is_given_up() {
    let patience = Duration::from_millis(700);
    let finding = probe(Probe::Reach, &format!("{LAB}/e/hang"), patience).await;
    assert!(matches!(finding, Finding::TimedOut { after_ms: 600.. }), "{finding:?}");
}

#[wasm_bindgen_test]
async fn a_browser_under_test_is_online() {
    assert_eq!(found(Probe::Network, LAB).await, Finding::Online);
}
