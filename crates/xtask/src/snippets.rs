//! `cargo xtask verify-snippets`: starts the real servers with the snippets and asks them. The
//! program that does it is not part of this crate, which is to compile in seconds.

use std::process::Command;

use crate::{Failure, stage, workspace};

/// Builds and runs the program, for these stacks or for all that can be had here.
///
/// # Errors
/// When a stack cannot be installed or started, or its snippet does not keep its promise.
pub fn verify(stacks: &[String]) -> Result<(), Failure> {
    let mut command = Command::new("cargo");
    command.current_dir(workspace::root());
    command.args(["run", "--quiet", "--package", "snippet-tests", "--"]).args(stacks);
    stage::commands("prove the snippets", &[command])
}
