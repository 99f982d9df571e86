//! Where browser and record contradict each other.

use std::collections::BinaryHeap;

use cors_engine::{Outcome, ResponseType, Settlement, VisibleResponse};
use cors_wire::ExchangeKind;

use crate::{BrowserOutcome, BrowserResponse, verdict::settlement_id};

/// Browser and replay, and in what they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// What the browser gave the page.
    pub browser: BrowserOutcome,
    /// What should have come of the answers that the server recorded.
    pub replay: Outcome,
    /// In what they differ, never empty.
    pub differences: Vec<Difference>,
}

/// One point in which browser and record differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// One succeeded and the other did not, or they failed in different ways.
    Outcome {
        /// `resolve`, `reject` or `throw`.
        browser: &'static str,
        /// `resolve`, `reject` or `throw`.
        replay: &'static str,
    },
    /// The type of the response.
    ResponseType {
        /// As the browser says.
        browser: String,
        /// As the replay computed.
        replay: &'static str,
    },
    /// The status that script sees.
    Status {
        /// As the browser says.
        browser: u16,
        /// As recorded.
        replay: u16,
    },
    /// A header that script can read, though by the record it should not.
    HeaderOnlyInBrowser(String),
    /// A header that script should be able to read by the record, and cannot.
    HeaderOnlyInRecord(String),
    /// A request that the server received and the rules have no place for.
    UnexpectedRequest {
        /// Question or request itself.
        kind: ExchangeKind,
        /// Its method.
        method: String,
        /// Its target.
        target: String,
    },
}

/// The differences between what the browser gave and what the replay computed.
pub(crate) fn differences(browser: &BrowserOutcome, replay: &Outcome) -> Vec<Difference> {
    match (browser, &replay.settlement) {
        (BrowserOutcome::Resolved(seen), Settlement::Resolve(computed)) => {
            response_differences(seen, computed)
        }
        (BrowserOutcome::Rejected(_), Settlement::Reject(_))
        | (BrowserOutcome::Threw(_), Settlement::Throw(_)) => Vec::new(),
        (
            BrowserOutcome::Resolved(_) | BrowserOutcome::Rejected(_) | BrowserOutcome::Threw(_),
            settlement,
        ) => {
            vec![Difference::Outcome { browser: browser.id(), replay: settlement_id(settlement) }]
        }
    }
}

fn response_differences(seen: &BrowserResponse, computed: &VisibleResponse) -> Vec<Difference> {
    let mut differences = Vec::new();
    let replay = response_type_id(computed.response_type);
    if let Some(browser) = &seen.response_type
        && browser != replay
    {
        differences.push(Difference::ResponseType { browser: browser.clone(), replay });
    }
    if seen.status != computed.status {
        differences.push(Difference::Status { browser: seen.status, replay: computed.status });
    }
    // Note: A same-origin answer comes through the page's own server, which may add and drop
    // headers on the way. Only where CORS decides what is readable do the names tell anything.
    if computed.response_type == ResponseType::Cors {
        header_differences(seen, computed, &mut differences);
    }
    differences
}

fn header_differences(
    seen: &BrowserResponse,
    computed: &VisibleResponse,
    differences: &mut Vec<Difference>,
) {
    let names: BinaryHeap<_> =
        seen.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
    let mut names = names.into_sorted_vec();
    names.dedup();
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|name| !those.contains(name)).cloned().collect()
    };
    differences.extend(
        only(&names, &computed.visible_headers).into_iter().map(Difference::HeaderOnlyInBrowser),
    );
    differences.extend(
        only(&computed.visible_headers, &names).into_iter().map(Difference::HeaderOnlyInRecord),
    );
}

/// The spelling of a response type in script.
pub fn response_type_id(response_type: ResponseType) -> &'static str {
    match response_type {
        ResponseType::Basic => "basic",
        ResponseType::Cors => "cors",
        ResponseType::Opaque => "opaque",
        ResponseType::OpaqueRedirect => "opaqueredirect",
    }
}
