//! Child processes that cannot outlive their parent, however it ends.
//!
//! Each child leads a process group of its own, beside a tiny shell that holds one end of a pipe.
//! The other end is ours: when it closes, because the [`Child`] was dropped or because this
//! process died, the shell ends the whole group, a compiler's grandchildren included.

use std::{
    io,
    os::unix::process::CommandExt,
    process::{self, ChildStdin, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Waits for the pipe to close, then asks the group to end, then makes it. `$$` is the leader of
/// the group: `exec` turns this shell into the program itself.
const LIFELINE: &str = r#"
exec 3<&0
(trap "" TERM INT HUP; exec >/dev/null 2>&1; cat <&3; kill -s TERM -- -$$; sleep 2; kill -s KILL -- -$$) &
exec "$@" 3<&- </dev/null
"#;

/// A running child. Dropping it ends it and everything it started.
#[derive(Debug)]
pub struct Child {
    process: process::Child,
    lifeline: Option<ChildStdin>,
}

/// What happens to what a child prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// It goes where ours goes.
    Shown,
    /// [`Child::take_stdout`] gives both its streams.
    Piped,
    /// [`Child::take_stdout`] gives its standard output; its errors go where ours go.
    StdoutPiped,
}

impl Child {
    /// Starts a command with its arguments, variables and folder.
    ///
    /// # Errors
    /// When the shell cannot be started. A program that does not exist ends with status 127.
    pub fn spawn(command: &Command, output: Output) -> io::Result<Self> {
        let script = match output {
            Output::Shown | Output::StdoutPiped => LIFELINE.to_owned(),
            Output::Piped => format!("exec 2>&1\n{LIFELINE}"),
        };
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, "sh"]).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            shell.current_dir(folder);
        }
        shell.stdin(Stdio::piped()).process_group(0);
        if output != Output::Shown {
            shell.stdout(Stdio::piped());
        }
        let mut process = shell.spawn()?;
        let lifeline = process.stdin.take();
        Ok(Self { process, lifeline })
    }

    /// The child's process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// What the child prints, once.
    pub fn take_stdout(&mut self) -> Option<process::ChildStdout> {
        self.process.stdout.take()
    }

    /// The status with which the child ended, `None` while it runs.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.process.try_wait()
    }

    /// Waits until the child ends, at most until `deadline`; `None` when it still runs then.
    ///
    /// # Errors
    /// As [`Child::ended`].
    pub fn wait_until(&mut self, deadline: Instant) -> io::Result<Option<ExitStatus>> {
        loop {
            let ended = self.ended()?;
            if ended.is_some() || Instant::now() >= deadline {
                return Ok(ended);
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.lifeline = None;
        // The shell makes the group end after two seconds at the latest.
        let _ = self.wait_until(Instant::now() + Duration::from_secs(5));
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::{BufRead, BufReader, Read},
        process::Command,
        time::{Duration, Instant},
    };

    use super::{Child, Output};

    #[test]
    fn a_dropped_child_takes_its_grandchildren_along() {
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' TERM; sleep 100000 & echo begun; wait; sleep 100000"]);
        let mut child = Child::spawn(&command, Output::Piped).expect("sh starts");
        let mut stdout = BufReader::new(child.take_stdout().expect("it was piped"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("the shell prints a line");
        assert_eq!(line, "begun\n");

        drop(child);

        // The pipe ends when nobody is left who could write into it.
        assert_eq!(stdout.read_to_end(&mut Vec::new()).ok(), Some(0));
    }

    #[test]
    fn a_childs_own_end_is_seen() {
        let mut command = Command::new("sh");
        command.args(["-c", "exit 7"]);
        let mut child = Child::spawn(&command, Output::Shown).expect("sh starts");
        let status = child.wait_until(Instant::now() + Duration::from_secs(30));
        assert_eq!(status.expect("it can be waited for").and_then(|s| s.code()), Some(7));
    }
}
