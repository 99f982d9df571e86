//! `cors judge`: exchanges in, verdicts out.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
};

use clap::{Args, ValueEnum};
use cors_engine::Profile;
use cors_experiment::judge::{BadInput, Judgement, parse_exchange};

use crate::{exchanges::Exchanges, explain::explain, failure::Failure};

/// How many bytes are read and written at a time.
const BUFFER_BYTES: usize = 1 << 16;

/// Judge exchanges: what would a browser do?
///
/// Reads exchanges as JSON Lines or as one JSON array and writes a verdict for each, one line of
/// JSON, in order and as it goes. Input that is no exchange ends the command with status 2, after
/// the verdicts before it.
#[derive(Debug, Args)]
pub(crate) struct Judge {
    /// Whose rules apply: the standard's, or an engine's, deviations included.
    #[arg(long, value_enum, default_value = "standard")]
    profile: ProfileArgument,

    /// Write every check as readable text instead of JSON.
    #[arg(long)]
    explain: bool,

    /// The file to read; `-` is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    file: String,
}

/// A profile as an argument.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ProfileArgument {
    /// The Fetch Standard.
    Standard,
    /// Chromium 156.
    Chromium,
    /// Firefox 153.
    Firefox,
    /// `WebKitGTK` 2.50.
    Webkit,
}

impl Judge {
    /// Judges the whole input.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        if self.file == "-" {
            let stdin = BufReader::with_capacity(BUFFER_BYTES, io::stdin().lock());
            return self.judge_all(stdin, "standard input");
        }
        let file = File::open(&self.file)
            .map_err(|error| Failure::Input { name: self.file.clone(), error })?;
        self.judge_all(BufReader::with_capacity(BUFFER_BYTES, file), &self.file)
    }

    fn judge_all<R: BufRead + Buffered>(&self, reader: R, name: &str) -> Result<(), Failure> {
        if self.explain {
            let output = BufWriter::with_capacity(BUFFER_BYTES, anstream::stdout().lock());
            self.write_all(reader, name, output)
        } else {
            let output = BufWriter::with_capacity(BUFFER_BYTES, io::stdout().lock());
            self.write_all(reader, name, output)
        }
    }

    fn write_all<R: BufRead + Buffered>(
        &self,
        reader: R,
        name: &str,
        mut output: impl Write,
    ) -> Result<(), Failure> {
        let mut exchanges = Exchanges::new(reader);
        let profile = Profile::from(self.profile);
        loop {
            // Before the next read can block, whoever waits for a verdict gets it.
            if exchanges.reader().is_drained() {
                output.flush().map_err(Failure::Output)?;
            }
            match self.write_next(&mut exchanges, name, profile, &mut output) {
                Ok(More::Maybe) => {}
                Ok(More::No) => return output.flush().map_err(Failure::Output),
                Err(failure) => {
                    output.flush().map_err(Failure::Output)?;
                    return Err(failure);
                }
            }
        }
    }

    fn write_next(
        &self,
        exchanges: &mut Exchanges<impl BufRead>,
        name: &str,
        profile: Profile,
        output: &mut impl Write,
    ) -> Result<More, Failure> {
        let bad = |input| Failure::Bad { name: name.to_owned(), input };
        let next = exchanges.next().map_err(|error| error.named(name))?;
        let Some((line, text)) = next else {
            return Ok(More::No);
        };
        let parsed = parse_exchange(text)
            .map_err(|error| bad(BadInput { line: line + error.line - 1, ..error }))?;
        let Some(exchange) = parsed else {
            return Ok(More::Maybe);
        };
        if self.explain {
            explain(&exchange, profile, output).map_err(Failure::Output)?;
        } else {
            serde_json::to_writer(&mut *output, &Judgement::of(&exchange, profile))
                .map_err(|error| Failure::Output(error.into()))?;
            output.write_all(b"\n").map_err(Failure::Output)?;
        }
        Ok(More::Maybe)
    }
}

/// Whether there may be more to read.
enum More {
    Maybe,
    No,
}

/// A reader that knows whether the next read may block.
trait Buffered {
    /// Whether everything read so far is used up.
    fn is_drained(&self) -> bool;
}

impl<R: io::Read> Buffered for BufReader<R> {
    fn is_drained(&self) -> bool {
        self.buffer().is_empty()
    }
}

impl From<ProfileArgument> for Profile {
    fn from(argument: ProfileArgument) -> Self {
        match argument {
            ProfileArgument::Standard => Self::Standard,
            ProfileArgument::Chromium => Self::Chromium,
            ProfileArgument::Firefox => Self::Firefox,
            ProfileArgument::Webkit => Self::Webkit,
        }
    }
}
