//! The fixes over recorded exchanges: the first one fed back, six times at most, mends everything
//! that a server can mend.

use std::io::Read;

use cors_engine::{CredentialsMode, Failure, Outcome, Profile, Rules};
use cors_experiment::{
    exchange_fixes,
    judge::{Exchange, judge, parse_exchange},
};
use flate2::read::GzDecoder;

const RECORDS: [&[u8]; 3] = [
    include_bytes!("data/browser-records.jsonl.gz"),
    include_bytes!("data/browser-records-2.jsonl.gz"),
    include_bytes!("data/browser-records-3.jsonl.gz"),
];

fn first_failure(outcomes: &[Outcome]) -> Option<(usize, &Failure)> {
    outcomes.iter().enumerate().find_map(|(step, outcome)| Some((step, outcome.failure()?)))
}

/// What fails in the end, if not everything is mended.
fn mend(mut exchange: Exchange, rules: &Rules) -> Option<(Exchange, String)> {
    for _ in 0..6 {
        first_failure(&judge(&exchange, rules))?;
        match exchange_fixes(&exchange, rules).into_iter().next() {
            Some(first) => exchange = first.exchange,
            None => break,
        }
    }
    let outcomes = judge(&exchange, rules);
    let (_, failure) = first_failure(&outcomes)?;
    let id = format!("{}/{}", failure.stage.id(), failure.cause.id());
    Some((exchange, id))
}

/// Whether nothing that a server could answer would help.
fn hopeless(exchange: &Exchange, failure: &str, rules: &Rules) -> bool {
    let outcomes = judge(exchange, rules);
    let step = first_failure(&outcomes).map_or(0, |(step, _)| step);
    let opaque = exchange.page.origin.origin().serialize() == "null";
    let include = exchange.steps[step].request.credentials == CredentialsMode::Include;
    matches!(failure, "construct/method-invalid" | "blocked/bad-port") || (opaque && include)
}

#[test]
fn what_a_server_can_mend_is_mended_within_six_rounds() {
    let mut failing = 0;
    for records in RECORDS {
        let mut text = String::new();
        GzDecoder::new(records).read_to_string(&mut text).expect("the recordings");
        for (number, line) in text.lines().enumerate() {
            let Some(exchange) = parse_exchange(line.as_bytes()).expect("an exchange") else {
                continue;
            };
            // Each exchange under one of the four; all of them come round.
            let profiles =
                [Profile::Standard, Profile::Chromium, Profile::Firefox, Profile::Webkit];
            let rules = profiles[number % profiles.len()].rules();
            let id = exchange.id.clone();
            failing += usize::from(first_failure(&judge(&exchange, &rules)).is_some());
            if let Some((left, failure)) = mend(exchange, &rules) {
                assert!(hopeless(&left, &failure, &rules), "{id}: {failure}");
            }
        }
    }
    assert!(failing > 1_000, "{failing}");
}
