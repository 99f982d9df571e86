//! Whether a policy can be put on the wire at all.
//!
//! Refused is only what HTTP cannot carry, what would break the framing of the connection, and
//! what is larger than the server's bounds. A wrong CORS header is the very thing to be tried.

pub mod limits;
mod parts;
mod text;

use super::{Answer, BodyType, HeaderSource, Policy, StatusFor, Switch};
use crate::problem::pointer_to;
use crate::{FieldProblem, Header};

/// Which sources a header's value may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sources {
    /// A fixed text.
    Fixed,
    /// Or what the request asked for.
    Mirror,
    /// Or one of a list of origins.
    List,
    /// A fixed text, or what the answer depends on.
    Computed,
}

impl Policy {
    /// Everything in this policy that the server cannot send, each by its JSON Pointer.
    pub fn validate(&self) -> Vec<FieldProblem> {
        let mut problems = Problems(Vec::new());
        problems.answer("/preflight", &self.preflight);
        problems.answer("/actual", &self.actual);
        problems.cache("/cache", &self.cache);
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
            ("vary", &answer.vary, Sources::Computed),
            ("timing_allow_origin", &answer.timing_allow_origin, Sources::Mirror),
            ("resource_policy", &answer.resource_policy, Sources::Fixed),
            ("cache_control", &answer.cache_control, Sources::Fixed),
        ] {
            self.switch(&format!("{at}/{member}/value"), switch, sources);
        }
        self.cookie(&format!("{at}/set_cookie"), &answer.set_cookie);
        self.headers(&format!("{at}/headers"), &answer.headers);
        self.echo(&format!("{at}/headers"), answer);
        self.redirect(&format!("{at}/redirect"), &answer.redirect);
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
            if !text::is_token(method) || method.len() > limits::NAME_BYTES {
                self.add(at.clone(), "a method was expected, such as `PUT`".to_owned());
            }
            self.status(at, *status);
        }
    }

    /// A switch that is off is looked at too: it is one step from being sent.
    fn switch(&mut self, at: &str, switch: &Switch, sources: Sources) {
        match (&switch.value, sources) {
            (HeaderSource::Fixed(text), _) => self.value(at.to_owned(), text),
            (HeaderSource::Lines { lines }, _) => self.lines(&format!("{at}/lines"), lines),
            (HeaderSource::Mirror { mirror: true }, Sources::Mirror | Sources::List)
            | (HeaderSource::Computed { computed: true }, Sources::Computed) => {}
            (HeaderSource::Mirror { mirror: true }, Sources::Fixed | Sources::Computed) => self
                .add(
                    at.to_owned(),
                    "a text was expected: the request has no header to mirror here".to_owned(),
                ),
            (HeaderSource::Mirror { mirror: false }, _) => {
                self.add(format!("{at}/mirror"), "true was expected, not false".to_owned());
            }
            (HeaderSource::List { list }, Sources::List) => self.list(&format!("{at}/list"), list),
            (HeaderSource::List { .. }, Sources::Fixed | Sources::Mirror | Sources::Computed) => {
                self.add(
                    at.to_owned(),
                    "a text was expected: only allow_origin can be a list of origins".to_owned(),
                );
            }
            (HeaderSource::Computed { .. }, Sources::Fixed | Sources::Mirror | Sources::List) => {
                self.add(
                    at.to_owned(),
                    "a text was expected: only vary can be computed".to_owned(),
                );
            }
            (HeaderSource::Computed { computed: false }, Sources::Computed) => {
                self.add(format!("{at}/computed"), "true was expected, not false".to_owned());
            }
        }
    }

    fn lines(&mut self, at: &str, lines: &[String]) {
        if lines.len() > limits::LINES {
            return self.add(at.to_owned(), at_most(limits::LINES, "lines", lines.len()));
        }
        for (index, line) in lines.iter().enumerate() {
            self.value(format!("{at}/{index}"), line);
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
            if let Some(detail) = text::name_problem(name) {
                self.add(format!("{at}/{index}/0"), detail);
            }
            self.value(format!("{at}/{index}/1"), value);
        }
    }

    /// A header that says what an echo is would let it be read as something else.
    fn echo(&mut self, at: &str, answer: &Answer) {
        let is_type = |(name, _): &Header| name.eq_ignore_ascii_case("content-type");
        if let (BodyType::Echo, Some(index)) =
            (answer.body_type, answer.headers.iter().position(is_type))
        {
            let detail = "an echo is JSON: Content-Type cannot be another".to_owned();
            self.add(format!("{at}/{index}/0"), detail);
        }
    }

    fn value(&mut self, at: String, value: &str) {
        if let Some(detail) = text::value_problem(value) {
            self.add(at, detail);
        }
    }
}

fn at_most(limit: usize, unit: &str, found: usize) -> String {
    format!("at most {limit} {unit} were expected, not {found}")
}

#[cfg(test)]
mod tests;
