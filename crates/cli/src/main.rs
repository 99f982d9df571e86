//! The `cors` command: CORS decisions at the shell.

mod completions;
mod decode;
mod exchanges;
mod explain;
mod failure;
mod fix;
mod import;
mod judge;
mod lint;
mod snippet;
mod stream;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;

/// What a browser does with cross-origin requests, computed from the Fetch Standard.
#[derive(Debug, Parser)]
#[command(name = "cors", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Judge(judge::Judge),
    Fix(fix::Fix),
    Lint(lint::Lint),
    Decode(decode::Decode),
    Snippet(snippet::Snippet),
    Import(import::Import),
    Completions(completions::Completions),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Judge(judge) => judge.run(),
        Command::Fix(fix) => fix.run(),
        Command::Lint(lint) => lint.run(),
        Command::Decode(decode) => decode.run(),
        Command::Snippet(snippet) => snippet.run(),
        Command::Import(import) => import.run(),
        Command::Completions(completions) => completions.run(),
    };
    match result {
        // Whoever reads our output has read enough.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            anstream::eprintln!("cors: {failure}");
            ExitCode::from(2)
        }
    }
}
