//! Exchanges in, one line out for each: what commands over exchanges have in common.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
};

use cors_experiment::judge::{BadInput, Exchange, parse_exchange};
use serde::Serialize;

use crate::{exchanges::Exchanges, failure::Failure};

/// How many bytes are read and written at a time.
const BUFFER_BYTES: usize = 1 << 16;

/// Writes a line of JSON for each exchange of a file, in order. `-` is standard input.
pub(crate) fn write_lines<T: Serialize>(
    file: &str,
    line_of: impl Fn(&Exchange) -> T,
) -> Result<(), Failure> {
    let mut output = BufWriter::with_capacity(BUFFER_BYTES, io::stdout().lock());
    let written = read_each(file, &mut |exchange| write_line(&line_of(exchange), &mut output));
    // What was written before bad input stands.
    output.flush().map_err(Failure::Output)?;
    written
}

/// Hands on each exchange of a file, in order, up to the first failure. `-` is standard input.
pub(crate) fn read_each(
    file: &str,
    each: &mut dyn FnMut(&Exchange) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if file == "-" {
        return read_all(io::stdin().lock(), "standard input", each);
    }
    let opened =
        File::open(file).map_err(|error| Failure::Input { name: file.to_owned(), error })?;
    read_all(BufReader::with_capacity(BUFFER_BYTES, opened), file, each)
}

/// The text of a file, as far as its first `most` bytes. `-` is standard input.
pub(crate) fn read_text(file: &str, most: u64) -> Result<String, Failure> {
    let name = if file == "-" { "standard input" } else { file };
    let failed = |error| Failure::Input { name: name.to_owned(), error };
    let mut bytes = Vec::new();
    let read = |reader: &mut dyn Read, bytes: &mut Vec<u8>| reader.take(most).read_to_end(bytes);
    if file == "-" {
        read(&mut io::stdin().lock(), &mut bytes).map_err(failed)?;
    } else {
        read(&mut File::open(file).map_err(failed)?, &mut bytes).map_err(failed)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn read_all(
    reader: impl BufRead,
    name: &str,
    each: &mut dyn FnMut(&Exchange) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut exchanges = Exchanges::new(reader);
    while let Some((line, text)) = exchanges.next().map_err(|error| error.named(name))? {
        let parsed = parse_exchange(text).map_err(|error| Failure::Bad {
            name: name.to_owned(),
            input: BadInput { line: line + error.line - 1, ..error },
        })?;
        if let Some(exchange) = parsed {
            each(&exchange)?;
        }
    }
    Ok(())
}

/// Writes a value as a line of JSON.
pub(crate) fn write_line(value: &impl Serialize, output: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, value).map_err(|error| Failure::Output(error.into()))?;
    output.write_all(b"\n").map_err(Failure::Output)
}
