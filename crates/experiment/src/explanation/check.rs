//! The trace in words: one line for each decision.

use cors_engine::{Algorithm, Check, ExchangeKind, Subject, Verdict};

use super::words::{code, codes};

/// One decision of the trace as a line: what was looked at, what was there, what was wanted.
pub fn describe_check(check: &Check) -> String {
    if let Some(asked) = asked(check) {
        return asked;
    }
    let subject = subject(check);
    let found = match &check.found {
        Some(found) => code(found),
        None => "missing".to_owned(),
    };
    let expected = match (&check.subject, check.expected.as_slice()) {
        (_, []) => String::new(),
        (_, [only]) => format!(", wanted {}", code(only)),
        (Subject::Status, [first, last]) => format!(", wanted {first} to {last}"),
        (_, several) => format!(", wanted one of {}", codes(several)),
    };
    let verdict = match check.verdict {
        Verdict::Pass => "passes",
        Verdict::Fail => "fails",
        Verdict::Turn => "decides the way",
    };
    format!("{subject}: {found}{expected}; {verdict}")
}

/// What a preflight asked for and what its answer lists, where they are compared.
fn asked(check: &Check) -> Option<String> {
    let listed = matches!(check.subject, Subject::Method | Subject::RequestHeader(_));
    if !listed || check.step.algorithm != Algorithm::CorsPreflightFetch {
        return None;
    }
    let asked = check.found.as_deref()?;
    let what = match check.verdict {
        Verdict::Fail if check.expected.is_empty() => "allowed nothing; fails".to_owned(),
        Verdict::Fail => format!("allowed only {}; fails", codes(&check.expected)),
        Verdict::Pass | Verdict::Turn if matches!(asked, "GET" | "HEAD" | "POST") => {
            "which needs no listing; passes".to_owned()
        }
        Verdict::Pass | Verdict::Turn => format!("allowed {}; passes", codes(&check.expected)),
    };
    Some(format!("Asked for {}, {what}", code(asked)))
}

fn subject(check: &Check) -> String {
    let whose = match check.answer {
        Some(ExchangeKind::Preflight) => " of the preflight's answer",
        Some(ExchangeKind::Actual) => " of the answer",
        None => "",
    };
    let what = match &check.subject {
        Subject::Url => "URL".to_owned(),
        Subject::Method => "Method".to_owned(),
        Subject::RequestHeader(name) => format!("Request header {}", code(name)),
        Subject::ResponseHeader(name) => format!("Header {}", code(name)),
        Subject::Body => "Body".to_owned(),
        Subject::Mode => "Mode".to_owned(),
        Subject::Credentials => "Credentials".to_owned(),
        Subject::Cache => "Cache mode".to_owned(),
        Subject::Origin => "Origin".to_owned(),
        Subject::Port => "Port".to_owned(),
        Subject::Scheme => "Scheme".to_owned(),
        Subject::UploadListener => "Upload listener".to_owned(),
        Subject::Preflight => "Preflight".to_owned(),
        Subject::PreflightCache => "Remembered preflight".to_owned(),
        Subject::Status => "Status".to_owned(),
        Subject::Connection => "Connection".to_owned(),
        Subject::Redirect => "Redirect".to_owned(),
    };
    format!("{what}{whose}")
}

#[cfg(test)]
mod tests {
    use cors_engine::Algorithm;

    use super::*;
    use crate::explanation::test_case::{PAGE, TestCase};

    #[track_caller]
    fn lists(case: TestCase, lines: &[(&str, &str)], expected: &[&str]) {
        let lines = [&[("Access-Control-Allow-Origin", PAGE)], lines].concat();
        let outcome = case.answer_preflight(204, &lines).outcome();
        let said: Vec<_> = outcome.trace.iter().map(describe_check).collect();
        for line in expected {
            assert!(said.iter().any(|said| said == line), "{line} in {said:?}");
        }
    }

    #[test]
    fn what_was_asked_for_comes_before_what_is_allowed() {
        let bearer = || TestCase::lab().header("Authorization", "Bearer t");
        let types = [("Access-Control-Allow-Headers", "Content-Type")];
        let star = [("Access-Control-Allow-Headers", "*, Authorization")];
        let needless = "Asked for `GET`, which needs no listing; passes";
        let refused = "Asked for `authorization`, allowed only `Content-Type`; fails";
        let passed = "Asked for `authorization`, allowed `*` and `Authorization`; passes";
        lists(bearer(), &types, &[needless, refused]);
        lists(bearer(), &star, &[passed]);
        lists(TestCase::put(), &[], &["Asked for `PUT`, allowed nothing; fails"]);
    }

    #[test]
    fn a_check_reads_as_a_line() {
        let check = Check {
            hop: 0,
            answer: Some(ExchangeKind::Preflight),
            step: Algorithm::CorsCheck.step("4"),
            subject: Subject::ResponseHeader("access-control-allow-origin"),
            found: Some("*".to_owned()),
            expected: vec!["http://localhost:8000".to_owned()],
            verdict: Verdict::Fail,
        };
        assert_eq!(
            describe_check(&check),
            "Header `access-control-allow-origin` of the preflight's answer: `*`, wanted \
             `http://localhost:8000`; fails"
        );
    }
}
