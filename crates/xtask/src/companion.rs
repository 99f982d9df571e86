//! The companion server as a child process.

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use crate::{
    Failure,
    child::{Child, Output},
    command::typed,
    http,
    ports::Ports,
    profile::Profile,
    workspace,
};

/// The folders whose edits change the server.
pub fn sources() -> Vec<PathBuf> {
    ["server", "crates/wire", "Cargo.toml"].map(|path| workspace::root().join(path)).into()
}

/// Builds the server; cargo's own output is shown.
///
/// # Errors
/// When it does not compile.
pub fn build(profile: Profile) -> Result<(), Failure> {
    let mut command = Command::new("cargo");
    command.current_dir(workspace::root());
    command.args(["build", "--package", "server"]).args(profile.arguments());
    let typed = typed(&command);
    let failed = |reason: &dyn std::fmt::Display| Failure {
        command: typed.clone(),
        ..Failure::new("build the companion server", reason, "mend what the compiler says above")
    };
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(&status)),
        Err(error) => Err(failed(&error)),
    }
}

/// Starts the built server on these ports and waits until its control API answers.
///
/// # Errors
/// When it ends instead; it has said why.
pub fn start(ports: Ports, profile: Profile) -> Result<Child, Failure> {
    let program = workspace::target().join(profile.folder()).join("server");
    run(&program, &workspace::root(), ports)
}

/// Starts a server in a folder, on these ports, and waits until its control API answers.
///
/// # Errors
/// When it ends instead; it has said why.
pub fn run(program: &Path, folder: &Path, ports: Ports) -> Result<Child, Failure> {
    let mut command = Command::new(program);
    command.current_dir(folder);
    command.args(["--lab-port", &ports.lab.to_string()]);
    command.args(["--second-lab-port", &ports.second_lab.to_string()]);
    command.args(["--console-port", &ports.console.to_string()]);
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        command.args(["--page-origin", &format!("http://{host}:{}", ports.page)]);
    }
    let failed = |reason: &dyn std::fmt::Display| Failure {
        command: typed(&command),
        ..Failure::new("start the companion server", reason, "see what the server says above")
    };
    let mut child = Child::spawn(&command, Output::Shown).map_err(|error| failed(&error))?;
    let deadline = Instant::now() + Duration::from_secs(30);
    while Instant::now() < deadline {
        if let Some(status) = child.ended().map_err(|error| failed(&error))? {
            return Err(failed(&format!("it ended with {status}")));
        }
        if http::get(ports.console, "/api/health").is_ok_and(|answer| answer.status == 200) {
            return Ok(child);
        }
        thread::sleep(Duration::from_millis(30));
    }
    Err(failed(&"its control API does not answer"))
}
