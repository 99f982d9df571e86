//! What the original says of a name, as far as it needs no tables.

use std::borrow::Cow;

use proptest::prelude::*;

use super::{AsciiDenyList, domain_to_ascii_from_cow};

fn ascii(name: &[u8]) -> Option<String> {
    domain_to_ascii_from_cow(Cow::Borrowed(name), AsciiDenyList::URL).ok().map(Cow::into_owned)
}

#[test]
fn names_in_ascii_become_lower_case() {
    for (name, expected) in [
        ("localhost", "localhost"),
        ("App.Example", "app.example"),
        ("", ""),
        ("a..b.", "a..b."),
        ("-a-.b_c", "-a-.b_c"),
        ("r3---sn-4g5e", "r3---sn-4g5e"),
        ("a!$&'()*+,;=`{}~", "a!$&'()*+,;=`{}~"),
    ] {
        assert_eq!(ascii(name.as_bytes()).as_deref(), Some(expected));
    }
}

#[test]
fn no_host_has_what_urls_are_put_together_with() {
    for byte in b"%#/:<>?@[\\]^| \t\r\n\0\x1f\x7f\x80\xff" {
        assert_eq!(ascii(&[b'a', *byte, b'b']), None, "{byte:#x}");
    }
    assert_eq!(ascii("münchen".as_bytes()), None, "beyond ASCII");
}

#[test]
fn an_encoded_part_has_to_encode_something() {
    for (name, taken) in [
        ("xn--mnchen-3ya", true),
        ("a.XN--MNCHEN-3YA.b", true),
        ("xn--r8jz45g", true),
        ("xn--dk8h", true),
        ("xn--", false),
        ("xn--abc-", false),
        ("xn---a", false),
        ("xn--mnchen-3y_", false),
        ("xn--99999999", false),
        // Joins what follows to nothing; behind another character it has something to join.
        ("xn--a-rgn", false),
        ("xn--a-sgn", true),
        // The character that stands for characters that are none.
        ("xn--zn7c", false),
    ] {
        assert_eq!(ascii(name.as_bytes()).is_some(), taken, "{name}");
    }
    let long = |count| ascii(["xn--".to_owned(), "a".repeat(count)].concat().as_bytes());
    assert!(long(999).is_some() && long(1_001).is_none() && long(2_001).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_an_answer_is_taken_again_as_it_is(name in "(xn--|XN--)?[ -~]{0,40}") {
        if let Some(answer) = ascii(name.as_bytes()) {
            prop_assert_eq!(&answer, &name.to_ascii_lowercase());
            prop_assert_eq!(ascii(answer.as_bytes()), Some(answer));
        }
    }

    #[test]
    fn no_bytes_are_too_much(name in prop::collection::vec(any::<u8>(), 0..80)) {
        prop_assert!(ascii(&name).is_none_or(|answer| answer.is_ascii()));
    }
}
