//! `cors decode`: lines from a browser's console in, the failures that they stand for out.

use clap::Args;
use cors_experiment::{Message, NotCors, decode};
use serde::Serialize;

use crate::{
    failure::Failure,
    stream::{read_text, write_line},
};

/// The most bytes of console text that are read.
const MOST_BYTES: u64 = 64 << 20;
/// How many bytes are decoded at a time, at most; a message does not reach over the cut.
const PART_BYTES: usize = 48 << 10;

/// Say which failures the lines of a browser's console stand for.
///
/// Reads text from the console of Chromium, Firefox or Safari, any number of lines, with whatever
/// stands around them, and writes a line of JSON for each message that it knows. Other text is
/// passed over.
#[derive(Debug, Args)]
pub(crate) struct Decode {
    /// The file to read; `-` is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    file: String,
}

/// One message.
#[derive(Serialize)]
struct MessageLine {
    engine: &'static str,
    candidates: Vec<Candidate>,
    /// What it is about instead; left out for what is about CORS.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_cors: Option<&'static str>,
    /// Whether it says only that something failed; left out where it says more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    vague: bool,
    parameters: Parameters,
}

/// A failure that it may stand for.
#[derive(Serialize)]
struct Candidate {
    stage: &'static str,
    cause: &'static str,
}

/// What it names.
#[derive(Serialize)]
struct Parameters {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redirected_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<u16>,
}

impl Decode {
    /// Writes the messages in the text.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let text = read_text(&self.file, MOST_BYTES)?;
        let mut output = std::io::stdout().lock();
        for part in parts(&text) {
            for message in decode(part) {
                write_line(&line(message), &mut output)?;
            }
        }
        Ok(())
    }
}

/// A text in parts that end where a line does.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len().min(PART_BYTES);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        if end < rest.len() {
            end = rest[..end].rfind('\n').map_or(end, |line_end| line_end + 1);
        }
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

fn line(message: Message) -> MessageLine {
    let Message { engine, candidates, not_cors, parameters, vague } = message;
    let candidates = candidates.into_iter();
    MessageLine {
        engine: engine.id(),
        candidates: candidates
            .map(|candidate| Candidate { stage: candidate.stage.id(), cause: candidate.cause })
            .collect(),
        not_cors: not_cors.map(NotCors::id),
        vague,
        parameters: Parameters {
            url: parameters.url,
            redirected_from: parameters.redirected_from,
            origin: parameters.origin,
            header: parameters.header,
            method: parameters.method,
            value: parameters.value,
            status: parameters.status,
            location: parameters.location,
            scheme: parameters.scheme,
            port: parameters.port,
        },
    }
}
