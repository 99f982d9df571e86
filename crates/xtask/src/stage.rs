//! One stage of the tests: a few commands, shown as they run.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    Failure,
    command::{run, typed},
};

/// When a command that hangs is given up. The longest one, cold, takes a quarter of it.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// How a stage ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The stage in words.
    pub name: &'static str,
    /// How long it took.
    pub took: Duration,
    /// What came of it.
    pub ending: Ending,
}

/// What came of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All went well.
    Passed,
    /// Why it failed.
    Failed(Failure),
    /// Why it could not be run on this machine.
    LeftOut(String),
}

/// Runs a stage and says how it ended.
pub fn report(name: &'static str, stage: impl FnOnce() -> Result<(), Failure>) -> Report {
    println!("\n== {name}");
    let begun = Instant::now();
    let ending = stage().map_or_else(Ending::Failed, |()| Ending::Passed);
    Report { name, took: begun.elapsed(), ending }
}

/// Says that a stage cannot be run on this machine, and why.
pub fn left_out(name: &'static str, reason: &str) -> Report {
    println!("\n== {name}\nleft out: {reason}");
    Report { name, took: Duration::ZERO, ending: Ending::LeftOut(reason.to_owned()) }
}

/// Runs commands, their output shown, up to the first that fails.
///
/// # Errors
/// That first one.
pub fn commands(step: &str, commands: &[Command]) -> Result<(), Failure> {
    commands.iter().try_for_each(|command| {
        println!("$ {}", typed(command));
        run(command, LIMIT, |line| println!("{line}")).map_err(|tail| {
            let advice = "see its whole output above; the command runs by itself, too";
            Failure { command: typed(command), ..Failure::new(step, tail, advice) }
        })
    })
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::commands;

    #[test]
    fn a_stage_stops_at_the_first_command_that_fails_and_keeps_its_last_lines() {
        let shell = |script: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command
        };
        let three = [shell("true"), shell("echo why; exit 3"), shell("echo never")];
        let failure = commands("pass", &three).expect_err("the second command fails");
        assert_eq!(failure.command, "sh -c 'echo why; exit 3'");
        assert_eq!(failure.tail, "why\nexit status: 3");
    }
}
