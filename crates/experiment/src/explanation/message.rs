//! A failure as one plain sentence.

use cors_engine::Failure;

use super::{Context, case::Case, words_for};

/// What happened, in one sentence with the values that decided: the first of what [`explain`] says.
///
/// [`explain`]: super::explain
pub fn message(failure: &Failure, context: &Context<'_>) -> String {
    let mut happened = words_for(&failure.cause, &Case { failure, context }).happened;
    happened.truncate(first_sentence(&happened));
    happened
}

/// Where the first sentence ends. A full stop between back-quotes ends none.
fn first_sentence(text: &str) -> usize {
    let mut quoted = Quoted::No;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quoted) {
            (b'`', Quoted::No) => quoted = Quoted::Yes,
            (b'`', Quoted::Yes) => quoted = Quoted::No,
            (b'.', Quoted::No) if text[at + 1..].starts_with(' ') => return at + 1,
            (_, Quoted::No | Quoted::Yes) => {}
        }
    }
    text.len()
}

#[derive(Clone, Copy)]
enum Quoted {
    Yes,
    No,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failing_cases::failing_cases;

    #[test]
    fn a_message_is_one_sentence_of_the_explanation() {
        for known in failing_cases() {
            let outcome = known.case.outcome();
            let failure = outcome.failure().expect("a failure");
            let context = Context::new(&known.case.0, &outcome);
            let message = message(failure, &context);
            assert!(known.case.explain().happened.starts_with(&message), "{message}");
            assert!(message.ends_with('.') && message.len() > 15, "{message}");
            assert_eq!(message.matches('`').count() % 2, 0, "{message}");
        }
    }

    #[test]
    fn a_value_with_full_stops_does_not_end_the_sentence() {
        let text = "`a. b` is 1.5 long. The rest.";
        assert_eq!(&text[..first_sentence(text)], "`a. b` is 1.5 long.");
        assert_eq!(first_sentence("é. ü"), 3);
    }
}
