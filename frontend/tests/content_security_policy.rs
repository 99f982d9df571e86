//! A probe from a page whose own policy forbids it. In a file of its own, because a policy stays
//! with its page.

#![cfg(target_arch = "wasm32")]

use std::time::Duration;

use cors_experiment::probe::{Finding, Probe};
use cors_page::browser::probe;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_violation_of_the_pages_policy_is_told_apart() {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let meta = document.create_element("meta").expect("an element");
    meta.set_attribute("http-equiv", "Content-Security-Policy").expect("set");
    meta.set_attribute("content", "connect-src 'self'").expect("set");
    document.query_selector("head").expect("CSS").expect("a head").append_child(&meta).expect("in");
    for kind in [Probe::Reach, Probe::Plain] {
        let finding = probe(kind, "http://127.0.0.1:2/", Duration::from_secs(30)).await;
        let violated = Finding::PolicyViolated { directive: "connect-src".to_owned() };
        assert_eq!(finding, violated);
    }
}
