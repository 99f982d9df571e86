//! Exchanges in, an answer out for each: what commands over exchanges have in common.

use std::{
    cell::RefCell,
    fs::File,
    io::{self, BufReader, BufWriter, Read, Write},
};

use cors_experiment::judge::{BadInput, Exchange, parse_exchange};
use serde::Serialize;

use crate::{exchanges::Exchanges, failure::Failure};

/// How many bytes are read and written at a time.
const BUFFER_BYTES: usize = 1 << 16;

/// Writes a line of JSON for each exchange of a file, in order and as it goes. `-` is standard
/// input.
pub(crate) fn write_lines<T: Serialize>(
    file: &str,
    line_of: impl Fn(&Exchange) -> T,
) -> Result<(), Failure> {
    write_each(file, io::stdout().lock(), |exchange, output| write_line(&line_of(exchange), output))
}

/// Writes what there is to say of each exchange of a file, in order and as it goes, up to the
/// first failure. `-` is standard input.
pub(crate) fn write_each<W: Write>(
    file: &str,
    output: W,
    write: impl Fn(&Exchange, &mut BufWriter<W>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let output = RefCell::new(BufWriter::with_capacity(BUFFER_BYTES, output));
    let flush = || output.borrow_mut().flush();
    let written =
        read_each_after(file, &flush, &mut |exchange| write(exchange, &mut output.borrow_mut()));
    // What was written before bad input stands. Output that cannot be written fails here again,
    // whether it was noticed in writing or before a read.
    flush().map_err(Failure::Output)?;
    written
}

/// Hands on each exchange of a file, in order, up to the first failure. `-` is standard input.
pub(crate) fn read_each(
    file: &str,
    each: &mut dyn FnMut(&Exchange) -> Result<(), Failure>,
) -> Result<(), Failure> {
    read_each_after(file, &|| Ok(()), each)
}

/// The same, with something to be done before each read, since that may take long.
fn read_each_after(
    file: &str,
    before: &dyn Fn() -> io::Result<()>,
    each: &mut dyn FnMut(&Exchange) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if file == "-" {
        return read_all(After { before, source: io::stdin().lock() }, "standard input", each);
    }
    let source =
        File::open(file).map_err(|error| Failure::Input { name: file.to_owned(), error })?;
    read_all(After { before, source }, file, each)
}

/// A source before each read of which something is done.
struct After<'a, R> {
    before: &'a dyn Fn() -> io::Result<()>,
    source: R,
}

impl<R: Read> Read for After<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (self.before)()?;
        self.source.read(buffer)
    }
}

fn read_all(
    source: impl Read,
    name: &str,
    each: &mut dyn FnMut(&Exchange) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut exchanges = Exchanges::new(BufReader::with_capacity(BUFFER_BYTES, source));
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

/// Writes a value as a line of JSON.
pub(crate) fn write_line(value: &impl Serialize, output: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer(&mut *output, value).map_err(|error| Failure::Output(error.into()))?;
    output.write_all(b"\n").map_err(Failure::Output)
}
