//! The texts of single exchanges in a stream of JSON Lines or one JSON array.

use std::io::{self, BufRead};

use cors_experiment::judge::BadInput;

use crate::failure::Failure;

/// The most bytes that a single exchange may have.
const MAX_EXCHANGE_BYTES: usize = 64 << 20;

/// Cuts a stream into the texts of exchanges, without reading more of it than needed.
#[derive(Debug)]
pub(crate) struct Exchanges<R> {
    reader: R,
    text: Vec<u8>,
    line: usize,
    format: Format,
}

/// What kind of stream it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Unknown,
    Lines,
    Array,
    ArrayBehindItem,
    Ended,
}

/// Why there is no next text.
#[derive(Debug)]
pub(crate) enum StreamError {
    /// The stream cannot be read.
    Read(io::Error),
    /// The stream is neither of the two.
    Bad(BadInput),
}

impl StreamError {
    /// The failure of a command that reads from `name`.
    pub(crate) fn named(self, name: &str) -> Failure {
        let name = name.to_owned();
        match self {
            Self::Read(error) => Failure::Input { name, error },
            Self::Bad(input) => Failure::Bad { name, input },
        }
    }
}

impl From<io::Error> for StreamError {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}

impl<R: BufRead> Exchanges<R> {
    /// Reads from the beginning of a stream.
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, text: Vec::new(), line: 1, format: Format::Unknown }
    }

    /// The next text and the number of the line in which it begins; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<(usize, &[u8])>, StreamError> {
        if self.format == Format::Unknown {
            self.format = match self.peek()? {
                Some(b'[') => {
                    self.reader.consume(1);
                    Format::Array
                }
                Some(_) => Format::Lines,
                None => Format::Ended,
            };
        }
        let line = match self.format {
            Format::Lines => self.next_line()?,
            Format::Array | Format::ArrayBehindItem => self.next_item()?,
            Format::Unknown | Format::Ended => None,
        };
        Ok(line.map(|line| (line, self.text.as_slice())))
    }

    /// Reads lines until one has more than white space.
    fn next_line(&mut self) -> Result<Option<usize>, StreamError> {
        loop {
            self.text.clear();
            let line = self.line;
            let mut limited = io::Read::take(&mut self.reader, MAX_EXCHANGE_BYTES as u64 + 1);
            if limited.read_until(b'\n', &mut self.text)? == 0 {
                return Ok(None);
            }
            self.check_size(line)?;
            self.line += 1;
            if !self.text.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    /// Reads up to the next item of the array, and the item.
    fn next_item(&mut self) -> Result<Option<usize>, StreamError> {
        self.text.clear();
        let mut found = self.peek()?;
        match (self.format, found) {
            (Format::ArrayBehindItem, Some(b',')) => {
                self.reader.consume(1);
                found = self.peek()?;
            }
            (_, Some(b']')) => {
                self.reader.consume(1);
                self.format = Format::Ended;
                return match self.peek()? {
                    None => Ok(None),
                    Some(_) => Err(self.bad("text behind the array, expected the end")),
                };
            }
            (Format::ArrayBehindItem, _) => return Err(self.bad("expected `,` or `]`")),
            (_, _) => {}
        }
        if found.is_none() {
            return Err(self.bad("the array does not end, expected an exchange or `]`"));
        }
        let line = self.line;
        self.read_value(line)?;
        self.format = Format::ArrayBehindItem;
        Ok(Some(line))
    }

    /// Reads one value, up to the comma or bracket behind it. What it holds is not judged here.
    fn read_value(&mut self, line: usize) -> Result<(), StreamError> {
        let mut cut = Cut::default();
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let end = buffer.iter().position(|&byte| cut.ends_before(byte));
            let taken = end.unwrap_or(buffer.len());
            self.line += count_lines(&buffer[..taken]);
            self.text.extend_from_slice(&buffer[..taken]);
            self.reader.consume(taken);
            self.check_size(line)?;
            if end.is_some() {
                return Ok(());
            }
        }
    }

    /// Skips white space and shows the byte behind it.
    fn peek(&mut self) -> Result<Option<u8>, StreamError> {
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let blank = buffer.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let next = buffer.get(blank).copied();
            self.line += count_lines(&buffer[..blank]);
            self.reader.consume(blank);
            if next.is_some() {
                return Ok(next);
            }
        }
    }

    fn check_size(&self, line: usize) -> Result<(), StreamError> {
        if self.text.len() <= MAX_EXCHANGE_BYTES {
            return Ok(());
        }
        let expectation = format!("expected at most {MAX_EXCHANGE_BYTES} bytes for an exchange");
        Err(StreamError::Bad(BadInput { line, member: None, expectation }))
    }

    fn bad(&self, expectation: &str) -> StreamError {
        let expectation = expectation.to_owned();
        StreamError::Bad(BadInput { line: self.line, member: None, expectation })
    }
}

/// Where in a JSON value a reader is.
#[derive(Debug, Default)]
struct Cut {
    depth: usize,
    place: Place,
}

#[derive(Debug, Default)]
enum Place {
    #[default]
    Outside,
    InString,
    Escaped,
}

impl Cut {
    /// Whether the value ends before this byte.
    fn ends_before(&mut self, byte: u8) -> bool {
        match self.place {
            Place::Escaped => self.place = Place::InString,
            Place::InString => match byte {
                b'\\' => self.place = Place::Escaped,
                b'"' => self.place = Place::Outside,
                _ => {}
            },
            Place::Outside => match byte {
                b'"' => self.place = Place::InString,
                b'{' | b'[' => self.depth += 1,
                b',' | b']' if self.depth == 0 => return true,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            },
        }
        false
    }
}

fn count_lines(bytes: &[u8]) -> usize {
    bytes.split(|&byte| byte == b'\n').skip(1).count()
}
