//! One CORS experiment: from a scenario to a prediction, a verdict, an explanation and a fix.
//!
//! A [`Scenario`] is what the visitor set up. The engine runs over it three times: over the policy
//! (prediction), over the server's record (replay), and in the visitor's browser (outcome).

pub mod explanation;
mod fix;
mod keyword;
mod prediction;
mod reconcile;
mod replay;
mod request_spec;
mod scenario;

pub use explanation::Explanation;
pub use fix::Fix;
pub use prediction::predict;
pub use reconcile::{BrowserOutcome, BrowserResponse, Verdict};
pub use replay::replay;
pub use request_spec::{BodyType, RequestSpec};
pub use scenario::Scenario;
