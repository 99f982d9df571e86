//! Any text is an exchange or bad input, and every exchange has a verdict under every profile.

#![no_main]

use cors_engine::{Keyword, Profile, Verdict};
use cors_experiment::judge::{Judgement, judge, parse_exchange};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let Ok(Some(exchange)) = parse_exchange(text) else {
        return;
    };
    for &profile in Profile::ALL {
        for outcome in judge(&exchange, &profile.rules()) {
            assert!(outcome.hops.len() <= 21, "redirects are limited");
            let failed = outcome.trace.iter().filter(|check| check.verdict == Verdict::Fail).count();
            assert_eq!(failed, usize::from(outcome.failure().is_some()), "one check decides");
        }
        let judgement = Judgement::of(&exchange, profile);
        serde_json::to_string(&judgement).expect("a verdict is JSON");
    }
});
