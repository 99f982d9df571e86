//! `cors fix`: exchanges in, edits that mend them out.

use clap::Args;
use cors_engine::Profile;
use cors_experiment::{ExchangeFix, exchange_fixes, explanation::Side, judge::Exchange};
use serde::Serialize;

use crate::{failure::Failure, judge::ProfileArgument, stream::write_lines};

/// Propose edits that mend failing exchanges, best first.
///
/// Reads exchanges as `judge` does and writes a line of JSON for each: its fixes, the server's
/// before the client's and the smallest grant first, each with what it opens up and the whole
/// edited exchange. To feed the first one back, six times at most, ends in an exchange that
/// resolves whenever the server can fix it.
#[derive(Debug, Args)]
pub(crate) struct Fix {
    /// Whose rules apply: the standard's, or an engine's, deviations included.
    #[arg(long, value_enum, default_value = "standard")]
    profile: ProfileArgument,

    /// The file to read; `-` is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    file: String,
}

/// The fixes of one exchange.
#[derive(Serialize)]
struct Fixes {
    id: String,
    fixes: Vec<FixLine>,
}

/// One of them.
#[derive(Serialize)]
struct FixLine {
    side: &'static str,
    title: String,
    opens: String,
    exchange: Exchange,
}

impl Fix {
    /// Writes the fixes of every exchange.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let rules = Profile::from(self.profile).rules();
        write_lines(&self.file, |exchange| Fixes {
            id: exchange.id.clone(),
            fixes: exchange_fixes(exchange, &rules).into_iter().map(line).collect(),
        })
    }
}

fn line(fix: ExchangeFix) -> FixLine {
    let ExchangeFix { side, title, opens, exchange } = fix;
    let side = match side {
        Side::Server => "server",
        Side::Client => "client",
        Side::Neither => "neither",
    };
    FixLine { side, title, opens, exchange }
}
