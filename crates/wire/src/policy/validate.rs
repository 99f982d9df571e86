//! Whether a policy can be put on the wire at all.
//!
//! Refused is only what HTTP cannot carry, what would break the framing of the connection, and
//! what is larger than the server's bounds. A wrong CORS header is the very thing to be tried.

use super::{Answer, HeaderSource, Policy, StatusFor, Switch};
use crate::problem::pointer_to;
use crate::{FieldProblem, Header};

/// The largest that the parts of a policy may be.
pub mod limits {
    /// Header lines in [`headers`](crate::Answer::headers).
    pub const HEADER_LINES: usize = 100;
    /// Methods that have a status of their own.
    pub const METHODS: usize = 32;
    /// Bytes of a header name.
    pub const NAME_BYTES: usize = 256;
    /// Bytes of a header value on the wire.
    pub const VALUE_BYTES: usize = 16 * 1024;
    /// Origins in a list.
    pub const LISTED_ORIGINS: usize = 100;
    /// Bytes of a body.
    pub const BODY_BYTES: usize = 256 * 1024;
    /// Milliseconds of delay.
    pub const DELAY_MS: u64 = 60_000;
}

/// Which sources a header's value may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sources {
    /// A fixed text.
    Fixed,
    /// Or what the request asked for.
    Mirror,
    /// Or one of a list of origins.
    List,
}

impl Policy {
    /// Everything in this policy that the server cannot send, each by its JSON Pointer.
    pub fn validate(&self) -> Vec<FieldProblem> {
        let mut problems = Problems(Vec::new());
        problems.answer("/preflight", &self.preflight);
        problems.answer("/actual", &self.actual);
        problems.0
    }
}

struct Problems(Vec<FieldProblem>);

impl Problems {
    fn add(&mut self, pointer: String, detail: String) {
        self.0.push(FieldProblem { pointer, detail });
    }

    fn answer(&mut self, at: &str, answer: &Answer) {
        self.status(format!("{at}/status"), answer.status);
        self.status_for(&format!("{at}/status_for"), &answer.status_for);
        for (member, switch, sources) in [
            ("allow_origin", &answer.allow_origin, Sources::List),
            ("allow_credentials", &answer.allow_credentials, Sources::Fixed),
            ("allow_methods", &answer.allow_methods, Sources::Mirror),
            ("allow_headers", &answer.allow_headers, Sources::Mirror),
            ("expose_headers", &answer.expose_headers, Sources::Fixed),
            ("max_age", &answer.max_age, Sources::Fixed),
            ("vary", &answer.vary, Sources::Fixed),
        ] {
            self.switch(&format!("{at}/{member}/value"), switch, sources);
        }
        self.headers(&format!("{at}/headers"), &answer.headers);
        if answer.body.len() > limits::BODY_BYTES {
            let detail = at_most(limits::BODY_BYTES, "bytes", answer.body.len());
            self.add(format!("{at}/body"), detail);
        }
        if answer.delay_ms > limits::DELAY_MS {
            let detail =
                format!("at most {} ms was expected, not {}", limits::DELAY_MS, answer.delay_ms);
            self.add(format!("{at}/delay_ms"), detail);
        }
    }

    fn status(&mut self, at: String, status: u16) {
        if !(200..=599).contains(&status) {
            self.add(at, format!("a status from 200 to 599 was expected, not {status}"));
        }
    }

    fn status_for(&mut self, at: &str, statuses: &StatusFor) {
        let count = statuses.entries().len();
        if count > limits::METHODS {
            return self.add(at.to_owned(), at_most(limits::METHODS, "methods", count));
        }
        for (method, status) in statuses.entries() {
            let at = format!("{at}{}", pointer_to(method));
            if !is_token(method) || method.len() > limits::NAME_BYTES {
                self.add(at.clone(), "a method was expected, such as `PUT`".to_owned());
            }
            self.status(at, *status);
        }
    }

    /// A switch that is off is looked at too: it is one step from being sent.
    fn switch(&mut self, at: &str, switch: &Switch, sources: Sources) {
        match (&switch.value, sources) {
            (HeaderSource::Fixed(text), _) => self.value(at.to_owned(), text),
            (HeaderSource::Mirror { mirror: true }, Sources::Mirror | Sources::List) => {}
            (HeaderSource::Mirror { mirror: true }, Sources::Fixed) => self.add(
                at.to_owned(),
                "a text was expected: the request has no header to mirror here".to_owned(),
            ),
            (HeaderSource::Mirror { mirror: false }, _) => {
                self.add(format!("{at}/mirror"), "true was expected, not false".to_owned());
            }
            (HeaderSource::List { list }, Sources::List) => self.list(&format!("{at}/list"), list),
            (HeaderSource::List { .. }, Sources::Fixed | Sources::Mirror) => self.add(
                at.to_owned(),
                "a text was expected: only allow_origin can be a list of origins".to_owned(),
            ),
        }
    }

    fn list(&mut self, at: &str, list: &[String]) {
        if list.len() > limits::LISTED_ORIGINS {
            let detail = at_most(limits::LISTED_ORIGINS, "origins", list.len());
            return self.add(at.to_owned(), detail);
        }
        for (index, origin) in list.iter().enumerate() {
            self.value(format!("{at}/{index}"), origin);
        }
    }

