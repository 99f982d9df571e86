//! A preflight that the page could do without: what made the browser ask at all.

use cors_engine::{Cause, PreflightReason, PreflightTrigger};

use super::{case::Case, words::Words};
use crate::preflight_need::avoidable_reason;

/// Begins the *why* with what made the browser ask, where that is a single thing that the page can
/// do without, and the cause has no more to teach than that nothing was allowed.
pub(super) fn set_right(words: &mut Words, case: &Case<'_>) {
    let Some(reason) = case.hop().and_then(avoidable_reason) else { return };
    let what = &case.failure.cause;
    let unheard = matches!(
        what,
        Cause::AllowOriginMissing { .. } | Cause::Redirected { .. } | Cause::StatusNotOk { .. }
    );
    let by_name = matches!(reason, PreflightReason::Header { trigger: PreflightTrigger::Name, .. });
    let unlisted = matches!(what, Cause::HeaderNotAllowed { .. }) && !by_name;
    if let Some(why) = why(reason).filter(|_| case.in_preflight() && (unheard || unlisted)) {
        words.why = why;
    }
}

fn why(reason: &PreflightReason) -> Option<&'static str> {
    match reason {
        PreflightReason::Header { trigger, .. } => header(trigger),
        PreflightReason::UploadListener => Some(
            "The browser asked only because of the listener on `xhr.upload`, which tells how fast \
             the server reads. Without it this request goes out unasked.",
        ),
        PreflightReason::Method(_) | PreflightReason::StreamBody | PreflightReason::EarlierHop => {
            None
        }
    }
}

fn header(trigger: &PreflightTrigger) -> Option<&'static str> {
    match trigger {
        PreflightTrigger::Name => Some(
            "The browser asked only because of a header that pages may not send unasked; it may be \
             a library that adds it. Without it this request goes out unasked.",
        ),
        PreflightTrigger::ValueLength(_) | PreflightTrigger::TotalLength(_) => Some(
            "The browser asked only because a header's value is too long: more than 128 bytes, or \
             1024 with all others, need consent. Shorter, this request goes out unasked.",
        ),
        PreflightTrigger::Byte(_)
        | PreflightTrigger::LanguageByte(_)
        | PreflightTrigger::ContentTypeUnparseable
        | PreflightTrigger::ContentTypeComma => Some(
            "The browser asked only because of a character in a header's value: brackets, quotes, \
             colons and a few more need consent. Without it this request goes out unasked.",
        ),
        PreflightTrigger::RangeUnparseable | PreflightTrigger::RangeWithoutStart => Some(
            "The browser asked only because of the `Range`: a single one that names its first byte \
             goes out unasked.",
        ),
        PreflightTrigger::ContentTypeEssence(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_case::{PAGE, TestCase};

    #[track_caller]
    fn check(case: &TestCase, part: &str) {
        let why = case.explain().why;
        assert!(why.starts_with("The browser asked only because") && why.contains(part), "{why}");
    }

    #[test]
    fn what_made_the_browser_ask_comes_first_where_it_can_be_spared() {
        let with = |name: &str, value: &str| TestCase::lab().header(name, value);
        check(&with("Range", "bytes=0-99,200-299"), "`Range`");
        check(&with("Range", "bytes=-500"), "`Range`");
        check(&with("Accept", &"a".repeat(129)), "128 bytes");
        check(&with("Accept", "(a)"), "brackets");
        check(&with("traceparent", "00-0-0-01"), "library");
        let allowed = [("Access-Control-Allow-Origin", PAGE)];
        check(&with("Accept", "(a)").answer_preflight(204, &allowed), "brackets");
        check(&with("X-A", "1").answer_preflight(404, &allowed), "library");
        check(
            &TestCase::lab().with(|request| {
                request.api = cors_engine::Api::Xhr;
                request.method = "POST".to_owned();
                request.body = Some("a".to_owned());
                request.upload_listener = true;
            }),
            "listener",
        );
    }

    #[test]
    fn a_preflight_that_has_to_be_keeps_its_why() {
        let kept = |case: TestCase| assert!(!case.explain().why.contains("asked only"));
        kept(TestCase::put());
        kept(TestCase::put().header("X-A", "1"));
        kept(TestCase::lab().header("Authorization", "t"));
        kept(
            TestCase::lab()
                .with(|request| {
                    request.method = "POST".to_owned();
                    request.body = Some("{}".to_owned());
                })
                .header("Content-Type", "application/json"),
        );
        let allowed = [("Access-Control-Allow-Origin", PAGE)];
        kept(TestCase::lab().header("X-A", "1").answer_preflight(204, &allowed));
    }
}
