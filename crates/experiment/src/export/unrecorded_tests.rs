//! Reports of runs that nobody recorded.

use cors_engine::Profile;

use super::{Evidence, report};
use crate::{
    BrowserOutcome, BrowserResponse, RequestSpec, Scenario,
    probe::{Finding, Probe, ProbeStep},
    reconcile,
};

fn report_of(browser: &BrowserOutcome, steps: &[ProbeStep]) -> String {
    let mut request = RequestSpec::new("http://localhost:5400/");
    request.method = "PUT".to_owned();
    let scenario = Scenario::new("http://localhost:8000".to_owned(), request, None);
    let verdict = reconcile(&scenario, browser, &[], Profile::Standard);
    report(&Evidence {
        scenario: &scenario,
        verdict: &verdict,
        explanation: None,
        record: &[],
        steps,
        imported: None,
        fixes: &[],
        browser: "",
        permalink: "",
    })
}

#[test]
fn a_success_without_a_record_is_called_one() {
    let headers = vec![("content-type".to_owned(), "text/plain".to_owned())];
    let response = BrowserResponse {
        response_type: Some("cors".to_owned()),
        status: 200,
        headers,
        body: String::new(),
    };
    let text = report_of(&BrowserOutcome::Resolved(response), &[]);
    let first = "# It went through\n\nThe browser gave the script a response of type `cors` with \
                 status 200 and the headers `content-type`.\n";
    assert!(text.starts_with(first), "{text}");
    assert!(!text.to_lowercase().contains("possible"), "{text}");
}

#[test]
fn what_was_found_out_is_reported_and_no_cause_twice() {
    let failed = BrowserOutcome::Rejected("Failed to fetch".to_owned());
    let before = report_of(&failed, &[]);
    assert!(before.starts_with("# It failed, and the evidence does not say why"), "{before}");
    assert!(before.contains("the script `Failed to fetch`."), "{before}");
    assert!(!before.contains("further requests"), "{before}");
    assert_eq!(before.matches("Nothing came back").count(), 1, "{before}");
    let step = |probe, finding| ProbeStep { probe, finding };
    let after = report_of(
        &failed,
        &[
            step(Probe::Network, Finding::Online),
            step(Probe::Reach, Finding::Answered),
            step(Probe::Plain, Finding::Shared { status: 200 }),
        ],
    );
    for part in [
        "## What further requests showed\n\n- **Is the browser online?** The",
        "`no-cors`** A server answered",
        "** (likely). This request needs a preflight.",
        "## What remains possible\n\n- ",
    ] {
        assert!(after.contains(part), "{part} in\n{after}");
    }
    assert!(!after.contains("Nothing came back"), "{after}");
}

#[test]
fn a_browser_that_refused_is_quoted() {
    let text = report_of(&BrowserOutcome::Threw("TypeError".to_owned()), &[]);
    assert!(text.contains("The browser "), "{text}");
    assert!(text.contains("`TypeError`"), "{text}");
}
