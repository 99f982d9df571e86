//! Running a command line by line: with a limit, and its last lines kept for when it fails.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader},
    process::Command,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use crate::child::{Child, Output};

/// How many lines of a failed command's output are kept.
const TAIL: usize = 25;

/// Runs a command and hands on each line it prints.
///
/// # Errors
/// When the command cannot be started, fails or takes longer than the limit: its last lines, and
/// how it ended.
pub fn run(
    command: &Command,
    limit: Duration,
    mut on_line: impl FnMut(&str),
) -> Result<(), String> {
    let mut child = Child::spawn(command, Output::Piped).map_err(|error| error.to_string())?;
    let deadline = Instant::now() + limit;
    let lines = lines_of(&mut child);
    let mut tail = VecDeque::with_capacity(TAIL);
    let ended = loop {
        match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                on_line(&line);
                if tail.len() == TAIL {
                    tail.pop_front();
                }
                tail.push_back(line + "\n");
            }
            Err(RecvTimeoutError::Disconnected) => {
                // It has closed its output; most commands have ended by then.
                break child.wait_until(Instant::now() + Duration::from_secs(5));
            }
            Err(RecvTimeoutError::Timeout) => break Ok(None),
        }
    };
    let how = match ended {
        Ok(Some(status)) if status.success() => return Ok(()),
        Ok(Some(status)) => status.to_string(),
        Ok(None) => format!("gave up after {} s", limit.as_secs()),
        Err(error) => error.to_string(),
    };
    Err(tail.into_iter().collect::<String>() + &how)
}

/// The lines that a piped child prints; the channel closes at the end of its output.
fn lines_of(child: &mut Child) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    let stdout = child.take_stdout();
    thread::spawn(move || {
        let Some(stdout) = stdout else { return };
        for line in BufReader::new(stdout).split(b'\n') {
            let Ok(line) = line else { return };
            let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

/// A command as one could type it, with the variables that it sets.
pub fn typed(command: &Command) -> String {
    let mut words = Vec::new();
    for (name, value) in command.get_envs() {
        if let Some(value) = value.filter(|_| name != "PATH") {
            words.push(format!("{}={}", name.display(), quoted(&value.to_string_lossy())));
        }
    }
    words.push(quoted(&command.get_program().to_string_lossy()));
    words.extend(command.get_args().map(|argument| quoted(&argument.to_string_lossy())));
    words.join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use std::{process::Command, time::Duration};

    use super::{run, typed};

    #[test]
    fn a_command_is_shown_as_one_could_type_it() {
        let mut command = Command::new("apt-get");
        command.args(["download", "rust-src=1.95.0*"]).env("DEBIAN_FRONTEND", "noninteractive");
        assert_eq!(
            typed(&command),
            "DEBIAN_FRONTEND=noninteractive apt-get download 'rust-src=1.95.0*'"
        );
    }

    #[test]
    fn a_command_that_hangs_is_given_up() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo begun; sleep 600"]);
        let mut lines = Vec::new();
        let failed = run(&command, Duration::from_secs(1), |line| lines.push(line.to_owned()));
        assert_eq!(failed, Err("begun\ngave up after 1 s".to_owned()));
        assert_eq!(lines, ["begun"]);
    }

    #[test]
    fn a_missing_program_is_a_failure() {
        let failed = run(&Command::new("no-such-program"), Duration::from_secs(60), |_| {});
        assert!(failed.expect_err("there is none").contains("no-such-program"));
    }
}
