//! The sequence diagram, drawn by a real browser.

#![cfg(target_arch = "wasm32")]

mod drawn;

use std::rc::Rc;

use cors_experiment::Sender;
use cors_page::session::{Action, Session};
use cors_wire::{Delivery, Policy, ROOT, RedirectTo, Switch};
use drawn::{attribute, count, draw, opened, text};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A session whose endpoint allows everybody, and does this besides.
fn answering(change: fn(&mut Policy)) -> Rc<Session> {
    let mut policy = Policy::default();
    policy.actual.allow_origin = Switch::on("*");
    change(&mut policy);
    opened().reduce(Action::EditPolicy(ROOT.to_owned(), Box::new(policy)))
}

#[wasm_bindgen_test]
async fn the_first_line_is_whoever_sends() {
    for (sender, name) in
        [(Sender::Page, "Page"), (Sender::Worker, "Worker"), (Sender::SandboxedFrame, "Frame")]
    {
        let root = draw(&opened().reduce(Action::SendBy(sender))).await;
        assert_eq!(text(&root, ".lanes b"), name);
    }
}

#[wasm_bindgen_test]
async fn of_a_long_chain_the_beginning_and_the_end_are_drawn() {
    let root = draw(&answering(|policy| policy.actual.redirect.to = RedirectTo::Loop)).await;
    let drawn = text(&root, ".seq");
    assert!(drawn.contains("… 18 more redirects"), "{drawn}");
    assert_eq!(drawn.matches("the redirect is followed").count(), 2, "{drawn}");
    assert_eq!(count(&root, ".seq .bad.at"), 1);
}

#[wasm_bindgen_test]
async fn a_short_chain_is_drawn_whole() {
    let root = draw(&answering(|policy| {
        policy.actual.redirect.to = RedirectTo::Chain;
        policy.actual.redirect.times = 3;
    }))
    .await;
    assert_eq!(text(&root, ".seq").matches("the redirect is followed").count(), 3);
}

#[wasm_bindgen_test]
async fn a_connection_that_breaks_is_the_servers_doing() {
    let root = draw(&answering(|policy| policy.actual.delivery = Delivery::Reset)).await;
    assert_eq!(count(&root, ".seq .bad.at"), 1, "the browser stops once");
    assert!(text(&root, ".seq .unsent").contains("the connection closes without an answer"));
    let end = attribute(&root, ".seq .unsent .shaft", "x2");
    assert_eq!(end.as_deref(), Some("28%"), "the browser's line");
}
