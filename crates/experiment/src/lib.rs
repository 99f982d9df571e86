//! One CORS experiment: from a scenario to a prediction, a verdict, an explanation and a fix.
//!
//! A [`Scenario`] is what the visitor set up. The engine runs over it three times: over the policy
//! (prediction), over the server's record (replay), and in the visitor's browser (outcome).

#[cfg(test)]
mod any_scenario;
mod browser_outcome;
pub mod catalogue;
mod change;
mod client_code;
mod console;
mod contradiction;
mod cookies;
mod draft;
pub mod explanation;
pub mod export;
#[cfg(test)]
mod failing_cases;
mod fix;
mod generous;
mod guided;
mod hint;
pub mod import;
pub mod json;
pub mod judge;
mod keyword;
pub mod lint;
mod moved;
pub mod permalink;
mod possible;
mod prediction;
mod preflight_need;
pub mod probe;
mod provocation;
mod reconcile;
#[cfg(test)]
mod reconcile_tests;
mod renamed;
mod replay;
#[cfg(test)]
mod replay_tests;
mod reproduce;
mod request_spec;
mod scenario;
mod sender;
mod set_cookie;
#[cfg(test)]
mod test_record;
mod verdict;

pub use browser_outcome::{BrowserOutcome, BrowserResponse};
pub use change::{Change, answer_changes, changes, request_changes, scenario_changes};
pub use client_code::ClientCode;
pub use console::{
    ConsoleLine, Engine, LONGEST_CONSOLE_TEXT, Message, NotCors, NotCorsWords, Parameters,
    console_lines, decode,
};
pub use contradiction::{Contradiction, Difference, response_type_id};
pub use cookies::{CookieJourney, CookieNote, recorded_cookies};
pub use draft::{Draft, DraftError, Field};
pub use explanation::{Context, Explanation, explain};
pub use fix::{ExchangeFix, Fix, FixTarget, Stored, exchange_fixes, fixes};
pub use guided::{GuidedStage, Lab, Progress, STAGES};
pub use hint::{Hint, HintKind, hints};
pub use moved::{Moved, move_here};
pub use possible::{Possibility, Unknown, possible_failures};
pub use prediction::{answer_of, predict, predict_request, predict_with_cache};
pub use preflight_need::{PreflightNeed, preflight_need, preflight_reasons};
pub use provocation::Provocation;
pub use reconcile::{reconcile, reconcile_with_cache};
pub use replay::{RecordState, Replay, replay, replay_with_cache};
pub use reproduce::{reproduce, reproduce_request};
pub use request_spec::{BodyType, RequestSpec};
pub use scenario::Scenario;
pub use sender::Sender;
pub use verdict::{Verdict, Witnesses, settlement_id};
