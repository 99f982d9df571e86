//! In what the answers of two exchanges differ, line by line.

use super::Change;
use crate::judge::{Answer, HopAnswers};

/// Lines that differ from run to run and mean nothing.
const NOISE: &[&str] = &["date", "age", "last-modified", "etag"];

/// What went over the wire in the one and not in the other. Hops are compared in order.
pub fn answer_changes(from: &[HopAnswers], to: &[HopAnswers]) -> Vec<Change> {
    let mut changes = Vec::new();
    let none = HopAnswers::default();
    for at in 0..from.len().max(to.len()) {
        let [from, to] = [from, to].map(|hops| hops.get(at).unwrap_or(&none));
        let [preflight, response] = match at {
            0 => ["Preflight answer", "Answer"],
            _ => ["Preflight answer after a redirect", "Answer after a redirect"],
        };
        lines(preflight, from.preflight.as_ref(), to.preflight.as_ref(), &mut changes);
        lines(response, from.response.as_ref(), to.response.as_ref(), &mut changes);
    }
    changes
}

fn lines(
    place: &'static str,
    from: Option<&Answer>,
    to: Option<&Answer>,
    changes: &mut Vec<Change>,
) {
    let (was, is) = (told(from), told(to));
    let without = |lines: &[String], others: &[String]| {
        let own = lines.iter().filter(|line| !others.contains(line));
        own.map(String::as_str).collect::<Vec<_>>().join("\n")
    };
    if was != is {
        let (from, to) = (without(&was, &is), without(&is, &was));
        changes.push(Change { place, what: "Over the wire", from, to });
    }
}

/// An answer as lines: its status and its headers, without what only makes noise.
fn told(answer: Option<&Answer>) -> Vec<String> {
    match answer {
        None => vec!["not asked".to_owned()],
        Some(Answer::Failed { .. }) => vec!["no answer".to_owned()],
        Some(Answer::Http(answer)) => {
            let noise = |name: &str| NOISE.iter().any(|noise| name.eq_ignore_ascii_case(noise));
            let lines = answer.headers.iter().filter(|line| !noise(line.name()));
            let lines = lines.map(|line| [line.name(), ": ", line.value()].concat());
            std::iter::once(answer.status.code().to_string()).chain(lines).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{HttpAnswer, ResponseHeader, Status};

    fn hop(status: u16, lines: &[(&str, &str)]) -> HopAnswers {
        let headers = lines.iter().filter_map(|(name, value)| ResponseHeader::new(name, value));
        let status = Status::new(status).expect("a status");
        let answer = HttpAnswer { status, headers: headers.collect() };
        HopAnswers { preflight: None, response: Some(Answer::Http(answer)) }
    }

    #[test]
    fn lines_of_one_answer_alone_are_told_and_noise_is_not() {
        let from = [hop(200, &[("Date", "1"), ("Vary", "Origin"), ("X", "1")])];
        let quiet = [hop(200, &[("Date", "2"), ("Vary", "Origin"), ("X", "1")])];
        assert_eq!(answer_changes(&from, &quiet), []);
        let to = [hop(200, &[("Vary", "Origin"), ("X", "2")]), hop(404, &[])];
        let change = |place, from: &str, to: &str| Change {
            place,
            what: "Over the wire",
            from: from.to_owned(),
            to: to.to_owned(),
        };
        assert_eq!(
            answer_changes(&from, &to),
            [
                change("Answer", "X: 1", "X: 2"),
                change("Answer after a redirect", "not asked", "404"),
            ]
        );
    }
}
