//! One step of set-up: says what it does and how long that usually takes, keeps a log, and on
//! failure gives its last lines.

use std::{
    fs,
    io::Write,
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    Failure, cache,
    command::{run, typed},
};

/// A step of set-up.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// What it does, as in "could not …".
    pub name: &'a str,
    /// How long it usually takes, in words.
    pub usually: &'a str,
    /// When it is given up.
    pub limit: Duration,
    /// What the user can do when it fails.
    pub advice: &'a str,
}

impl Step<'_> {
    /// Runs a command as this step, its output in a log file of the cache.
    ///
    /// # Errors
    /// When the command cannot be started, fails, or takes longer than the limit.
    pub fn run(&self, command: &Command) -> Result<(), Failure> {
        println!("setup: {} (usually {}): {}", self.name, self.usually, typed(command));
        let begun = Instant::now();
        let log = cache::log(&self.name.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))?;
        let mut file = fs::File::create(&log).map_err(|error| {
            Failure::new(&format!("write {}", log.display()), error, "make the cache writable")
        })?;
        // A log that cannot be written is no reason to stop: the last lines are kept anyway.
        run(command, self.limit, |line| drop(writeln!(file, "{line}"))).map_err(|tail| {
            let advice = format!("{} (all it printed: {})", self.advice, log.display());
            Failure { command: typed(command), ..Failure::new(self.name, tail, &advice) }
        })?;
        println!("setup: {}: done in {} s", self.name, begun.elapsed().as_secs());
        Ok(())
    }
}
