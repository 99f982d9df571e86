//! What ends a command before its input does.

use std::{fmt, io};

use cors_experiment::{import::Problem, judge::BadInput};

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The input cannot be opened or read.
    Input {
        /// The file as named, or `standard input`.
        name: String,
        /// What the system says.
        error: io::Error,
    },
    /// The input is no exchange.
    Bad {
        /// The file as named, or `standard input`.
        name: String,
        /// Where and why.
        input: BadInput,
    },
    /// The stack cannot be configured like this.
    Snippet {
        /// What people call the stack.
        stack: &'static str,
        /// Why not.
        why: String,
    },
    /// The input is nothing that can be imported.
    Import {
        /// The file as named, or `standard input`.
        name: String,
        /// Where and why.
        problem: Problem,
    },
    /// The output cannot be written.
    Output(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input { name, error } => write!(formatter, "{name}: {error}"),
            Self::Bad { name, input } => write!(formatter, "{name}, {input}"),
            Self::Snippet { stack, why } => write!(formatter, "{stack}: {why}"),
            Self::Import { name, problem } => write!(formatter, "{name}, {problem}"),
            Self::Output(error) => write!(formatter, "cannot write: {error}"),
        }
    }
}
