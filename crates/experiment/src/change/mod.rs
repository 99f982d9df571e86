//! In what two experiments differ, in words that a visitor knows from the page.

mod answers;
mod policy;
mod request;

use cors_wire::Policy;

pub use self::{answers::answer_changes, policy::changes, request::request_changes};
use crate::Scenario;

/// How many characters of something long are shown.
const SHOWN: usize = 60;
/// How many characters are shown before the first that differs, where that one would be cut off.
const LEAD: usize = 12;

/// One thing that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where: in the request, in one of the two answers, or before them.
    pub place: &'static str,
    /// What: a header's name, or another word for it.
    pub what: &'static str,
    /// How it is in the one.
    pub from: String,
    /// How it is in the other.
    pub to: String,
}

/// A part of something that is compared, and how it is there.
type Part = (&'static str, String);

/// What becomes different when `to` takes the place of `from`: who asks, what is asked, and how the
/// endpoint answers.
pub fn scenario_changes(from: &Scenario, to: &Scenario) -> Vec<Change> {
    let mut found = Vec::new();
    let sent = |scenario: &Scenario| {
        let sender = scenario.sender().words().to_owned();
        let url = if scenario.kept_url { "kept" } else { "a new one" };
        vec![
            ("Page", scenario.page_origin.clone()),
            ("Sent by", sender),
            ("URL of each run", url.to_owned()),
        ]
    };
    compare("Request", sent(from), sent(to), &mut found);
    found.extend(request_changes(&from.request, &to.request));
    match (&from.policy, &to.policy) {
        (Some(from), Some(to)) => found.extend(changes(from, to)),
        (None, None) => {}
        (Some(_), None) | (None, Some(_)) => {
            let whose = |policy: &Option<Policy>| {
                let whose = policy.as_ref().map_or("another", |_| "the companion");
                vec![("Server", whose.to_owned())]
            };
            compare("Request", whose(&from.policy), whose(&to.policy), &mut found);
        }
    }
    found
}

/// Adds the parts that are not the same. Both lists have the same parts in the same order.
fn compare(place: &'static str, from: Vec<Part>, to: Vec<Part>, changes: &mut Vec<Change>) {
    for ((what, from), (_, to)) in from.into_iter().zip(to) {
        if from != to {
            let skipped = skipped(&from, &to);
            let [from, to] = [from, to].map(|text| cut(&text, skipped));
            changes.push(Change { place, what, from, to });
        }
    }
}

/// How many characters both have in common before what differs, if they would fill what is shown.
fn skipped(from: &str, to: &str) -> usize {
    let common = from.chars().zip(to.chars()).take_while(|(one, other)| one == other).count();
    if common < SHOWN - LEAD { 0 } else { common - LEAD }
}

fn cut(text: &str, skipped: usize) -> String {
    let shown = text.chars().skip(skipped).take(SHOWN);
    if skipped == 0 { shown.collect() } else { "…".chars().chain(shown).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explanation::test_case::TestCase;

    #[test]
    fn scenarios_differ_in_page_request_and_server() {
        let from = TestCase::lab().0;
        assert_eq!(scenario_changes(&from, &from), []);
        let mut to = TestCase::put().header("X-Id", "7").0;
        to.page_origin = "null".to_owned();
        to.policy = None;
        to.kept_url = true;
        let found = scenario_changes(&from, &to);
        let what: Vec<_> = found.iter().map(|change| (change.place, change.what)).collect();
        let expected = ["Page", "Sent by", "URL of each run", "Method", "Headers", "Server"];
        let expected = expected.map(|what| ("Request", what));
        assert_eq!(what, expected);
        assert_eq!((&*found[3].from, &*found[3].to), ("GET", "PUT"));
        assert_eq!((&*found[4].from, &*found[4].to), ("", "X-Id: 7"));
    }

    #[test]
    fn of_long_texts_the_part_that_differs_is_shown() {
        let mut found = Vec::new();
        let text = |end: &str| vec![("Body", "x".repeat(100) + end)];
        compare("Request", text("one"), text("other"), &mut found);
        assert_eq!(found[0].from, format!("…{}one", "x".repeat(11)));
        assert_eq!(found[0].to, format!("…{}other", "x".repeat(11)));
    }
}
