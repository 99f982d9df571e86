//! The browser as a witness: real requests against a running lab.
//!
//! These pages are cross-origin to the lab and to the console. The lab's address comes from
//! `CORS_EXPLORER_LAB` at compile time, its endpoints from `endpoints.json`.

#![cfg(target_arch = "wasm32")]

use cors_engine::{Api, CredentialsMode, Mode};
use cors_experiment::Sender;
use cors_experiment::{BodyType, BrowserOutcome, BrowserResponse, RequestSpec};
use cors_page::browser::{Cancel, send};
use cors_page::control;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const LAB: &str = match option_env!("CORS_EXPLORER_LAB") {
    Some(lab) => lab,
    None => "http://localhost:3000",
};

fn spec(endpoint: &str) -> RequestSpec {
    RequestSpec::new(format!("{LAB}/e/{endpoint}"))
}

async fn outcome(spec: &RequestSpec) -> BrowserOutcome {
    let cancel = Cancel::new().expect("an AbortController");
    send(Sender::Page, spec, &spec.url, &cancel).await
}

async fn response(spec: &RequestSpec) -> BrowserResponse {
    match outcome(spec).await {
        BrowserOutcome::Resolved(response) => response,
        BrowserOutcome::Rejected(text) | BrowserOutcome::Threw(text) => {
            panic!("{}: {text}", spec.url)
        }
    }
}

fn readable<'a>(response: &'a BrowserResponse, name: &str) -> Option<&'a str> {
    response
        .headers
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

