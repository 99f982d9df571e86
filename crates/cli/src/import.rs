//! `cors import`: what people have at hand in, exchanges out.

use clap::Args;
use cors_experiment::{
    Lab, export,
    import::{Entry, MOST_BYTES, import},
    judge::Exchange,
};

use crate::{
    failure::Failure,
    stream::{read_text, write_line},
};

/// Make exchanges of what was copied from elsewhere.
///
/// Reads a call of `fetch()` or a curl command as browsers copy them, a HAR archive, lines of a
/// browser's console, or heads of HTTP messages, and writes an exchange for each request, one line
/// of JSON, for `judge`, `fix` and `lint` to read. Each preflight of an archive is paired with its
/// request. Where the answers are not known, an exchange has none. What was left out or changed on
/// the way is told on standard error.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The origin of the page, where the text does not tell it.
    #[arg(long, value_name = "ORIGIN", default_value = "http://localhost:8000")]
    page: String,

    /// The file to read; `-` is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    file: String,
}

impl Import {
    /// Writes the exchanges in the text.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        // One byte more, so that what is too large is known to be.
        let text = read_text(&self.file, MOST_BYTES as u64 + 1)?;
        let lab = Lab { page_origin: &self.page, lab_ports: &[3000] };
        let name = if self.file == "-" { "standard input" } else { &self.file };
        let found = import(&text, &lab)
            .map_err(|problem| Failure::Import { name: name.to_owned(), problem })?;
        let mut output = std::io::stdout().lock();
        tell(&format!("{name} is {}", found.source.name()), &found.notes);
        for entry in found.entries {
            tell(&entry.title, &entry.notes);
            if let Some(exchange) = exchange(entry) {
                write_line(&exchange, &mut output)?;
            }
        }
        Ok(())
    }
}

/// The request where it was made; for a console line, one that fails alike.
fn exchange(entry: Entry) -> Option<Exchange> {
    entry.exchange.or_else(|| export::exchange(entry.scenario.as_ref()?, &[]))
}

fn tell(title: &str, notes: &[String]) {
    anstream::eprintln!("cors: {title}");
    for note in notes {
        anstream::eprintln!("  {note}");
    }
}
