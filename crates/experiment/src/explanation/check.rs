//! The trace in words: one line for each decision.

use cors_engine::{Algorithm, Check, ExchangeKind, Subject, Verdict};

use super::words::{code, codes};

/// One decision of the trace as a line: what was looked at, what was there, what was wanted.
pub fn describe_check(check: &Check) -> String {
    if let Some(asked) = asked(check).or_else(|| compared(check)) {
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
    format!("{subject}: {found}{expected}; {}", ends(check.verdict))
}

fn ends(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "passes",
        Verdict::Fail => "fails",
        Verdict::Turn => "decides the way",
    }
}

/// What is said of a check whose two sides are not of one kind, so that what was there is not to be
/// what was wanted.
fn compared(check: &Check) -> Option<String> {
    let (found, end) = (check.found.as_deref(), ends(check.verdict));
    if check.subject == Subject::Connection {
        let to = match check.answer {
            Some(ExchangeKind::Preflight) => " to the preflight",
            Some(ExchangeKind::Actual) | None => "",
        };
        return Some(match found {
            Some(status) => format!("An answer{to} came, with status {}; {end}", code(status)),
            None => format!("No answer{to} came; {end}"),
        });
    }
    let by = check.expected.first()?;
    if check.subject == Subject::Origin {
        return Some(format!("URL {}, asked by origin {}; {end}", code(found?), code(by)));
    }
    let before = found.and_then(|count| count.parse::<u32>().ok());
    if let (Subject::Redirect, Some(before)) = (&check.subject, before) {
        return Some(format!("Redirect number {}, of at most {by}; {end}", before + 1));
    }
    if check.subject == Subject::ResponseHeader("cross-origin-resource-policy") {
        let keeps = match (check.verdict, found) {
            (Verdict::Fail, Some(value)) => {
                format!("{}, which leaves out {}", code(value), code(by))
            }
            (Verdict::Pass | Verdict::Turn, Some(value)) => code(value),
            (Verdict::Fail | Verdict::Pass | Verdict::Turn, None) => "missing".to_owned(),
        };
        return Some(format!("{}: {keeps}; {end}", subject(check)));
    }
    None
}

/// What a preflight asked for and what its answer lists, where they are compared.
fn asked(check: &Check) -> Option<String> {
    let listed = matches!(check.subject, Subject::Method | Subject::RequestHeader(_));
    if !listed || check.step.algorithm != Algorithm::CorsPreflightFetch {
        return None;
    }
    let asked = check.found.as_deref()?;
    let what = match check.verdict {
        Verdict::Fail if check.expected.is_empty() => "and none is listed; fails".to_owned(),
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
        Subject::Cache => "Cache mode".to_owned(),
        Subject::Origin => "Origin".to_owned(),
        Subject::Port => "Port".to_owned(),
        Subject::Scheme => "Scheme".to_owned(),
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
    use cors_engine::{Algorithm, Mode};

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
        lists(TestCase::put(), &[], &["Asked for `PUT`, and none is listed; fails"]);
    }

    #[test]
    fn two_sides_of_different_kinds_are_not_held_against_each_other() {
        let policy = ("Cross-Origin-Resource-Policy", "same-origin");
        let opaque = TestCase::lab().with(|request| request.mode = Mode::NoCors);
        let kept = "Header `cross-origin-resource-policy` of the answer: `same-origin`, which \
                    leaves out `http://localhost:8000`; fails";
        let said = |case: &TestCase| -> Vec<_> {
            case.outcome().trace.iter().map(describe_check).collect()
        };
        assert!(said(&opaque.answer(200, &[policy])).iter().any(|line| line == kept));
        let asked = "URL `http://localhost:3000/`, asked by origin `http://localhost:8000`; decides \
                     the way";
        let plain = said(&TestCase::lab());
        assert!(plain.iter().any(|line| line == asked), "{plain:?}");
        let came = "An answer came, with status `200`; passes";
        assert!(plain.iter().any(|line| line == came), "{plain:?}");
        let count = Check {
            step: Algorithm::HttpRedirectFetch.step("7"),
            found: Some("20".to_owned()),
            expected: vec!["20".to_owned()],
            subject: Subject::Redirect,
            hop: 20,
            answer: None,
            verdict: Verdict::Fail,
        };
        assert_eq!(describe_check(&count), "Redirect number 21, of at most 20; fails");
        let lost = Check { subject: Subject::Connection, found: None, ..count };
        assert_eq!(describe_check(&lost), "No answer came; fails");
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