#[wasm_bindgen_test]
async fn a_shared_answer_resolves_with_what_script_may_read() {
    for api in [Api::Fetch, Api::Xhr] {
        let response = response(&RequestSpec { api, ..spec("open") }).await;
        assert_eq!((response.status, response.body.as_str()), (200, "open"));
        assert_eq!(response.response_type.as_deref(), (api == Api::Fetch).then_some("cors"));
        assert_eq!(readable(&response, "x-shown"), Some("yes"));
        assert_eq!(readable(&response, "x-hidden"), None);
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_is_not_shared_rejects() {
    for api in [Api::Fetch, Api::Xhr] {
        let outcome = outcome(&RequestSpec { api, ..spec("closed") }).await;
        assert!(
            matches!(&outcome, BrowserOutcome::Rejected(text) if !text.is_empty()),
            "{outcome:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn an_unsafe_request_passes_its_preflight() {
    for api in [Api::Fetch, Api::Xhr] {
        let mut spec = RequestSpec { api, method: "PUT".to_owned(), ..spec("asked") };
        spec.headers.push(("X-Asked".to_owned(), "1".to_owned()));
        spec.body = Some("{}".to_owned());
        assert_eq!(response(&spec).await.body, "asked");
        let refused = RequestSpec { url: format!("{LAB}/e/open"), ..spec };
        assert!(matches!(outcome(&refused).await, BrowserOutcome::Rejected(_)));
    }
}

#[wasm_bindgen_test]
async fn no_cors_resolves_with_nothing_to_read() {
    let response = response(&RequestSpec { mode: Mode::NoCors, ..spec("closed") }).await;
    assert_eq!((response.status, response.body.as_str()), (0, ""));
    assert_eq!(response.response_type.as_deref(), Some("opaque"));
    assert!(response.headers.is_empty());
}

#[wasm_bindgen_test]
async fn credentials_make_the_wildcard_fail() {
    let spec = RequestSpec { credentials: CredentialsMode::Include, ..spec("open") };
    assert!(matches!(outcome(&spec).await, BrowserOutcome::Rejected(_)));
}

#[wasm_bindgen_test]
async fn what_the_constructor_refuses_throws() {
    let cases = [
        RequestSpec { method: "TRACE".to_owned(), ..spec("open") },
        RequestSpec { method: "P T".to_owned(), ..spec("open") },
        RequestSpec { mode: Mode::NoCors, method: "PUT".to_owned(), ..spec("open") },
        RequestSpec { body: Some("x".to_owned()), ..spec("open") },
        RequestSpec { headers: vec![("X Y".to_owned(), "1".to_owned())], ..spec("open") },
        RequestSpec { url: "http://[".to_owned(), ..spec("open") },
        RequestSpec { api: Api::Xhr, method: "P T".to_owned(), ..spec("open") },
    ];
    for case in cases {
        let outcome = outcome(&case).await;
        assert!(
            matches!(&outcome, BrowserOutcome::Threw(text) if text.contains("Error")),
            "{outcome:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn every_type_of_body_goes_out() {
    let types = [
        BodyType::String,
        BodyType::UrlSearchParams,
        BodyType::FormData,
        BodyType::Blob,
        BodyType::BufferSource,
    ];
    for body_type in types {
        let body = Some("a=b".to_owned());
        let spec = RequestSpec { method: "POST".to_owned(), body, body_type, ..spec("open") };
        assert_eq!(response(&spec).await.body, "open", "{body_type:?}");
    }
}

#[wasm_bindgen_test]
async fn a_frame_and_a_worker_tell_what_the_page_would() {
    let own = RequestSpec { credentials: CredentialsMode::Include, ..spec("open") };
    let cases = [
        spec("open"),
        spec("closed"),
        own,
        RequestSpec { mode: Mode::NoCors, ..spec("closed") },
        RequestSpec { api: Api::Xhr, ..spec("open") },
        RequestSpec { api: Api::Xhr, ..spec("closed") },
        RequestSpec { method: "P T".to_owned(), ..spec("open") },
        RequestSpec { api: Api::Xhr, method: "P T".to_owned(), ..spec("open") },
    ];
    for case in cases {
        let by_page = outcome(&case).await;
        for sender in [Sender::SandboxedFrame, Sender::Worker] {
            let cancel = Cancel::new().expect("an AbortController");
            let seen = send(sender, &case, &case.url, &cancel).await;
            match (&by_page, &seen) {
                (BrowserOutcome::Resolved(page), BrowserOutcome::Resolved(seen)) => {
                    assert_eq!(page, seen, "{sender:?} {case:?}");
                }
                (BrowserOutcome::Rejected(_), BrowserOutcome::Rejected(_)) => {}
                (BrowserOutcome::Threw(_), BrowserOutcome::Threw(text)) => {
                    assert!(text.contains("Error"), "{text}");
                }
                _ => panic!("{sender:?} {case:?}: {seen:?} instead of {by_page:?}"),
            }
        }
    }
}

#[wasm_bindgen_test]
async fn every_type_of_body_goes_out_from_a_worker() {
    for body_type in [
        BodyType::String,
        BodyType::UrlSearchParams,
        BodyType::FormData,
        BodyType::Blob,
        BodyType::BufferSource,
    ] {
        let body = Some("a=b".to_owned());
        let spec = RequestSpec { method: "POST".to_owned(), body, body_type, ..spec("open") };
        let cancel = Cancel::new().expect("an AbortController");
        let seen = send(Sender::Worker, &spec, &spec.url, &cancel).await;
        assert!(matches!(seen, BrowserOutcome::Resolved(_)), "{body_type:?}: {seen:?}");
    }
}

#[wasm_bindgen_test]
async fn a_cancelled_frame_and_worker_end() {
    for sender in [Sender::SandboxedFrame, Sender::Worker] {
        let cancel = Cancel::new().expect("an AbortController");
        let ending = cancel.clone();
        wasm_bindgen_futures::spawn_local(async move {
            cors_page::browser::sleep_ms(200).await;
            ending.cancel();
        });
        let spec = spec("late");
        let seen = send(sender, &spec, &spec.url, &cancel).await;
        assert!(matches!(seen, BrowserOutcome::Rejected(_)), "{sender:?}: {seen:?}");
    }
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    assert!(document.query_selector("iframe[sandbox]").expect("a selector").is_none());
}

#[wasm_bindgen_test]
async fn a_cancelled_run_ends() {
    let cancel = Cancel::new().expect("an AbortController");
    cancel.cancel();
    assert!(cancel.is_cancelled());
    let spec = spec("long");
    assert!(matches!(
        send(Sender::Page, &spec, &spec.url, &cancel).await,
        BrowserOutcome::Rejected(_)
    ));
}

#[wasm_bindgen_test]
async fn somebody_elses_page_is_not_the_companion() {
    // The origin of these tests serves no control API: whatever it answers is not our JSON.
    assert_eq!(control::health().await, Err(control::ControlError::NotThere));
}
