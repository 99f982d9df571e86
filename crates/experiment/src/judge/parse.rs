//! From text to an exchange, or to what is wrong with the text.

use std::{error::Error, fmt};

use super::exchange::{Exchange, Item};

/// Text that is no exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadInput {
    /// The line, counted from 1 where the text begins.
    pub line: usize,
    /// The member, such as `hops[0].response.status`; `None` where the text is not even JSON.
    pub member: Option<String>,
    /// What was there and what was expected.
    pub expectation: String,
}

impl fmt::Display for BadInput {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}", self.line)?;
        if let Some(member) = &self.member {
            write!(formatter, ", {member}")?;
        }
        write!(formatter, ": {}", self.expectation)
    }
}

impl Error for BadInput {}

/// Parses the text of one exchange; `None` where it only tells `about` the others.
///
/// # Errors
///
/// The first thing that is wrong with the text.
pub fn parse_exchange(text: &[u8]) -> Result<Option<Exchange>, BadInput> {
    match serde_json::from_slice::<Item>(text) {
        Ok(Item(exchange)) => Ok(exchange),
        Err(error) => Err(locate(text, &error)),
    }
}

/// Reads the text once more, keeping track of the members on the way to the error.
fn locate(text: &[u8], error: &serde_json::Error) -> BadInput {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let tracked = serde_path_to_error::deserialize::<_, Item>(&mut deserializer);
    let path = tracked.err().map(|error| error.path().to_string()).filter(|path| path != ".");
    let member = if error.is_data() { path } else { None };
    let line = error.line().max(1);

    // The position is told by line and member; the column within a long line helps nobody.
    let text = error.to_string();
    let expectation = text.split(" at line ").next().unwrap_or(&text).to_owned();
    BadInput { line, member, expectation }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse_exchange(text.as_bytes()).expect_err(text).to_string()
    }

    const PAGE: &str = r#""id": "a", "page": {"origin": "http://localhost:8000"}"#;

    #[test]
    fn an_error_names_line_member_and_expectation() {
        let request = r#""request": {"url": "/x"}"#;
        for (text, expected) in [
            ("{".to_owned(), "line 1: EOF while parsing an object"),
            (format!("{{{PAGE}}}"), "line 1: missing field `request`"),
            (
                format!("{{{PAGE},\n \"request\": {{\"url\": \"/\", \"mode\": \"navigate\"}}}}"),
                "line 2, request.mode: unknown value `navigate`, expected one of `cors`, `no-cors`, `same-origin`",
            ),
            (
                format!("{{{PAGE}, {request}, \"hops\": [{{\"response\": {{\"status\": 600}}}}]}}"),
                "line 1, hops[0].response.status: invalid value: integer `600`, expected a status from 100 to 599",
            ),
            (
                format!(
                    "{{{PAGE}, {request}, \"hops\": [{{\"response\": {{\"status\": 200, \"headers\": [[\"A\", \"a\\nb\"]]}}}}]}}"
                ),
                "line 1, hops[0].response.headers[0]: the value of `A` has '\\n', expected no CR, LF or NUL and nothing above U+00FF",
            ),
            (
                format!(
                    "{{{PAGE}, {request}, \"hops\": [{{\"preflight\": {{\"error\": \"dns\"}}}}]}}"
                ),
                "line 1, hops[0].preflight.error: unknown variant `dns`, expected `connection`",
            ),
            (
                format!("{{\"id\": \"a\", \"page\": {{\"origin\": \"localhost\"}}, {request}}}"),
                "line 1, page.origin: `localhost`, expected a serialized origin such as `https://app.example`, or `null`",
            ),
        ] {
            assert_eq!(error(&text), expected);
        }
    }

    #[test]
    fn unknown_members_and_lines_about_others_are_skipped() {
        assert!(parse_exchange(b"{\"about\": 1}").expect("skipped").is_none());
        let text = format!("{{{PAGE}, \"request\": {{\"url\": \"/\", \"x\": 1}}, \"y\": []}}");
        let exchange = parse_exchange(text.as_bytes()).expect("fine").expect("an exchange");
        assert_eq!(exchange.steps.len(), 1);
    }
}
