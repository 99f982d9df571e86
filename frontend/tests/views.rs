//! The views, drawn by a real browser: names that tests and assistive technology rely on.

#![cfg(target_arch = "wasm32")]

mod drawn;

use cors_experiment::{BrowserOutcome, predict, reconcile};
use cors_page::browser::now_ms;
use cors_page::session::{Action, CompanionAction, Edit, Fold, Part, Record, Report, Session};
use cors_wire::{ExchangeKind, Fault, Policy};
use drawn::{attribute, count, draw, opened, text};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

/// A session whose request has failed as the policy predicts, without a record.
fn failed() -> Rc<Session> {
    let session = opened();
    let (scenario, profile) = (session.scenario(), session.profile);
    let browser = BrowserOutcome::Rejected("TypeError: Failed to fetch".to_owned());
    let verdict = reconcile(&scenario, &browser, &[], profile);
    let report = Report {
        sent_url: scenario.request.url.clone(),
        prediction: session.predict(profile),
        remembered: session.remembered_of_url(),
        record: Record::Unreadable,
        route: None,
        explanation: None,
        fixes: Vec::new(),
        ahead: Vec::new(),
        scenario,
        profile,
        browser,
        verdict,
    };
    session.reduce(Action::Finished(Rc::new(report)))
}

#[wasm_bindgen_test]
async fn the_prediction_is_there_before_anything_was_sent() {
    let root = draw(&opened()).await;
    let prediction = |name| attribute(&root, "[aria-label=Prediction]", name);
    assert_eq!(prediction("data-outcome").as_deref(), Some("reject"));
    assert_eq!(prediction("data-stage").as_deref(), Some("response"));
    assert_eq!(prediction("data-cause").as_deref(), Some("allow-origin-missing"));
    assert_eq!(prediction("data-preflight").as_deref(), Some("not-needed"));
    assert_eq!(attribute(&root, "[aria-label=Verdict]", "data-outcome"), None);
}

#[wasm_bindgen_test]
async fn both_answers_have_a_switch_for_each_header() {
    let unfold =
        |session: Rc<Session>, kind| session.reduce(Action::Fold(Part::Rest(kind), Fold::Open));
    let session = unfold(unfold(opened(), ExchangeKind::Preflight), ExchangeKind::Actual);
    let root = draw(&session).await;
    for group in ["Preflight answer", "Actual answer"] {
        for header in [
            "Allow-Origin",
            "Allow-Credentials",
            "Allow-Methods",
            "Allow-Headers",
            "Expose-Headers",
            "Max-Age",
        ] {
            let switch = format!(
                "fieldset[aria-label='{group}'] [role=switch][aria-label=Access-Control-{header}]"
            );
            assert_eq!(count(&root, &switch), 1, "{switch}");
        }
    }
}

#[wasm_bindgen_test]
async fn no_two_elements_have_one_id() {
    let parts = [ExchangeKind::Preflight, ExchangeKind::Actual]
        .map(|kind| [Part::Rest(kind), Part::Faults(kind)]);
    let open = |session: Rc<Session>, part| session.reduce(Action::Fold(part, Fold::Open));
    let session =
        parts.into_iter().flatten().chain([Part::Request, Part::SharedCache]).fold(opened(), open);
    let root = draw(&session).await;
    let found = root.query_selector_all("[id]").expect("a selector");
    let ids = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    let mut ids: Vec<String> = ids.map(|element| element.id()).collect();
    ids.sort();
    assert!(ids.len() > 20, "{ids:?}");
    let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
    assert_eq!(twice, None);
}

#[wasm_bindgen_test]
async fn each_reason_for_a_preflight_shows_by_itself() {
    let session = opened()
        .reduce(Action::Edit(Edit::Method("PUT".to_owned())))
        .reduce(Action::Edit(Edit::AddHeader))
        .reduce(Action::Edit(Edit::HeaderName(0, "X-A".to_owned())));
    let root = draw(&session).await;
    assert_eq!(count(&root, "[aria-label=Prediction] .chip.why"), 2);
    assert_eq!(
        attribute(&root, "[aria-label=Prediction]", "data-preflight").as_deref(),
        Some("needed")
    );
}

