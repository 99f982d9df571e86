//! The body of an answer: a text of some type, a picture, or what was asked.

use std::borrow::Cow;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::{Answer, RequestHead};

/// What the body of an answer is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BodyType {
    /// The answer's `body` as plain text.
    #[default]
    Text,
    /// The answer's `body` as JSON, whether or not it is.
    Json,
    /// A small picture, PNG.
    Image,
    /// A stream of events, one for each line of the answer's `body`.
    EventStream,
    /// The request, as JSON: method, target, header lines, and the beginning of its body.
    Echo,
}

impl BodyType {
    /// The media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain; charset=utf-8",
            Self::Json | Self::Echo => "application/json",
            Self::Image => "image/png",
            Self::EventStream => "text/event-stream",
        }
    }
}

/// The body of a request, as much of it as an echo repeats.
#[derive(Clone, Copy, Debug, Default)]
pub struct RequestBody<'a> {
    /// The beginning, at most [`ECHOED_BYTES`].
    pub start: &'a [u8],
    /// How many bytes there were.
    pub bytes: u64,
}

/// How much of a request's body an echo repeats.
pub const ECHOED_BYTES: usize = 16 * 1024;

/// Sixteen by sixteen points of one colour.
const IMAGE: &[u8] = include_bytes!("image.png");

impl Answer {
    /// The body of the answer to a request, empty with a status that has none. A `HEAD` is told
    /// its length but is not sent it.
    ///
    /// [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-15) gives 204, 205 and 304 none.
    pub fn content(&self, request: &RequestHead<'_>, body: RequestBody<'_>) -> Cow<'_, [u8]> {
        let bodiless = matches!(self.status_to(request), 204 | 205 | 304);
        if bodiless || self.fault.status().is_some() {
            return Cow::Borrowed(&[]);
        }
        match self.body_type {
            BodyType::Text | BodyType::Json => Cow::Borrowed(self.body.as_bytes()),
            BodyType::Image => Cow::Borrowed(IMAGE),
            BodyType::EventStream => {
                let events = self.body.lines().flat_map(|line| ["data: ", line, "\n\n"]);
                Cow::Owned(events.collect::<String>().into_bytes())
            }
            BodyType::Echo => Cow::Owned(echo(request, body).into_bytes()),
        }
    }
}

/// The request as JSON. Nothing in it can be taken for markup, whoever reads it.
fn echo(request: &RequestHead<'_>, body: RequestBody<'_>) -> String {
    let mut json = String::from(r#"{"method":"#);
    push_text(&mut json, request.method);
    json.push_str(r#","target":"#);
    push_text(&mut json, request.place.target);
    json.push_str(r#","headers":["#);
    for (position, (name, value)) in request.headers.iter().enumerate() {
        json.push_str(if position == 0 { "[" } else { ",[" });
        push_text(&mut json, name);
        json.push(',');
        push_text(&mut json, value);
        json.push(']');
    }
    json.push_str(r#"],"body":"#);
    let start = body.start.get(..ECHOED_BYTES).unwrap_or(body.start);
    push_text(&mut json, &String::from_utf8_lossy(start));
    json.push_str(r#","body_bytes":"#);
    json.push_str(&body.bytes.to_string());
    json.push('}');
    json
}

fn push_text(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '<' | '>' | '&' | '\'' | '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                // Writing to a string cannot fail.
                let _ = write!(json, "\\u{:04x}", u32::from(character));
            }
            plain => json.push(plain),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Place;

    fn content(answer: &Answer, body: &[u8]) -> Vec<u8> {
        let headers = [("X-A".to_owned(), "<b>\"\\\u{e9}\t".to_owned())];
        let request = RequestHead { method: "PUT", place: Place::ROOT, headers: &headers };
        answer.content(&request, RequestBody { start: body, bytes: body.len() as u64 }).into_owned()
    }

    #[test]
    fn an_echo_is_json_of_the_request_and_never_markup() {
        let answer = Answer { body_type: BodyType::Echo, ..Answer::default() };
        let text = String::from_utf8(content(&answer, b"\xff<script>")).expect("UTF-8");
        assert!(!text.contains('<') && !text.contains('>'));
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let expected = serde_json::json!({
            "method": "PUT", "target": "/", "headers": [["X-A", "<b>\"\\é\t"]],
            "body": "\u{fffd}<script>", "body_bytes": 9,
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn an_echo_is_bounded() {
        let answer = Answer { body_type: BodyType::Echo, ..Answer::default() };
        let text = content(&answer, &vec![b'a'; 2 * ECHOED_BYTES]);
        assert!((ECHOED_BYTES..ECHOED_BYTES + 200).contains(&text.len()));
    }

    #[test]
    fn each_line_is_an_event() {
        let body = "one\ntwo\r\n".to_owned();
        let answer = Answer { body_type: BodyType::EventStream, body, ..Answer::default() };
        assert_eq!(content(&answer, b""), b"data: one\n\ndata: two\n\n");
    }

    #[test]
    fn the_picture_is_one() {
        let answer = Answer { body_type: BodyType::Image, ..Answer::default() };
        assert!(content(&answer, b"").starts_with(b"\x89PNG\r\n"));
        let silent = Answer { status: 204, ..answer };
        assert_eq!(content(&silent, b""), b"");
    }
}
