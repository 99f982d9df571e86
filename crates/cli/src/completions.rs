//! `cors completions`: a script that completes the command's arguments in a shell.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use crate::{Arguments, failure::Failure};

/// Write a completion script for a shell.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell to write it for.
    shell: Shell,
}

impl Completions {
    /// Writes the script to standard output.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut script = Vec::new();
        generate(self.shell, &mut Arguments::command(), "cors", &mut script);
        std::io::Write::write_all(&mut std::io::stdout().lock(), &script).map_err(Failure::Output)
    }
}
