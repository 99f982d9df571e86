//! The trace in words: one line for each decision.

use cors_engine::{Check, ExchangeKind, Subject, Verdict};

use super::words::{code, codes};

/// One decision of the trace as a line: what was looked at, what was there, what was wanted.
pub fn describe_check(check: &Check) -> String {
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
