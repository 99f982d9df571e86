//! A request as typed: text that may still be wrong, and every error tied to its field.

use cors_engine::{Cause, Origin, PreflightCache, Profile, fetch, is_token};

use crate::{RequestSpec, prediction::SilentNetwork};

/// The form: a request that nobody has checked yet. A header row left empty is no header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft(pub RequestSpec);

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The URL.
    Url,
    /// The method.
    Method,
    /// The name in a header row, counted from 0.
    HeaderName(usize),
    /// The value in a header row, counted from 0.
    HeaderValue(usize),
    /// The body.
    Body,
}

/// Why the text of a field cannot be sent at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftError {
    /// The field.
    pub field: Field,
    /// A sentence that says what is wrong and where.
    pub message: String,
}

impl Draft {
    /// The request to send from a page of `page_origin`, without the rows left empty.
    ///
    /// What the browser itself would refuse in an instructive way (a forbidden method, a body with
    /// GET, user info in the URL) is no error: to see what happens is what the form is for.
    ///
    /// # Errors
    ///
    /// Every field whose text is malformed, in the order of the form.
    pub fn parse(&self, page_origin: &str) -> Result<RequestSpec, Vec<DraftError>> {
        let mut errors = Vec::new();
        errors.extend(self.url_error(page_origin));
        errors.extend(self.method_error());
        if self.is_a_header_refused() {
            for (row, (name, value)) in self.0.headers.iter().enumerate() {
                errors.extend(self.header_errors(row, name, value));
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut request = self.0.clone();
        request.headers.retain(|(name, value)| !(name.is_empty() && value.is_empty()));
        Ok(request)
    }

    fn url_error(&self, page_origin: &str) -> Option<DraftError> {
        let error = |message: String| Some(DraftError { field: Field::Url, message });
        let text = self.0.url.as_str();
        if text.trim().is_empty() {
            return error("Enter a URL, such as `http://localhost:3000/`.".to_owned());
        }
        let origin = Origin::parse(page_origin)?;
        let request = RequestSpec { api: self.0.api, ..RequestSpec::new(text) };
        let Cause::UrlInvalid { url } = refusal(&request, origin)? else { return None };
        error(url_message(&url))
    }

    fn method_error(&self) -> Option<DraftError> {
        let error = |message: String| Some(DraftError { field: Field::Method, message });
        if self.0.method.is_empty() {
            return error("Enter a method, such as `GET`.".to_owned());
        }
        let mut request = self.blank();
        request.method.clone_from(&self.0.method);
        let Cause::MethodInvalid { method } = refusal(&request, blank_origin()?)? else {
            return None;
        };
        error(token_message("method", &method))
    }

    /// Whether something is wrong in any header row. To judge each by itself takes many times as
    /// long, and most of the time nothing is.
    fn is_a_header_refused(&self) -> bool {
        let mut request = self.blank();
        request.headers.clone_from(&self.0.headers);
        request.headers.retain(|(name, value)| !(name.is_empty() && value.is_empty()));
        let cause = blank_origin().and_then(|origin| refusal(&request, origin));
        matches!(cause, Some(Cause::HeaderNameInvalid { .. } | Cause::HeaderValueInvalid { .. }))
    }

    /// The errors of a header row: its name and its value are judged by themselves.
    fn header_errors(&self, row: usize, name: &str, value: &str) -> Vec<DraftError> {
        if name.is_empty() && value.is_empty() {
            return Vec::new();
        }
        let mut errors = Vec::new();
        if name.is_empty() {
            let message = format!("`{value}` needs a header name in front of it.");
            errors.push(DraftError { field: Field::HeaderName(row), message });
        } else if let Some(Cause::HeaderNameInvalid { name }) = self.header_refusal(name, "") {
            let message = token_message("header name", &name);
            errors.push(DraftError { field: Field::HeaderName(row), message });
        }
        if let Some(Cause::HeaderValueInvalid { value, .. }) = self.header_refusal("x", value) {
            let message = value_message(&value);
            errors.push(DraftError { field: Field::HeaderValue(row), message });
        }
        errors
    }

    fn header_refusal(&self, name: &str, value: &str) -> Option<Cause> {
        let mut request = self.blank();
        request.headers.push((name.to_owned(), value.to_owned()));
        refusal(&request, blank_origin()?)
    }

    /// A request by the same interface in which everything but the part to be judged is fine.
    fn blank(&self) -> RequestSpec {
        RequestSpec { api: self.0.api, ..RequestSpec::new("/") }
    }
}

/// Why the engine's own checks would not let this request be put together. They are asked about one
/// part of the form at a time, so that every error shows at once.
fn refusal(request: &RequestSpec, origin: Origin) -> Option<Cause> {
    let request = request.to_engine(origin);
    let mut cache = PreflightCache::new();
    let outcome = fetch(&request, &mut cache, &mut SilentNetwork, Profile::Standard);
    outcome.into_failure().map(|failure| failure.cause)
}

fn blank_origin() -> Option<Origin> {
    Origin::parse("http://localhost")
}

fn url_message(url: &str) -> String {
    let known = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
    let hint = if known && !url.is_ascii() {
        "check the host and the port; a host beyond ASCII must be in its `xn--` form"
    } else if known {
        "check the host and the port"
    } else {
        "an address on another server begins with `http://` or `https://`"
    };
    format!("`{url}` is not a URL: {hint}.")
}

fn token_message(what: &str, text: &str) -> String {
    let hint = "letters, digits and `-` will do";
    let is_part = |character: char| is_token(character.encode_utf8(&mut [0; 4]));
    match text.char_indices().find(|&(_, character)| !is_part(character)) {
        Some((at, character)) => {
            let position = text[..at].chars().count() + 1;
            format!(
                "{} cannot be part of a {what} (character {position}); {hint}.",
                name_of(character)
            )
        }
        None => format!("This is not a {what}; {hint}."),
    }
}

fn value_message(value: &str) -> String {
    let found = value
        .trim_matches([' ', '\t', '\r', '\n'])
        .chars()
        .enumerate()
        .find(|&(_, c)| matches!(c, '\0' | '\r' | '\n') || u32::from(c) > 0xFF);
    match found {
        Some((at, character)) if u32::from(character) > 0xFF => format!(
            "{} cannot be part of a header value (character {}): it is beyond U+00FF and so more \
             than one byte; percent-encode it.",
            name_of(character),
            at + 1,
        ),
        Some((at, character)) => format!(
            "{} cannot be part of a header value (character {}): it would end the line.",
            name_of(character),
            at + 1,
        ),
        None => "No header can have this value.".to_owned(),
    }
}

fn name_of(character: char) -> String {
    match character {
        ' ' => "A space".to_owned(),
        '\t' => "A tab".to_owned(),
        '\n' | '\r' => "A line break".to_owned(),
        '\0' => "A NUL byte".to_owned(),
        visible if !visible.is_control() => format!("`{visible}`"),
        control => format!("The control character U+{:04X}", u32::from(control)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "http://localhost:8000";

    fn draft() -> Draft {
        Draft(RequestSpec::new("http://localhost:3000/"))
    }

    #[track_caller]
    fn check(draft: &Draft, expected: &[(Field, &str)]) {
        let errors = draft.parse(PAGE).expect_err("errors");
        let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, expected.iter().map(|(field, _)| *field).collect::<Vec<_>>());
        for (error, (_, part)) in errors.iter().zip(expected) {
            assert!(error.message.contains(part), "{} lacks {part}", error.message);
        }
    }

    #[test]
    fn the_engine_and_the_server_agree_on_what_a_header_name_is() {
        for character in '\0'..='\u{100}' {
            let name = format!("x{character}");
            let mut policy = cors_wire::Policy::default();
            policy.actual.headers.push((name.clone(), String::new()));
            assert_eq!(is_token(&name), policy.validate().is_empty(), "{character:?}");
        }
    }

    #[test]
    fn a_good_draft_loses_only_its_empty_rows() {
        let mut typed = draft();
        typed.0.headers.push((String::new(), String::new()));
        typed.0.headers.push(("X-A".to_owned(), String::new()));
        let request = typed.parse(PAGE).expect("no errors");
        assert_eq!(request.headers, [("X-A".to_owned(), String::new())]);
    }

    #[test]
    fn every_error_shows_at_once_at_its_field() {
        let mut typed = draft();
        typed.0.url = "http://local host/".to_owned();
        typed.0.method = "P T".to_owned();
        typed.0.headers =
            [("X A", "1"), ("X-B", "a\nb"), ("", "c"), ("X-D", "snow ☃"), ("X E", "☃")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec();
        check(
            &typed,
            &[
                (Field::Url, "check the host"),
                (Field::Method, "A space cannot be part of a method (character 2)"),
                (Field::HeaderName(0), "A space cannot be part of a header name"),
                (Field::HeaderValue(1), "A line break"),
                (Field::HeaderName(2), "needs a header name"),
                (Field::HeaderValue(3), "`☃` cannot be part of a header value (character 6)"),
                (Field::HeaderName(4), "A space cannot be part of a header name"),
                (Field::HeaderValue(4), "`☃` cannot be part of a header value (character 1)"),
            ],
        );
    }

    #[test]
    fn what_the_browser_refuses_instructively_is_no_error() {
        let mut typed = draft();
        typed.0.url = "http://user:secret@localhost:3000/".to_owned();
        typed.0.method = "TRACE".to_owned();
        typed.0.body = Some("x".to_owned());
        typed.0.headers.push(("Cookie".to_owned(), "a=b".to_owned()));
        assert!(typed.parse(PAGE).is_ok());
    }

    #[test]
    fn empty_fields_say_what_to_enter() {
        let mut typed = draft();
        typed.0.url = " ".to_owned();
        typed.0.method = String::new();
        check(&typed, &[(Field::Url, "Enter a URL"), (Field::Method, "Enter a method")]);
    }
}
