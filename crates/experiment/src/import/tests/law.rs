//! Whatever is pasted, import ends, and what it finds can be set up.

use proptest::prelude::*;

use super::LAB;
use crate::import::import;

const SAMPLES: &[&str] = &[
    include_str!("../samples/chromium-fetch.txt"),
    include_str!("../samples/written-fetch.txt"),
    include_str!("../samples/chromium-curl.txt"),
    include_str!("../samples/chromium-curl-cmd.txt"),
    include_str!("../samples/chromium.har"),
    include_str!("../samples/firefox.har"),
    include_str!("../samples/curl-verbose.txt"),
    include_str!("../samples/pair.http"),
];

fn check(text: &str) {
    let Ok(found) = import(text, &LAB) else { return };
    assert!(!found.entries.is_empty(), "{text}");
    for entry in found.entries {
        if let Some(policy) = entry.scenario.and_then(|scenario| scenario.policy) {
            assert_eq!(policy.validate(), Vec::new(), "{text}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_ends(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn any_beginning_followed_by_anything_ends(
        beginning in prop::sample::select(vec![
            "fetch(", "fetch('/x', {", "curl ", "curl ^\"", "curl $'", "{\"log\":{\"entries\":[",
            "HTTP/1.1 200 OK\n", "GET / HTTP/1.1\n", "fetch(`", "fetch('/x', {headers: new Headers(",
        ]),
        rest in "[\\\\'\"`^$\\{\\}\\[\\]():,;& \n\r\tabu0xfé☃😀<>-]*",
    ) {
        check(&format!("{beginning}{rest}"));
    }

    #[test]
    fn a_damaged_sample_ends(
        sample in prop::sample::select(SAMPLES),
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        put in "[ -~]{0,4}",
    ) {
        let characters: Vec<char> = sample.chars().collect();
        let at = at.index(characters.len());
        let end = (at + length).min(characters.len());
        let text: String =
            characters[..at].iter().copied().chain(put.chars()).chain(characters[end..].iter().copied()).collect();
        check(&text);
        check(&characters[..at].iter().collect::<String>());
    }
}
