//! What browser and record say against each other, one point in a sentence.

use cors_wire::ExchangeKind;

use super::words::code;
use crate::Difference;

/// One point in which browser and record differ, as a sentence.
pub fn describe_difference(difference: &Difference) -> String {
    match difference {
        Difference::Outcome { browser, replay } => format!(
            "The browser {}; by what the server recorded it should have {}.",
            did(browser),
            done(replay)
        ),
        Difference::ResponseType { browser, replay } => format!(
            "The response is {} in the browser and should be {}.",
            code(browser),
            code(replay)
        ),
        Difference::Status { browser, replay } => {
            format!("The browser shows status {browser}, the server recorded {replay}.")
        }
        Difference::HeaderOnlyInBrowser(name) => format!(
            "The script can read {}, which by the record it should not. Something on the way adds \
             headers.",
            code(name)
        ),
        Difference::HeaderOnlyInRecord(name) => format!(
            "The script cannot read {}, which by the record it should. Something on the way drops \
             headers.",
            code(name)
        ),
        Difference::UnexpectedRequest { kind, method, target } => format!(
            "The server received {} {} {}, for which the rules have no place.",
            match kind {
                ExchangeKind::Preflight => "the preflight",
                ExchangeKind::Actual => "the request",
            },
            code(method),
            code(target)
        ),
    }
}

fn did(outcome: &str) -> &'static str {
    match outcome {
        "resolve" => "gave the script a response",
        "reject" => "gave the script a network error",
        _ => "threw an exception",
    }
}

fn done(outcome: &str) -> &'static str {
    match outcome {
        "resolve" => "given it a response",
        "reject" => "given it a network error",
        _ => "thrown an exception",
    }
}