#[wasm_bindgen_test]
async fn every_bad_field_is_marked_at_once_and_send_is_blocked() {
    let session = opened()
        .reduce(Action::Edit(Edit::Url("http://[".to_owned())))
        .reduce(Action::Edit(Edit::Method("P T".to_owned())))
        .reduce(Action::Edit(Edit::AddHeader))
        .reduce(Action::Edit(Edit::HeaderName(0, "X Y".to_owned())))
        .reduce(Action::Edit(Edit::AddHeader))
        .reduce(Action::Edit(Edit::HeaderName(1, "X-Z".to_owned())))
        .reduce(Action::Edit(Edit::HeaderValue(1, "snow ☃".to_owned())));
    let root = draw(&session).await;
    assert_eq!(count(&root, "[aria-label=Request] [aria-invalid=true]"), 4);
    assert_eq!(count(&root, "[aria-label=Request] .error"), 4);
    assert!(attribute(&root, "button.send", "disabled").is_some());
    assert_eq!(text(&root, "#blocked"), "To send, mend URL, Method, Headers.");
}

#[wasm_bindgen_test]
async fn a_missing_companion_is_said_and_how_to_start_it() {
    let root = draw(&opened().reduce(Action::Companion(CompanionAction::Down))).await;
    assert_eq!(attribute(&root, ".status", "data-server").as_deref(), Some("down"));
    assert!(text(&root, ".notice").contains("cargo run -p server"));
}

#[wasm_bindgen_test]
async fn every_button_that_explains_has_something_to_show() {
    let root = draw(&opened()).await;
    let buttons = root.query_selector_all("[popovertarget]").expect("a list");
    assert!(buttons.length() > 2);
    for position in 0..buttons.length() {
        let button: Element = buttons.get(position).expect("a button").unchecked_into();
        let word = button.get_attribute("popovertarget").expect("a target");
        assert_eq!(count(&root, &format!("[popover][id={word}]")), 1, "{word}");
    }
}

#[wasm_bindgen_test]
async fn a_predicted_failure_is_drawn_and_the_step_behind_it_is_told() {
    let root = draw(&opened().reduce(Action::Fold(Part::Path, Fold::Open))).await;
    assert_eq!(count(&root, ".seq .wires .shaft"), 4, "call, request, answer, error");
    assert_eq!(count(&root, ".seq .lacks"), 1);
    assert!(text(&root, ".seq .lacks").contains("no Access-Control-Allow-Origin"));
    assert!(text(&root, ".seq .bad").contains("CORS check, step 2"));
    assert!(text(&root, ".behind").contains("CORS check, step 2"));
    assert_eq!(count(&root, "[aria-label='Decision path'] .path > .failed"), 1);
    let described = attribute(&root, ".seq .lacks", "aria-description").unwrap_or_default();
    assert!(described.contains("fails"), "{described}");
}

#[wasm_bindgen_test]
async fn a_gateway_that_answers_itself_has_a_line_and_the_server_is_not_reached() {
    let mut policy = Policy::default();
    policy.actual.fault = Fault::Gateway;
    let session = opened().reduce(Action::EditPolicy("root".to_owned(), Box::new(policy)));
    let root = draw(&session).await;
    let lanes = text(&root, ".lanes");
    assert!(lanes.contains("Gateway") && lanes.contains("Server"), "{lanes}");
    assert!(text(&root, ".seq").contains("200 · by the gateway itself"));
    let ends = |selector| attribute(&root, selector, "x2");
    assert_eq!(ends(".seq li:nth-of-type(2) .shaft").as_deref(), Some("64%"), "the gateway's line");
}

#[wasm_bindgen_test]
async fn without_a_record_the_picture_claims_nothing() {
    let root = draw(&failed()).await;
    assert_eq!(count(&root, ".seq .mark"), 0, "nobody knows where the browser stopped");
    assert_eq!(count(&root, ".seq .unsent"), 1);
    assert_eq!(count(&root, "[aria-label=Witnesses] .three > div"), 3);
    assert_eq!(count(&root, "[aria-label=Witnesses] .bad"), 2, "prediction and browser");
}

/// Not a test of speed, which depends on the machine: it prints the figure.
#[wasm_bindgen_test]
fn a_prediction_after_a_keystroke_is_measured() {
    let mut session = opened();
    let mut took = Vec::new();
    for length in 0..200 {
        session = session.reduce(Action::Edit(Edit::Method("P".repeat(length + 1))));
        let before = now_ms();
        let predicted = predict(&session.scenario(), session.profile);
        took.push(now_ms() - before);
        assert!(predicted.is_some());
    }
    took.sort_by(f64::total_cmp);
    wasm_bindgen_test::console_log!(
        "prediction: median {} ms, longest {} ms",
        took[100],
        took[199]
    );
}
