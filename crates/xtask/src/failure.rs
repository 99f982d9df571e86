//! A step that failed: which one, what was run, its last words, and what the user can do.

use std::fmt;

/// Why `cargo xtask` stops. Its `Display` is what the user reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The step in words, such as `build trunk 0.21.14`.
    pub step: String,
    /// The command that failed, as one could type it; empty where none was run.
    pub command: String,
    /// The last lines it printed, or the reason in words.
    pub tail: String,
    /// What the user can do now.
    pub advice: String,
}

impl Failure {
    /// A failure of a step in which no command was run.
    pub fn new(step: &str, reason: impl fmt::Display, advice: &str) -> Self {
        Self {
            step: step.to_owned(),
            command: String::new(),
            tail: reason.to_string(),
            advice: advice.to_owned(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "error: could not {}", self.step)?;
        if !self.command.is_empty() {
            writeln!(f, "  this failed: {}", self.command)?;
        }
        for line in self.tail.lines() {
            writeln!(f, "  | {line}")?;
        }
        write!(f, "  what you can do: {}", self.advice)
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn a_failure_names_step_command_last_lines_and_a_way_on() {
        let failure = Failure {
            step: "build trunk".to_owned(),
            command: "cargo install trunk".to_owned(),
            tail: "error: no network\nnote: offline".to_owned(),
            advice: "connect and try again".to_owned(),
        };
        assert_eq!(
            failure.to_string(),
            "error: could not build trunk\n  this failed: cargo install trunk\n  | error: no network\n  \
             | note: offline\n  what you can do: connect and try again"
        );
    }
}
