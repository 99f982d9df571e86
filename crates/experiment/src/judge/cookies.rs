//! What becomes of the cookies that the answers of an exchange set.

use cors_engine::{Outcome, Rules};

use super::{Answer, Exchange, Step, network::position};
use crate::cookies::{CookieNote, MOST_NOTES, set_cookie};

/// The cookies that the answers of a step set, in order, and what becomes of each.
pub fn step_cookies(
    exchange: &Exchange,
    step: &Step,
    outcome: &Outcome,
    rules: &Rules,
) -> Vec<CookieNote> {
    let mut notes = Vec::new();
    for (hop, _) in outcome.hops.iter().enumerate().filter(|(_, hop)| hop.sent) {
        let answers = step.hops.get(position(&step.hops, hop));
        let Some(Answer::Http(answer)) = answers.and_then(|hop| hop.response.as_ref()) else {
            continue;
        };
        let page = exchange.page.origin.origin();
        for header in &answer.headers {
            if header.name().eq_ignore_ascii_case("set-cookie") && notes.len() < MOST_NOTES {
                notes.extend(set_cookie(page, &outcome.hops, hop, header.value(), rules));
            }
        }
    }
    notes
}
