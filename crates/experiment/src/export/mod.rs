//! Export: an experiment to be taken along, as JSON for tools and as Markdown for people.
//!
//! Nothing leaves that the scenario did not bring in: cookies and credentials of other projects
//! that the browser sent along are masked.

mod exchange;
mod imported;
mod markdown;
mod mask;
mod report;
#[cfg(test)]
mod tests;
mod unrecorded;
#[cfg(test)]
mod unrecorded_tests;

pub use exchange::{exchange, exchange_json};
pub use imported::Imported;
pub use mask::secrets;
pub use report::{Evidence, report};
