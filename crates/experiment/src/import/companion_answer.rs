//! An answer that some server gave, as the companion's endpoint can give it again.

use cors_engine::is_token;
use cors_wire::{Answer, Switch, limits};

use crate::{judge::HttpAnswer, renamed::renamed};

/// Header lines that are not taken over: they frame the message, speak of how the body is packed,
/// or would leave something behind in the browser.
const LEFT_OUT: &[&str] = &[
    "alt-svc",
    "clear-site-data",
    "connection",
    "content-encoding",
    "content-length",
    "keep-alive",
    "nel",
    "report-to",
    "reporting-endpoints",
    "set-cookie",
    "set-cookie2",
    "strict-transport-security",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Takes answers over for a page of another origin.
pub(crate) struct CompanionAnswer<'a> {
    from: &'a str,
    to: &'a str,
    left_out: Vec<String>,
    renamed: bool,
}

impl<'a> CompanionAnswer<'a> {
    /// For a page of `to` in the place of one of `from`.
    pub(crate) fn new(from: &'a str, to: &'a str) -> Self {
        Self { from, to, left_out: Vec::new(), renamed: false }
    }

    /// Makes `own` answer as `given`. A header that has a switch goes there if it has one line.
    pub(crate) fn answer_as(&mut self, given: &HttpAnswer, own: &mut Answer) {
        own.status = given.status.code().max(200);
        let lines: Vec<_> = given.headers.iter().map(|line| (line.name(), line.value())).collect();
        for &(name, value) in &lines {
            let is = |known: &str| name.eq_ignore_ascii_case(known);
            let sendable = is_token(name)
                && name.len() <= limits::NAME_BYTES
                && value.chars().count() <= limits::VALUE_BYTES
                && own.headers.len() < limits::HEADER_LINES;
            if !sendable || LEFT_OUT.iter().any(|known| is(known)) {
                if !self.left_out.iter().any(|known| is(known)) {
                    self.left_out.push(name.to_owned());
                }
                continue;
            }
            let value = if is("access-control-allow-origin") {
                self.renamed(value)
            } else {
                value.to_owned()
            };
            let alone = lines.iter().filter(|(other, _)| is(other)).count() == 1;
            match switch(own, name).filter(|_| alone) {
                Some(switch) => *switch = Switch::on(value),
                None => own.headers.push((name.to_owned(), value)),
            }
        }
    }

    /// A value in which the other page's origin becomes this page's.
    pub(crate) fn renamed(&mut self, value: &str) -> String {
        let renamed = renamed(value, self.from, self.to);
        self.renamed |= renamed != value;
        renamed
    }

    /// What was changed and left out.
    pub(crate) fn notes(self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.renamed {
            notes.push(format!(
                "Where the answers allow `{}`, they allow `{}` here.",
                self.from, self.to
            ));
        }
        if !self.left_out.is_empty() {
            let names: Vec<_> = self.left_out.iter().map(|name| format!("`{name}`")).collect();
            notes.push(format!(
                "Left out of the answers: {}, which cannot or should not be sent from here.",
                names.join(", ")
            ));
        }
        notes
    }
}

/// The switch of a header.
fn switch<'a>(answer: &'a mut Answer, name: &str) -> Option<&'a mut Switch> {
    Some(match name.to_ascii_lowercase().as_str() {
        "access-control-allow-origin" => &mut answer.allow_origin,
        "access-control-allow-credentials" => &mut answer.allow_credentials,
        "access-control-allow-methods" => &mut answer.allow_methods,
        "access-control-allow-headers" => &mut answer.allow_headers,
        "access-control-expose-headers" => &mut answer.expose_headers,
        "access-control-max-age" => &mut answer.max_age,
        "vary" => &mut answer.vary,
        "timing-allow-origin" => &mut answer.timing_allow_origin,
        "cross-origin-resource-policy" => &mut answer.resource_policy,
        "cache-control" => &mut answer.cache_control,
        _ => return None,
    })
}
