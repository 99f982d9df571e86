//! `cors lint`: exchanges in, what is wrong or too wide in their answers out.

use clap::Args;
use cors_engine::{ExchangeKind, Profile};
use cors_experiment::lint::{Finding, lint_exchange};
use serde::Serialize;

use crate::{failure::Failure, stream::write_lines};

/// Say what is wrong, or wider than it need be, in the answers of exchanges.
///
/// Reads exchanges as `judge` does and writes a line of JSON for each, with its findings, worst
/// first.
#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// The file to read; `-` is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    file: String,
}

/// The findings in one exchange.
#[derive(Serialize)]
struct Findings {
    id: String,
    findings: Vec<FindingLine>,
}

/// One of them.
#[derive(Serialize)]
struct FindingLine {
    rule: &'static str,
    severity: &'static str,
    #[serde(rename = "where")]
    place: Place,
    message: String,
}

/// Where it was found.
#[derive(Serialize)]
struct Place {
    hop: usize,
    answer: &'static str,
    header: Option<&'static str>,
}

impl Lint {
    /// Writes the findings of every exchange.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let rules = Profile::Standard.rules();
        write_lines(&self.file, |exchange| Findings {
            id: exchange.id.clone(),
            findings: lint_exchange(exchange, &rules).into_iter().map(line).collect(),
        })
    }
}

fn line(finding: Finding) -> FindingLine {
    let answer = match finding.answer {
        ExchangeKind::Preflight => "preflight",
        ExchangeKind::Actual => "response",
    };
    FindingLine {
        rule: finding.rule.id,
        severity: finding.severity.id(),
        place: Place { hop: finding.hop, answer, header: finding.header },
        message: finding.message,
    }
}
