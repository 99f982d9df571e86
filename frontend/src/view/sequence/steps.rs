//! Which steps of the standard are behind a line: those that looked at it.

use cors_engine::{Check, ExchangeKind, Subject, Verdict};
use cors_wire::Header;

use super::message::{Line, Part};

/// What the trace tells of one request or answer.
pub(super) struct Steps<'a> {
    /// Every decision of the run.
    pub(super) trace: &'a [Check],
    /// The hop of the chain.
    pub(super) hop: usize,
    /// Whose answer; `None` for what the browser decides about the request.
    pub(super) answer: Option<ExchangeKind>,
}

impl Steps<'_> {
    /// The positions of these decisions in the trace.
    pub(super) fn all(&self) -> Vec<usize> {
        self.select(&|_| true)
    }

    /// A header line with what looked at it.
    pub(super) fn header(&self, (name, value): &Header) -> Line {
        let name_of_line = name.to_ascii_lowercase();
        // A preflight names the headers that it asks for, and does not carry them.
        let names = name_of_line == "access-control-request-headers";
        let steps = self.select(&|check| {
            line_of(check) == Some(&name_of_line)
                || (names && matches!(check.subject, Subject::RequestHeader(_)))
        });
        let failed = |&step: &usize| self.trace[step].verdict == Verdict::Fail;
        let part = if steps.iter().any(failed) { Part::Decides } else { Part::There };
        Line { text: format!("{name}: {value}"), part, steps }
    }

    /// A first line with what looked at nothing that has a line of its own.
    pub(super) fn head(&self, text: String) -> Line {
        Line { text, part: Part::There, steps: self.select(&|check| line_of(check).is_none()) }
    }

    /// The line that the answer would have needed, where the request failed for the lack of one.
    pub(super) fn lacking(&self, headers: &[Header]) -> Option<Line> {
        let failed = |check: &Check| check.verdict == Verdict::Fail;
        let steps = self.select(&failed);
        let name = line_of(&self.trace[*steps.first()?])?;
        let there = headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
        let line = || Line { text: format!("no {}", spelled(name)), part: Part::Lacks, steps };
        (!there && self.answer.is_some()).then(line)
    }

    fn select(&self, wanted: &dyn Fn(&Check) -> bool) -> Vec<usize> {
        let here = |check: &Check| check.hop == self.hop && check.answer == self.answer;
        let steps = self.trace.iter().enumerate();
        steps.filter(|(_, check)| here(check) && wanted(check)).map(|(step, _)| step).collect()
    }
}

/// The lower-case name of the header that a decision looks at, in the message that it is about.
fn line_of(check: &Check) -> Option<&str> {
    match (&check.subject, check.answer) {
        (Subject::ResponseHeader(name), _) => Some(name),
        (Subject::RequestHeader(name), None) => Some(name),
        (Subject::Method, Some(_)) => Some("access-control-allow-methods"),
        (Subject::RequestHeader(_), Some(_)) => Some("access-control-allow-headers"),
        (Subject::Method, None) => Some("access-control-request-method"),
        (Subject::Origin, None) => Some("origin"),
        (
            Subject::Url
            | Subject::Body
            | Subject::Mode
            | Subject::Cache
            | Subject::Origin
            | Subject::Port
            | Subject::Scheme
            | Subject::Preflight
            | Subject::PreflightCache
            | Subject::Status
            | Subject::Connection
            | Subject::Redirect,
            _,
        ) => None,
    }
}

/// A header name as people write it.
fn spelled(name: &str) -> String {
    let mut initial = true;
    let spell = |letter: char| {
        let spelled = if initial { letter.to_ascii_uppercase() } else { letter };
        initial = letter == '-';
        spelled
    };
    name.chars().map(spell).collect()
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn names_are_written_with_capitals() {
        assert_eq!(spelled("access-control-allow-origin"), "Access-Control-Allow-Origin");
        assert_eq!(spelled(""), "");
    }
}
