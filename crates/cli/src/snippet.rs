//! `cors snippet`: exchanges in, the configuration that makes them work out.

use std::io::{self, Write};

use clap::{Args, builder::PossibleValuesParser, builder::TypedValueParser};
use cors_engine::Keyword;
use cors_experiment::{Scenario, judge::Exchange};
use cors_snippets::{Grant, PROOFS, Stack, Strength, Template, proof};

use crate::{failure::Failure, stream::read_each};

/// Write the server configuration that makes exchanges work.
///
/// Reads exchanges as `judge` does and writes one configuration that allows what they ask for, the
/// same to each of their origins and at most 50 of a kind, with what to watch out for on that
/// server.
#[derive(Debug, Args)]
pub(crate) struct Snippet {
    /// The server, framework, gateway or host to configure.
    #[arg(long, value_parser = words::<Stack>())]
    stack: Stack,

    /// Who may read: everybody, listed origins, or listed origins with credentials.
    #[arg(long, value_parser = words::<Strength>(), default_value = "allow-list")]
    strength: Strength,

    /// The file to read; `-` is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    file: String,
}

fn words<K: Keyword + Send + Sync>() -> impl TypedValueParser<Value = K> {
    PossibleValuesParser::new(K::ALL.iter().map(|keyword| keyword.as_str()))
        .map(|word| K::parse(&word).expect("only words of the list get here"))
}

impl Snippet {
    /// Writes the configuration.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut grant = Grant::default();
        read_each(&self.file, &mut |exchange| {
            grant.also(&asked(exchange));
            Ok(())
        })?;
        let failed = |why: String| Failure::Snippet { stack: self.stack.name(), why };
        let template = Template::parse(self.stack, self.stack.text())
            .ok_or_else(|| failed("its text is not its own".to_owned()))?;
        let snippet =
            template.fill(self.strength, &grant).map_err(|why| failed(why.to_string()))?;
        let mut output = io::stdout().lock();
        let mut write = |text: &str| output.write_all(text.as_bytes()).map_err(Failure::Output);
        let proven = match proof(PROOFS, self.stack) {
            Some(proof) => format!("proven with {} on {}", proof.version, proof.date),
            None => "not run here".to_owned(),
        };
        write(&format!("{}, {}: {proven}\n", self.stack.name(), self.strength.as_str()))?;
        for file in &snippet.files {
            let place = if file.place.is_empty() { "" } else { ", " };
            write(&format!("\n--- {}{place}{}\n{}", file.name, file.place, file.text))?;
        }
        write(&format!("\n--- mind\n{}\n", snippet.trap))
    }
}

/// What an exchange asks for, in all its steps.
fn asked(exchange: &Exchange) -> Grant {
    let mut grant = Grant::default();
    for step in &exchange.steps {
        grant.also(&Grant::of(&Scenario::new(
            exchange.page.origin.origin().as_str().to_owned(),
            step.request.clone(),
            None,
        )));
    }
    grant
}