    fn headers(&mut self, at: &str, headers: &[Header]) {
        if headers.len() > limits::HEADER_LINES {
            let detail = at_most(limits::HEADER_LINES, "header lines", headers.len());
            return self.add(at.to_owned(), detail);
        }
        for (index, (name, value)) in headers.iter().enumerate() {
            if let Some(detail) = name_problem(name) {
                self.add(format!("{at}/{index}/0"), detail);
            }
            self.value(format!("{at}/{index}/1"), value);
        }
    }

    fn value(&mut self, at: String, value: &str) {
        let unsendable = |c: &char| matches!(c, '\r' | '\n' | '\0') || *c > '\u{ff}';
        if let Some(c) = value.chars().find(unsendable) {
            let detail = format!(
                "a header value without CR, LF, NUL and characters above U+00FF was expected, \
                 but it has U+{:04X}",
                u32::from(c)
            );
            self.add(at, detail);
        } else if value.chars().count() > limits::VALUE_BYTES {
            self.add(at, at_most(limits::VALUE_BYTES, "bytes", value.chars().count()));
        }
    }
}

fn name_problem(name: &str) -> Option<String> {
    const FRAMING: [&str; 3] = ["connection", "content-length", "transfer-encoding"];
    if !is_token(name) {
        Some("a header name was expected: letters, digits and !#$%&'*+-.^_`|~ only".to_owned())
    } else if name.len() > limits::NAME_BYTES {
        Some(at_most(limits::NAME_BYTES, "bytes", name.len()))
    } else if FRAMING.iter().any(|framing| name.eq_ignore_ascii_case(framing)) {
        Some(format!("{name} frames the message, which only the server itself can do"))
    } else {
        None
    }
}

fn is_token(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(allowed)
}

fn at_most(limit: usize, unit: &str, found: usize) -> String {
    format!("at most {limit} {unit} were expected, not {found}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: impl Fn(&mut Answer), expected: &[(&str, &str)]) {
        let mut policy = Policy::default();
        change(&mut policy.actual);
        let problems = policy.validate();
        assert_eq!(problems.len(), expected.len(), "{problems:?}");
        for (problem, (pointer, detail)) in problems.iter().zip(expected) {
            assert_eq!(problem.pointer, format!("/actual{pointer}"));
            assert!(problem.detail.contains(detail), "{}", problem.detail);
        }
    }

    fn mirror() -> HeaderSource {
        HeaderSource::Mirror { mirror: true }
    }

    #[test]
    fn a_status_is_final() {
        check(|answer| answer.status = 199, &[("/status", "not 199")]);
        check(|answer| answer.status = 600, &[("/status", "not 600")]);
        check(|answer| answer.status = 599, &[]);
        let statuses = |method: &str, status| StatusFor::from([(method.to_owned(), status)]);
        check(|answer| answer.status_for = statuses("PUT", 405), &[]);
        let late = [("/status_for/PUT", "not 100")];
        check(|answer| answer.status_for = statuses("PUT", 100), &late);
        check(
            |answer| answer.status_for = statuses("a/b", 200),
            &[("/status_for/a~1b", "a method")],
        );
    }

    #[test]
    fn a_value_is_anything_that_http_can_carry() {
        for (text, found) in
            [("a\rb", "U+000D"), ("a\n", "U+000A"), ("\0", "U+0000"), ("\u{100}", "U+0100")]
        {
            let at = [("/max_age/value", found), ("/headers/0/1", found)];
            let headers = vec![("X".to_owned(), text.to_owned())];
            check(|a| (a.max_age, a.headers) = (Switch::off(text), headers.clone()), &at);
        }
        check(|answer| answer.allow_origin = Switch::on("\t\u{1}ÿ, , \u{7f}"), &[]);
    }

    #[test]
    fn a_name_is_a_token_that_does_not_frame() {
        let names = |names: &[&str]| -> Vec<Header> {
            names.iter().map(|name| ((*name).to_owned(), String::new())).collect()
        };
        let bad = names(&["", "a b", "a:", "é", "content-LENGTH", "Transfer-Encoding"]);
        let expected = [
            ("/headers/0/0", "letters"),
            ("/headers/1/0", "letters"),
            ("/headers/2/0", "letters"),
            ("/headers/3/0", "letters"),
            ("/headers/4/0", "frames"),
            ("/headers/5/0", "frames"),
        ];
        check(|answer| answer.headers.clone_from(&bad), &expected);
        check(|answer| answer.headers = names(&["!#$%&'*+-.^_`|~09azAZ"]), &[]);
    }

    #[test]
    fn only_what_the_request_asks_for_can_be_mirrored() {
        check(|a| a.vary.value = mirror(), &[("/vary/value", "no header to mirror")]);
        check(|a| a.allow_methods.value = mirror(), &[]);
        let list = || HeaderSource::List { list: vec!["a\n".to_owned()] };
        check(|a| a.allow_origin.value = list(), &[("/allow_origin/value/list/0", "U+000A")]);
        check(|a| a.allow_headers.value = list(), &[("/allow_headers/value", "only allow_origin")]);
    }

    #[test]
    fn everything_is_bounded() {
        check(|a| a.delay_ms = 60_001, &[("/delay_ms", "at most 60000 ms")]);
        check(
            |a| a.body = "x".repeat(limits::BODY_BYTES + 1),
            &[("/body", "at most 262144 bytes")],
        );
        let long = "ÿ".repeat(limits::VALUE_BYTES + 1);
        check(|a| a.vary = Switch::off(&long), &[("/vary/value", "at most 16384 bytes")]);
        let many = vec![("A".to_owned(), String::new()); limits::HEADER_LINES + 1];
        check(|a| a.headers.clone_from(&many), &[("/headers", "at most 100 header lines")]);
    }
}
